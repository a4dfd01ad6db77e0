package fr.jobmarket.search.internal;

import fr.jobmarket.error.InvalidInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.lucene.index.IndexFileNames;
import org.apache.lucene.index.IndexFormatTooNewException;
import org.apache.lucene.index.IndexFormatTooOldException;
import org.apache.lucene.index.IndexNotFoundException;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.SegmentInfos;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.LockObtainFailedException;

/** What a folder holds where an index is to be written or read. */
public final class IndexFolder {

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

    private static InvalidInputException refused(Path folder, String why) {
        return new InvalidInputException("cannot build a search index in " + folder + ": " + why);
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
