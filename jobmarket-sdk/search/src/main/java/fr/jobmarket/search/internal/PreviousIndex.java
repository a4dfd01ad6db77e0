package fr.jobmarket.search.internal;

import static org.apache.lucene.search.DocIdSetIterator.NO_MORE_DOCS;

import fr.jobmarket.error.NonRetriableException;
import fr.jobmarket.search.OfferIndexBuilder;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.lucene.codecs.DocValuesProducer;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.CodecReader;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.FieldInfo;
import org.apache.lucene.index.FilterCodecReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.index.SortedNumericDocValues;
import org.apache.lucene.index.SortedSetDocValues;
import org.apache.lucene.index.Term;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.FixedBitSet;
import org.jspecify.annotations.Nullable;

/**
 * The index that a new one begins from, and which of its documents stay. It is only read. {@link #keeps} and {@link #replace}
 * may be called from several threads.
 */
public final class PreviousIndex implements Closeable {

    private final DirectoryReader reader;

    /** A finished index is one segment, or none when it holds no offer. */
    private final @Nullable CodecReader segment;

    private final FixedBitSet kept;

    /** When the offers of the documents that stay were seen last, by number of document. */
    private final long[] lastSeen;

    /** Ids of the offers that were written anew, whose documents of before must not stay. */
    private final Set<String> written = ConcurrentHashMap.newKeySet();

    private PreviousIndex(DirectoryReader reader, @Nullable CodecReader segment) {
        this.reader = reader;
        this.segment = segment;
        this.kept = new FixedBitSet(Math.max(1, reader.maxDoc()));
        this.lastSeen = new long[reader.maxDoc()];
    }

    /**
     * Opens an index that a program of this build has finished.
     *
     * @throws fr.jobmarket.error.InvalidInputException when it is none; says why
     */
    public static PreviousIndex open(Path folder, String build) {
        DirectoryReader reader = IndexFolder.open(folder);
        try {
            if (build.isEmpty()
                    || !build.equals(reader.getIndexCommit().getUserData().get(OfferFields.BUILD_KEY))) {
                throw IndexFolder.refused(
                        "go on from",
                        folder,
                        "another build of the program wrote it, which may read or write offers in another way",
                        null);
            }
            List<LeafReaderContext> leaves = reader.leaves();
            if (leaves.size() > 1 || reader.hasDeletions()) {
                throw IndexFolder.refused("go on from", folder, "no OfferIndexBuilder finished it", null);
            }
            return new PreviousIndex(
                    reader,
                    leaves.isEmpty() ? null : (CodecReader) leaves.get(0).reader());
        } catch (IOException e) {
            close(reader);
            throw IndexFolder.refused("go on from", folder, "it cannot be read (" + e + ")", e);
        } catch (RuntimeException e) {
            close(reader);
            throw e;
        }
    }

    /**
     * Whether the document of an offer is here already, and stays.
     *
     * @param lastSeen when the offer was seen last, as {@link IndexedOffer} has it
     * @return false when it is to be {@linkplain #replace written}
     */
    public boolean keeps(String id, BytesRef fingerprint, long lastSeen) throws IOException {
        int document = written.contains(id) ? NO_MORE_DOCS : find(OfferFields.FINGERPRINT, fingerprint);
        if (document == NO_MORE_DOCS) {
            return false;
        }
        synchronized (kept) {
            kept.set(document);
            this.lastSeen[document] = lastSeen;
        }
        return true;
    }

    /** Tells of an offer that is written: whatever is here of its id does not stay. */
    public void replace(String id) {
        written.add(id);
    }

    private int find(String field, BytesRef value) throws IOException {
        if (segment == null) {
            return NO_MORE_DOCS;
        }
        PostingsEnum documents = segment.postings(new Term(field, value), PostingsEnum.NONE);
        return documents == null ? NO_MORE_DOCS : documents.nextDoc();
    }

    /**
     * Makes what stays and what was written one segment, in which nothing is left of the other documents. Nobody may add
     * meanwhile.
     */
    public OfferIndexBuilder.Changes mergeInto(IndexWriter writer) throws IOException {
        long replaced = 0;
        for (String id : written) {
            int document = find(OfferFields.ID, new BytesRef(id));
            if (document != NO_MORE_DOCS) {
                kept.clear(document);
                replaced++;
            }
        }
        int stay = kept.cardinality();
        try (DirectoryReader fresh = DirectoryReader.open(writer)) {
            List<CodecReader> parts = new ArrayList<>();
            if (segment != null && stay > 0) {
                parts.add(new Part(segment, stay == segment.maxDoc() ? null : kept, stay, lastSeen));
            }
            for (LeafReaderContext leaf : fresh.leaves()) {
                parts.add((CodecReader) leaf.reader());
            }
            // Readers go on holding what they were opened on.
            writer.deleteAll();
            if (!parts.isEmpty()) {
                writer.addIndexes(parts.toArray(CodecReader[]::new));
            }
        }
        return new OfferIndexBuilder.Changes(
                stay, replaced, written.size() - replaced, reader.numDocs() - stay - replaced);
    }

    @Override
    public void close() {
        close(reader);
    }

    private static void close(DirectoryReader reader) {
        try {
            reader.close();
        } catch (IOException e) {
            throw new NonRetriableException("cannot close a search index: " + e.getMessage() + "; check the disk", e);
        }
    }

    /** A segment of which only some documents are there, seen at other times. */
    private static final class Part extends FilterCodecReader {
        private final @Nullable Bits live;
        private final int count;
        private final long[] lastSeen;

        private Part(CodecReader segment, @Nullable Bits live, int count, long[] lastSeen) {
            super(segment);
            this.live = live;
            this.count = count;
            this.lastSeen = lastSeen;
        }

        @Override
        public @Nullable Bits getLiveDocs() {
            return live;
        }

        @Override
        public int numDocs() {
            return count;
        }

        @Override
        public DocValuesProducer getDocValuesReader() {
            return new Seen(in.getDocValuesReader(), lastSeen);
        }

        @Override
        public @Nullable CacheHelper getCoreCacheHelper() {
            return null;
        }

        @Override
        public @Nullable CacheHelper getReaderCacheHelper() {
            return null;
        }
    }

    /** The columns of a segment, but for one. */
    private static final class Seen extends DocValuesProducer {
        private final DocValuesProducer columns;
        private final long[] lastSeen;

        private Seen(DocValuesProducer columns, long[] lastSeen) {
            this.columns = columns;
            this.lastSeen = lastSeen;
        }

        @Override
        public NumericDocValues getNumeric(FieldInfo field) throws IOException {
            return field.name.equals(OfferFields.LAST_SEEN) ? new Column(lastSeen) : columns.getNumeric(field);
        }

        @Override
        public BinaryDocValues getBinary(FieldInfo field) throws IOException {
            return columns.getBinary(field);
        }

        @Override
        public SortedDocValues getSorted(FieldInfo field) throws IOException {
            return columns.getSorted(field);
        }

        @Override
        public SortedNumericDocValues getSortedNumeric(FieldInfo field) throws IOException {
            return columns.getSortedNumeric(field);
        }

        @Override
        public SortedSetDocValues getSortedSet(FieldInfo field) throws IOException {
            return columns.getSortedSet(field);
        }

        @Override
        public void checkIntegrity() throws IOException {
            columns.checkIntegrity();
        }

        @Override
        public DocValuesProducer getMergeInstance() {
            return new Seen(columns.getMergeInstance(), lastSeen);
        }

        /** The segment's reader closes them. */
        @Override
        public void close() {}
    }

    /** A value for every document. */
    private static final class Column extends NumericDocValues {
        private final long[] values;
        private int document = -1;

        private Column(long[] values) {
            this.values = values;
        }

        @Override
        public long longValue() {
            return values[document];
        }

        @Override
        public boolean advanceExact(int target) {
            document = target;
            return true;
        }

        @Override
        public int docID() {
            return document;
        }

        @Override
        public int nextDoc() {
            return advance(document + 1);
        }

        @Override
        public int advance(int target) {
            document = target < values.length ? target : NO_MORE_DOCS;
            return document;
        }

        @Override
        public long cost() {
            return values.length;
        }
    }
}
