package fr.jobmarket.source.internal;

import fr.jobmarket.error.InvalidInputException;
import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;
import org.jspecify.annotations.Nullable;

/**
 * The files that a path names, one after the other: itself, those below a folder in the order of their names, those in a
 * zip archive in its order. Hidden files are passed over. One is open at a time. Not thread-safe.
 */
public final class RecordFiles implements Closeable {

    private static final byte[] ZIP = {'P', 'K', 3, 4};
    private static final String ONLY_FOR_MAC = "__MACOSX";

    private final Iterator<Path> paths;
    private final int maxBytes;
    private Path path;
    private @Nullable ZipInputStream archive;
    private boolean archiveHeldFiles;
    private @Nullable RecordFile current;

    private RecordFiles(Path path, List<Path> paths, int maxBytes) {
        this.path = path;
        this.paths = paths.iterator();
        this.maxBytes = maxBytes;
    }

    /**
     * Opens the first file.
     *
     * @throws InvalidInputException when there is none or it cannot be opened; the message names it
     */
    public static RecordFiles open(Path path, int maxBytes) {
        RecordFiles files = new RecordFiles(path, list(path), maxBytes);
        files.advance();
        return files;
    }

    private static List<Path> list(Path path) {
        if (!Files.exists(path)) {
            throw new InvalidInputException(path + " does not exist; check the path");
        }
        if (!Files.isDirectory(path)) {
            return List.of(path);
        }
        try (Stream<Path> below = Files.walk(path)) {
            List<Path> files = below.filter(Files::isRegularFile)
                    .filter(file -> isShown(path.relativize(file)))
                    .sorted()
                    .toList();
            if (files.isEmpty()) {
                throw new InvalidInputException(path + " is a folder without files; name one that holds offers");
            }
            return files;
        } catch (IOException e) {
            throw unreadable(path, e);
        }
    }

    private static boolean isShown(Path file) {
        for (Path part : file) {
            if (part.toString().startsWith(".") || part.toString().equals(ONLY_FOR_MAC)) {
                return false;
            }
        }
        return true;
    }

    /** The file that is open; null after the last one. */
    public @Nullable RecordFile current() {
        return current;
    }

    /** Opens the next file, if there is one. */
    public void advance() {
        try {
            leave();
            current = nextInArchive();
            while (current == null && paths.hasNext()) {
                path = paths.next();
                current = open(path);
            }
        } catch (IOException e) {
            throw unreadable(path, e);
        }
    }

    private @Nullable RecordFile open(Path file) throws IOException {
        BufferedInputStream in = new BufferedInputStream(Files.newInputStream(file));
        in.mark(ZIP.length);
        boolean zip = Arrays.equals(in.readNBytes(ZIP.length), ZIP);
        in.reset();
        if (zip) {
            archive = new ZipInputStream(in);
            archiveHeldFiles = false;
            return nextInArchive();
        }
        return RecordFile.of(file, in, "file", maxBytes);
    }

    private @Nullable RecordFile nextInArchive() throws IOException {
        ZipInputStream in = archive;
        if (in == null) {
            return null;
        }
        try {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                Path name = Path.of(entry.getName().replaceFirst("^/+", ""));
                if (!entry.isDirectory() && isShown(name)) {
                    archiveHeldFiles = true;
                    return RecordFile.of(path.resolve(name), new PartOfArchive(in), "zip archive", maxBytes);
                }
            }
        } catch (ZipException | EOFException | IllegalArgumentException e) {
            closeArchive();
            return RecordFile.broken(path, "the zip archive is damaged from here on (" + e.getMessage() + ")");
        }
        closeArchive();
        return archiveHeldFiles
                ? null
                : RecordFile.broken(path, "the zip archive holds no file; offers are expected in it");
    }

    /** Closing a part leaves the archive open for the next one. */
    private static final class PartOfArchive extends FilterInputStream {
        private PartOfArchive(InputStream archive) {
            super(archive);
        }

        @Override
        public void close() {}
    }

    private static InvalidInputException unreadable(Path path, IOException e) {
        return new InvalidInputException(path + " cannot be read: " + e.getMessage(), e);
    }

    private void leave() throws IOException {
        if (current != null) {
            boolean broken = current.isBroken();
            current.close();
            current = null;
            if (broken) {
                closeArchive();
            }
        }
    }

    private void closeArchive() throws IOException {
        if (archive != null) {
            archive.close();
            archive = null;
        }
    }

    @Override
    public void close() throws IOException {
        leave();
        closeArchive();
    }
}
