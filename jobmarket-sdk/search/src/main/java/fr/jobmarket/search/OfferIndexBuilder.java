package fr.jobmarket.search;

import fr.jobmarket.error.InvalidInputException;
import fr.jobmarket.error.NonRetriableException;
import fr.jobmarket.offer.Offer;
import fr.jobmarket.search.internal.IndexFolder;
import fr.jobmarket.search.internal.OfferAnalyzer;
import fr.jobmarket.search.internal.OfferDocuments;
import fr.jobmarket.search.internal.OfferFields;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.store.AlreadyClosedException;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.LockObtainFailedException;
import org.jspecify.annotations.Nullable;

/**
 * Writes an index of offers. Nobody can open it before {@link #finish()} returns; closed without that, whatever was
 * added is thrown away, so that neither an exception nor a crash leaves a half index that looks whole. In a folder that
 * holds an index already, the new one takes its place when it is finished; until then, and when it never is, the old one
 * goes on being opened and read. {@link #add} may be called from several threads.
 *
 * <pre>{@code
 * try (OfferIndexBuilder builder = OfferIndexBuilder.create(folder)) {
 *     offers.forEach(builder::add);
 *     builder.finish();
 * }
 * }</pre>
 */
public final class OfferIndexBuilder implements AutoCloseable {

    /** Lucene's default of 16 MB makes many small segments that have to be merged again. */
    private static final double WRITE_BUFFER_MB = 64;

    private final Path folder;
    private final Directory directory;
    private final IndexWriter writer;
    private volatile boolean incomplete;
    private volatile boolean finished;

    private OfferIndexBuilder(Path folder, Directory directory, IndexWriter writer) {
        this.folder = folder;
        this.directory = directory;
        this.writer = writer;
    }

    /**
     * Starts an index in a folder, which is created when absent.
     *
     * @param folder new, empty, or holding an index made before, which the new one will replace
     * @throws InvalidInputException when the folder holds anything else, or another builder writes to it
     * @throws NonRetriableException when the folder cannot be written
     */
    public static OfferIndexBuilder create(Path folder) {
        Objects.requireNonNull(folder, "folder");
        try {
            IndexFolder.prepare(folder);
            Directory directory = FSDirectory.open(folder);
            IndexWriterConfig config = new IndexWriterConfig(new OfferAnalyzer())
                    .setOpenMode(IndexWriterConfig.OpenMode.CREATE)
                    .setRAMBufferSizeMB(WRITE_BUFFER_MB)
                    .setCommitOnClose(false);
            return new OfferIndexBuilder(folder, directory, new IndexWriter(directory, config));
        } catch (LockObtainFailedException e) {
            throw new InvalidInputException(
                    "cannot build a search index in " + folder
                            + ": another OfferIndexBuilder is writing there; close that one first, or give another folder",
                    e);
        } catch (IOException e) {
            throw failed("write a search index", e, "check that the folder is writable and the disk not full", folder);
        }
    }

    /**
     * Adds an offer; one with the same id that was added before is replaced.
     *
     * @throws NonRetriableException when it cannot be written, after which the index cannot be finished, or when the
     *     builder was finished or closed
     */
    public void add(Offer offer) {
        requireUnfinished();
        try {
            writer.updateDocument(new Term(OfferFields.ID, offer.id()), OfferDocuments.of(offer));
        } catch (IOException e) {
            incomplete = true;
            throw failed("add offer " + offer.id() + " to the search index", e, "is the disk full?", folder);
        } catch (AlreadyClosedException e) {
            throw refused("cannot be written: its builder has been closed; create another one", e);
        }
    }

    /**
     * Makes the index whole and lets it be opened. Nothing can be added any more; {@link #close()} still has to follow.
     *
     * @throws NonRetriableException when it cannot be written, an offer could not be added, or the builder was finished
     *     or closed
     */
    public void finish() {
        requireUnfinished();
        if (incomplete) {
            throw refused("cannot be finished: an offer could not be added to it; build it again", null);
        }
        try {
            writer.forceMerge(1);
            writer.setLiveCommitData(
                    Map.of(OfferFields.FORMAT_KEY, OfferFields.FORMAT).entrySet());
            writer.commit();
            finished = true;
        } catch (IOException e) {
            throw failed("finish the search index", e, "is the disk full?", folder);
        } catch (AlreadyClosedException e) {
            throw refused("cannot be written: its builder has been closed; create another one", e);
        }
    }

    private void requireUnfinished() {
        if (finished) {
            throw refused("is finished; build a new one to change what it holds", null);
        }
    }

    private NonRetriableException refused(String why, @Nullable Throwable cause) {
        return new NonRetriableException("the search index in " + folder + " " + why, cause);
    }

    private static NonRetriableException failed(String what, IOException cause, String advice, Path folder) {
        return new NonRetriableException(
                "cannot " + what + " in " + folder + " (" + cause.getMessage() + "); " + advice, cause);
    }

    /** Lets go of the folder, and throws away what was added unless {@link #finish()} came before. Twice is once. */
    @Override
    public void close() {
        try (directory) {
            writer.rollback();
        } catch (IOException e) {
            throw failed("close the search index", e, "check the disk", folder);
        }
    }
}
