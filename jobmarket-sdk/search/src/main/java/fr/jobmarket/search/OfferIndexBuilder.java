package fr.jobmarket.search;

import fr.jobmarket.error.InvalidInputException;
import fr.jobmarket.error.NonRetriableException;
import fr.jobmarket.offer.Offer;
import fr.jobmarket.search.internal.OfferAnalyzer;
import fr.jobmarket.search.internal.OfferDocuments;
import fr.jobmarket.search.internal.OfferFields;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.lucene.codecs.lucene912.Lucene912Codec;
import org.apache.lucene.index.ConcurrentMergeScheduler;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;

/**
 * Writes a new index of offers. Until {@link #close()} returns nobody can open it, so a crash leaves no half index that
 * looks whole. {@link #add} may be called from several threads.
 *
 * <pre>{@code
 * try (OfferIndexBuilder builder = OfferIndexBuilder.create(folder)) {
 *     offers.forEach(builder::add);
 * }
 * }</pre>
 */
public final class OfferIndexBuilder implements AutoCloseable {

    /** Lucene's default of 16 MB makes many small segments that have to be merged again. */
    private static final double WRITE_BUFFER_MB = 64;

    private final Path folder;
    private final Directory directory;
    private final IndexWriter writer;
    private volatile boolean failed;

    private OfferIndexBuilder(Path folder, Directory directory, IndexWriter writer) {
        this.folder = folder;
        this.directory = directory;
        this.writer = writer;
    }

    /**
     * Starts an index in a folder, which is created when absent.
     *
     * @throws InvalidInputException when the folder already holds files: an index is never changed in place
     * @throws NonRetriableException when the folder cannot be written
     */
    public static OfferIndexBuilder create(Path folder) {
        try {
            Files.createDirectories(folder);
            refuseFiles(folder);
            Directory directory = FSDirectory.open(folder);
            IndexWriterConfig config = new IndexWriterConfig(new OfferAnalyzer())
                    .setOpenMode(IndexWriterConfig.OpenMode.CREATE)
                    .setCodec(new Lucene912Codec(Lucene912Codec.Mode.BEST_SPEED))
                    .setRAMBufferSizeMB(WRITE_BUFFER_MB)
                    .setMergeScheduler(new ConcurrentMergeScheduler())
                    .setCommitOnClose(false);
            return new OfferIndexBuilder(folder, directory, new IndexWriter(directory, config));
        } catch (IOException e) {
            throw new NonRetriableException(
                    "cannot write a search index in " + folder + " (" + e.getMessage()
                            + "); check that the folder is writable and the disk not full",
                    e);
        }
    }

    private static void refuseFiles(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            files.findAny().ifPresent(file -> {
                throw new InvalidInputException("cannot build a search index in " + folder + ": it already holds "
                        + file.getFileName() + "; give an empty or new folder");
            });
        }
    }

    /** Adds an offer; one with the same id that was added before is replaced. */
    public void add(Offer offer) {
        try {
            writer.updateDocument(new Term(OfferFields.ID, offer.id()), OfferDocuments.of(offer));
        } catch (IOException e) {
            failed = true;
            throw new NonRetriableException(
                    "cannot add offer " + offer.id() + " to the search index in " + folder + " (" + e.getMessage()
                            + "); is the disk full?",
                    e);
        }
    }

    /** Finishes the index, or throws it away when adding failed. */
    @Override
    public void close() {
        try (directory) {
            if (failed) {
                writer.rollback();
                return;
            }
            try (writer) {
                writer.forceMerge(1);
                writer.setLiveCommitData(
                        Map.of(OfferFields.FORMAT_KEY, OfferFields.FORMAT).entrySet());
                writer.commit();
            }
        } catch (IOException e) {
            throw new NonRetriableException(
                    "cannot finish the search index in " + folder + " (" + e.getMessage() + "); is the disk full?", e);
        }
    }
}
