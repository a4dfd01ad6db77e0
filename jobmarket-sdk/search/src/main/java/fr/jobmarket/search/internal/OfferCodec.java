package fr.jobmarket.search.internal;

import org.apache.lucene.codecs.Codec;
import org.apache.lucene.codecs.DocValuesFormat;
import org.apache.lucene.codecs.FilterCodec;
import org.apache.lucene.codecs.perfield.PerFieldDocValuesFormat;

/** How an index of offers is written: as Lucene does, with what documents hold apart. It has the name of Lucene's own, which reads it. */
public final class OfferCodec extends FilterCodec {

    private static final DocValuesFormat CONTENT = new ContentFormat();

    private static final DocValuesFormat COLUMNS = new PerFieldDocValuesFormat() {
        @Override
        public DocValuesFormat getDocValuesFormatForField(String field) {
            return ContentFormat.has(field) ? CONTENT : ContentFormat.ofLucene(field);
        }
    };

    /** One codec can serve several writers. */
    public OfferCodec() {
        super(Codec.getDefault().getName(), Codec.getDefault());
    }

    @Override
    public DocValuesFormat docValuesFormat() {
        return COLUMNS;
    }
}
