package fr.jobmarket.search.internal;

import java.io.IOException;
import org.apache.lucene.codecs.Codec;
import org.apache.lucene.codecs.DocValuesConsumer;
import org.apache.lucene.codecs.DocValuesFormat;
import org.apache.lucene.codecs.DocValuesProducer;
import org.apache.lucene.codecs.perfield.PerFieldDocValuesFormat;
import org.apache.lucene.index.SegmentReadState;
import org.apache.lucene.index.SegmentWriteState;

/**
 * Lucene's form of columns under a name of its own, so that the digests lie in a file of their own, which can be read in another way
 * than the other columns are. Lucene finds it by its name, hence the file in META-INF/services.
 */
public final class DigestFormat extends DocValuesFormat {

    private static final String NAME = "JobmarketDigest";

    /** The only form there is. */
    public DigestFormat() {
        super(NAME);
    }

    /** How this version of Lucene writes the column of a field. */
    static DocValuesFormat ofLucene(String field) {
        return ((PerFieldDocValuesFormat) Codec.getDefault().docValuesFormat()).getDocValuesFormatForField(field);
    }

    /** Whether a file of an index holds digests. */
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
