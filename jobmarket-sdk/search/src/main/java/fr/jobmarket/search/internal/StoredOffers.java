package fr.jobmarket.search.internal;

import com.fasterxml.jackson.databind.ObjectReader;
import fr.jobmarket.offer.Offer;
import fr.jobmarket.offer.OfferJson;
import java.io.IOException;
import java.util.List;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.util.BytesRef;

/** The offers of an open index, by number of document. Thread-safe. */
final class StoredOffers {

    private static final ObjectReader OFFER_READER = OfferJson.newMapper().readerFor(Offer.class);

    private final List<LeafReaderContext> segments;

    /** Those of an index, which somebody else closes. */
    StoredOffers(IndexReader reader) {
        this.segments = reader.leaves();
    }

    /** The offer of a document. */
    Offer get(int document) throws IOException {
        LeafReaderContext segment = segments.get(ReaderUtil.subIndex(document, segments));
        int number = document - segment.docBase;
        BytesRef json = json(segment.reader(), number);
        Offer offer = OFFER_READER.readValue(json.bytes, json.offset, json.length);
        return IndexedOffer.whole(offer, lastSeen(segment.reader(), number));
    }

    private static BytesRef json(LeafReader segment, int document) throws IOException {
        BinaryDocValues column = segment.getBinaryDocValues(OfferFields.JSON);
        if (column == null) {
            // Formats 5 and 6 leave it to Lucene to compress neighbours together.
            return segment.storedFields().document(document).getBinaryValue(OfferFields.JSON);
        }
        if (!column.advanceExact(document)) {
            throw new IOException("document " + document + " has no offer");
        }
        return CompressedJson.decompress(column.binaryValue());
    }

    private static long lastSeen(LeafReader segment, int document) throws IOException {
        NumericDocValues column = DocValues.getNumeric(segment, OfferFields.LAST_SEEN);
        if (!column.advanceExact(document)) {
            throw new IOException("document " + document + " does not say when it was seen");
        }
        return column.longValue();
    }
}
