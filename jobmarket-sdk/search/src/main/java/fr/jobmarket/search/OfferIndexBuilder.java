package fr.jobmarket.search;

import fr.jobmarket.error.InvalidInputException;
import fr.jobmarket.error.NonRetriableException;
import fr.jobmarket.offer.Offer;
import fr.jobmarket.search.internal.AddedIds;
import fr.jobmarket.search.internal.IndexFolder;
import fr.jobmarket.search.internal.IndexedOffer;
import fr.jobmarket.search.internal.OfferAnalyzer;
import fr.jobmarket.search.internal.OfferCodec;
import fr.jobmarket.search.internal.OfferDocuments;
import fr.jobmarket.search.internal.OfferFields;
import fr.jobmarket.search.internal.PreviousIndex;
import fr.jobmarket.search.internal.ProgramBuild;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.ConcurrentMergeScheduler;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.MergeScheduler;
import org.apache.lucene.index.NoMergePolicy;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.TieredMergePolicy;
import org.apache.lucene.store.AlreadyClosedException;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.LockObtainFailedException;
import org.apache.lucene.store.NIOFSDirectory;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/**
 * Writes an index of offers. Nobody can open it before {@link #finish()} returns; closed without that, whatever was
 * added is thrown away, so that neither an exception nor a crash leaves a half index that looks whole. In a folder that
 * holds an index already, the new one takes its place when it is finished; until then, and when it never is, the old one
 * goes on being opened and read. {@link #add} and {@link #keep} may be called from several threads.
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
    private final String build;
    private final @Nullable PreviousIndex previous;
    private final AddedIds added = new AddedIds();
    private final ReadWriteLock adding = new ReentrantReadWriteLock();
    private volatile boolean incomplete;
    private volatile boolean finished;

    private OfferIndexBuilder(
            Path folder, Directory directory, IndexWriter writer, String build, @Nullable PreviousIndex previous) {
        this.folder = folder;
        this.directory = directory;
        this.writer = writer;
        this.build = build;
        this.previous = previous;
    }

    /**
     * Starts an index in a folder, which is created when absent.
     *
     * @param folder new, empty, or holding an index made before, which the new one will replace
     * @throws InvalidInputException when the folder holds anything else, or another builder writes to it
     * @throws NonRetriableException when the folder cannot be written
     */
    public static OfferIndexBuilder create(Path folder) {
        return create(folder, ProgramBuild.current(), null);
    }

    /**
     * Starts an index that takes over, from one made before, the documents of offers that are added as they were then. All
     * offers are to be added, as to any other index; what is not added is not there. The outcome answers like an index
     * that began from nothing, and holds nothing of what was changed or left out; only {@link OfferIndex#random} draws
     * others for the same seed.
     *
     * @param previous folder of an index that a builder finished; read until this builder is closed, and not changed
     * @param folder as for {@link #create(Path)}, and another one
     * @throws InvalidInputException when there is no index to begin from that the same build of the program wrote: then
     *     {@link #create(Path)} does; when the folder holds anything else, or another builder writes to it
     * @throws NonRetriableException when the folder cannot be written
     */
    public static OfferIndexBuilder createFrom(Path previous, Path folder) {
        Objects.requireNonNull(previous, "previous");
        String build = ProgramBuild.current();
        PreviousIndex opened = PreviousIndex.open(previous, build);
        try {
            return create(folder, build, opened);
        } catch (RuntimeException e) {
            opened.close();
            throw e;
        }
    }

    private static OfferIndexBuilder create(Path folder, String build, @Nullable PreviousIndex previous) {
        Objects.requireNonNull(folder, "folder");
        try {
            IndexFolder.prepare(folder);
            // Mapped, all that is merged in the end would be in the memory of the process, a gigabyte for a million
            // offers.
            Directory directory = new NIOFSDirectory(folder);
            IndexWriterConfig config = new IndexWriterConfig(new OfferAnalyzer())
                    .setCodec(new OfferCodec())
                    .setOpenMode(IndexWriterConfig.OpenMode.CREATE)
                    .setRAMBufferSizeMB(WRITE_BUFFER_MB)
                    .setMergePolicy(NoMergePolicy.INSTANCE)
                    .setMergeScheduler(unthrottled())
                    .setCommitOnClose(false);
            return new OfferIndexBuilder(folder, directory, new IndexWriter(directory, config), build, previous);
        } catch (LockObtainFailedException e) {
            throw new InvalidInputException(
                    "cannot build a search index in " + folder
                            + ": another OfferIndexBuilder is writing there; close that one first, or give another folder",
                    e);
        } catch (IOException e) {
            throw failed("write a search index", e, "check that the folder is writable and the disk not full", folder);
        }
    }

    /** Lucene writes merged segments at some 20 MB/s, to leave the disk to searches; nobody searches what is being built. */
    private static MergeScheduler unthrottled() {
        ConcurrentMergeScheduler scheduler = new ConcurrentMergeScheduler();
        scheduler.disableAutoIOThrottle();
        return scheduler;
    }

    /**
     * Adds an offer; one with the same id that was added before is replaced.
     *
     * @throws NonRetriableException when it cannot be written, after which the index cannot be finished, or when the
     *     builder was finished or closed
     */
    public void add(Offer offer) {
        add(IndexedOffer.of(offer));
    }

    /**
     * The same for an offer that can be {@linkplain #keep kept} by the index made after this one.
     *
     * @param version differs whenever anything of the offer does but when it was seen last
     */
    public void add(Offer offer, String version) {
        add(IndexedOffer.of(offer, version));
    }

    private void add(IndexedOffer indexed) {
        requireUnfinished();
        String id = indexed.offer().id();
        try {
            if (!keeps(id, indexed.fingerprint(), indexed.lastSeen())) {
                write(id, OfferDocuments.of(indexed));
            }
        } catch (IOException e) {
            incomplete = true;
            throw failed("add offer " + id + " to the search index", e, "is the disk full?", folder);
        } catch (AlreadyClosedException e) {
            throw closed(e);
        }
    }

    /**
     * Adds an offer that the index this one began from has already, without reading it.
     *
     * @param version what it was {@linkplain #add(Offer, String) added} with
     * @param lastSeenAt when it was seen last; null when that is not known
     * @return false when it is not there, or not in this version: then it is to be added
     * @throws NonRetriableException when the index before cannot be read, or the builder was finished or closed
     */
    public boolean keep(String id, String version, @Nullable Instant lastSeenAt) {
        requireUnfinished();
        try {
            return keeps(id, IndexedOffer.fingerprint(id, version, lastSeenAt), IndexedOffer.lastSeen(lastSeenAt));
        } catch (IOException e) {
            incomplete = true;
            throw failed("keep offer " + id, e, "make it anew, or check the disk", folder);
        } catch (AlreadyClosedException e) {
            throw closed(e);
        }
    }

    private boolean keeps(String id, BytesRef fingerprint, long lastSeen) throws IOException {
        return previous != null && previous.keeps(id, fingerprint, lastSeen);
    }

    /**
     * Replacing means to look for what is replaced in all that was written, for nearly every offer in vain: so only those
     * that may have been added before are replaced, while nobody is just adding them.
     */
    private void write(String id, Document document) throws IOException {
        if (previous != null) {
            previous.replace(id);
        }
        adding.readLock().lock();
        try {
            if (added.isFirst(id)) {
                writer.addDocument(document);
                return;
            }
        } finally {
            adding.readLock().unlock();
        }
        adding.writeLock().lock();
        try {
            writer.updateDocument(new Term(OfferFields.ID, id), document);
        } finally {
            adding.writeLock().unlock();
        }
    }

    /**
     * Makes the index whole and lets it be opened. Nothing can be added any more; {@link #close()} still has to follow.
     *
     * @return what became of the offers of the index it began from; without one, all were added
     * @throws NonRetriableException when it cannot be written, an offer could not be added, or the builder was finished
     *     or closed
     */
    public Changes finish() {
        requireUnfinished();
        if (incomplete) {
            throw refused("cannot be finished: it could not be written before; build it again", null);
        }
        try {
            Changes changes = merge();
            writer.setLiveCommitData(Map.of(OfferFields.FORMAT_KEY, OfferFields.FORMAT, OfferFields.BUILD_KEY, build)
                    .entrySet());
            writer.commit();
            finished = true;
            return changes;
        } catch (IOException e) {
            incomplete = true;
            throw failed("finish the search index", e, "is the disk full?", folder);
        } catch (AlreadyClosedException e) {
            throw closed(e);
        }
    }

    /**
     * One segment without deleted documents, however it came about: scores count what deleted ones said until they are
     * merged away, and what had to be removed would still be in the files. Whatever would be merged before is merged again here,
     * so that nothing is.
     */
    private Changes merge() throws IOException {
        writer.flush();
        writer.getConfig().setMergePolicy(new TieredMergePolicy());
        if (previous != null) {
            return previous.mergeInto(writer);
        }
        writer.forceMerge(1);
        return new Changes(0, 0, writer.getDocStats().numDocs, 0);
    }

    private void requireUnfinished() {
        if (finished) {
            throw refused("is finished; build a new one to change what it holds", null);
        }
    }

    private NonRetriableException closed(AlreadyClosedException cause) {
        return refused("cannot be written: its builder has been closed; create another one", cause);
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
        try (directory;
                PreviousIndex read = previous) {
            writer.rollback();
        } catch (IOException e) {
            throw failed("close the search index", e, "check the disk", folder);
        }
    }

    /**
     * What became of the offers of the index that a new one began from.
     *
     * @param kept taken over as they were
     * @param replaced changed, written again
     * @param added not there before
     * @param removed not there any more
     */
    public record Changes(long kept, long replaced, long added, long removed) {}
}
