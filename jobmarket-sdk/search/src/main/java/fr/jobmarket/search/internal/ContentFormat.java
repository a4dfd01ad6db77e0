package fr.jobmarket.search.internal;

import java.io.IOException;
import java.util.Set;
import org.apache.lucene.codecs.Codec;
import org.apache.lucene.codecs.DocValuesConsumer;
import org.apache.lucene.codecs.DocValuesFormat;
import org.apache.lucene.codecs.DocValuesProducer;
import org.apache.lucene.codecs.perfield.PerFieldDocValuesFormat;
import org.apache.lucene.index.SegmentReadState;
import org.apache.lucene.index.SegmentWriteState;

/**
 * Lucene's form of columns under a name of its own, so that what documents hold, digests and offers, lies in a file of its own, which
 * can be read in another way than the other columns are. Lucene finds it by its name, hence the file in META-INF/services.
 */
public final class ContentFormat extends DocValuesFormat {

    /** Of the time when there were digests alone in it: indexes of format 6 say so. */
    private static final String NAME = "JobmarketDigest";

    private static final Set<String> FIELDS = Set.of(OfferFields.DIGEST, OfferFields.JSON);

    /** The only form there is. */
    public ContentFormat() {
        super(NAME);
    }

    /** How this version of Lucene writes the column of a field. */
    static DocValuesFormat ofLucene(String field) {
        return ((PerFieldDocValuesFormat) Codec.getDefault().docValuesFormat()).getDocValuesFormatForField(field);
    }

    /** Whether a field is kept in this form. */
    static boolean has(String field) {
        return FIELDS.contains(field);
    }

    /** Whether a file of an index is in this form. */
    static boolean isFile(String name) {
        return name.contains('_' + NAME + '_') && name.endsWith(".dvd");
    }

    @Override
    public DocValuesConsumer fieldsConsumer(SegmentWriteState state) throws IOException {
        return ofLucene(OfferFields.DIGEST).fieldsConsumer(state);
    }

    @Override
    public DocValuesProducer fieldsProducer(SegmentReadState state) throws IOException {
        return ofLucene(OfferFields.DIGEST).fieldsProducer(state);
    }
}
