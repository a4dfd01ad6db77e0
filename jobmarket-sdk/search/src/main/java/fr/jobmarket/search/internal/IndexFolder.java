package fr.jobmarket.search.internal;

import fr.jobmarket.error.InvalidInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexFileNames;
import org.apache.lucene.index.IndexFormatTooNewException;
import org.apache.lucene.index.IndexFormatTooOldException;
import org.apache.lucene.index.IndexNotFoundException;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.SegmentInfos;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.FilterDirectory;
import org.apache.lucene.store.IOContext;
import org.apache.lucene.store.IndexInput;
import org.apache.lucene.store.LockObtainFailedException;
import org.apache.lucene.store.NIOFSDirectory;
import org.jspecify.annotations.Nullable;

/** What a folder holds where an index is to be written or read. */
public final class IndexFolder {

    /** Of the formats before 7. */
    private static final String STORED_OFFERS = ".fdt";

    private static final String BUILD_AGAIN = "; build it again with OfferIndexBuilder";

    private IndexFolder() {}

    /**
     * Creates the folder when absent.
     *
     * @throws InvalidInputException when it holds anything but an index that may be replaced, or the rest of one that
     *     was never finished
     */
    public static void prepare(Path folder) throws IOException {
        Files.createDirectories(folder);
        Optional<Path> foreign;
        try (Stream<Path> files = Files.list(folder)) {
            foreign = files.filter(file -> !isOfAnIndex(file.getFileName().toString()))
                    .findFirst();
        }
        if (foreign.isPresent()) {
            throw refused(
                    folder,
                    "it holds " + foreign.get().getFileName() + ", which is no part of one; give a folder of its own");
        }
        try (Directory directory = FSDirectory.open(folder)) {
            if (!SegmentInfos.readLatestCommit(directory).getUserData().containsKey(OfferFields.FORMAT_KEY)) {
                throw refused(folder, "it holds an index of another program; give a folder of its own");
            }
        } catch (IndexNotFoundException e) {
            // New, or left by a builder that never finished: nothing to lose.
        } catch (IndexFormatTooOldException | IndexFormatTooNewException e) {
            throw refused(folder, "it holds an index of another version; delete it, or give another folder");
        }
    }

    private static boolean isOfAnIndex(String file) {
        return file.equals(IndexWriter.WRITE_LOCK_NAME)
                || file.startsWith(IndexFileNames.SEGMENTS)
                || file.startsWith(IndexFileNames.PENDING_SEGMENTS)
                || IndexFileNames.CODEC_FILE_PATTERN.matcher(file).matches();
    }

    /**
     * Opens the finished index in a folder.
     *
     * @throws InvalidInputException when there is none, or it is damaged or of another version; the message names the
     *     folder and says what to do
     */
    public static DirectoryReader open(Path folder) {
        if (!Files.isDirectory(folder)) {
            throw unopened(folder, "there is no such folder; write the index first, with OfferIndexBuilder", null);
        }
        try {
            DirectoryReader reader = DirectoryReader.open(toRead(folder));
            String format = reader.getIndexCommit().getUserData().get(OfferFields.FORMAT_KEY);
            if (format == null || !OfferFields.READABLE.contains(format)) {
                reader.close();
                throw unopened(
                        folder,
                        format == null
                                ? "it is an index of another program, not one of offers; give the folder that an "
                                        + "OfferIndexBuilder wrote"
                                : "its format is " + format + ", this version reads "
                                        + String.join(", ", new TreeSet<>(OfferFields.READABLE)) + BUILD_AGAIN,
                        null);
            }
            return reader;
        } catch (IndexNotFoundException e) {
            throw unopened(
                    folder,
                    isBeingWritten(folder)
                            ? "it is being written; open it once its OfferIndexBuilder has finished"
                            : "the folder holds no finished index; write one with OfferIndexBuilder, and end with finish()",
                    e);
        } catch (IndexFormatTooOldException | IndexFormatTooNewException e) {
            throw unopened(folder, "it was written by another version" + BUILD_AGAIN, e);
        } catch (CorruptIndexException e) {
            throw unopened(folder, "it is damaged" + BUILD_AGAIN, e);
        } catch (IllegalArgumentException e) {
            // How Lucene refuses an index of a codec it does not know.
            throw unopened(folder, "it was written by another version or program" + BUILD_AGAIN, e);
        } catch (IOException e) {
            throw unopened(folder, "it cannot be read (" + e + "); check the disk and who may read it", e);
        }
    }

    private static Directory toRead(Path folder) throws IOException {
        return new Sparing(FSDirectory.open(folder), new NIOFSDirectory(folder));
    }

    /**
     * Offers and their digests are by far the largest files, of which a question reads some kilobytes here and
     * there: mapped, each of them would keep pages around it in the memory of the process.
     */
    private static final class Sparing extends FilterDirectory {
        private final Directory unmapped;

        private Sparing(Directory mapped, Directory unmapped) {
            super(mapped);
            this.unmapped = unmapped;
        }

        @Override
        public IndexInput openInput(String name, IOContext context) throws IOException {
            boolean readHereAndThere = name.endsWith(STORED_OFFERS) || ContentFormat.isFile(name);
            return (readHereAndThere ? unmapped : in).openInput(name, context);
        }

        @Override
        public void close() throws IOException {
            try (unmapped) {
                super.close();
            }
        }
    }

    private static InvalidInputException unopened(Path folder, String why, @Nullable Throwable cause) {
        return refused("open", folder, why, cause);
    }

    private static InvalidInputException refused(Path folder, String why) {
        return refused("build", folder, why, null);
    }

    /** Says what cannot be done with the index in a folder. */
    static InvalidInputException refused(String what, Path folder, String why, @Nullable Throwable cause) {
        return new InvalidInputException("cannot " + what + " a search index in " + folder + ": " + why, cause);
    }

    /** Whether a builder is writing there now, in this process or another. Leaves no trace. */
    public static boolean isBeingWritten(Path folder) {
        if (!Files.exists(folder.resolve(IndexWriter.WRITE_LOCK_NAME))) {
            return false;
        }
        try (Directory directory = FSDirectory.open(folder);
                var lock = directory.obtainLock(IndexWriter.WRITE_LOCK_NAME)) {
            return false;
        } catch (LockObtainFailedException e) {
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
