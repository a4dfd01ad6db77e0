package fr.jobmarket.warehouse.internal;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.TRUNCATE_EXISTING;
import static java.nio.file.StandardOpenOption.WRITE;

import fr.jobmarket.error.NonRetriableException;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Rows of one table on their way to a bulk load: a file with one JSON object a line. Not thread-safe. */
public final class NdjsonFile implements AutoCloseable {

    private final TableSpec table;
    private final Path file;
    private final FileChannel channel;
    private final OutputStream bytes;
    private final NdjsonRows out;
    private boolean entryForced;
    private long added;

    /** Starts a file for rows of this table; an existing file is replaced. */
    public NdjsonFile(TableSpec table, Path file) {
        this.table = table;
        this.file = file;
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            this.channel = FileChannel.open(file, CREATE, TRUNCATE_EXISTING, WRITE);
            this.bytes = new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 16);
            this.out = new NdjsonRows(table, bytes);
        } catch (IOException e) {
            throw failed(e);
        }
    }

    /** Adds a row: one value per column of the table, null for none. */
    public void row(@Nullable Object... values) {
        try {
            out.row(values);
        } catch (UncheckedIOException e) {
            throw failed(Objects.requireNonNull(e.getCause(), "an unchecked one has a cause"));
        }
    }

    /** Adds rows that were made elsewhere, such as by another thread. */
    void add(NdjsonRows made) {
        try {
            made.writeTo(bytes);
            added += made.rows();
        } catch (IOException e) {
            throw failed(e);
        }
    }

    /** Rows written so far. */
    public long rows() {
        return added + out.rows();
    }

    /** Makes everything written so far survive whatever ends this process or the machine. */
    public void force() {
        try {
            out.flush();
            bytes.flush();
            channel.force(false);
            if (!entryForced) {
                forceEntries();
                entryForced = true;
            }
        } catch (IOException e) {
            throw failed(e);
        }
    }

    /** A file that survives is of no use without its name, nor its folder without the folder's. */
    private void forceEntries() throws IOException {
        Path folder = Objects.requireNonNull(file.toAbsolutePath().getParent(), "the folder of a file");
        for (Path entries : List.of(folder, folder.resolve(".."))) {
            try (FileChannel directory = FileChannel.open(entries, READ)) {
                directory.force(true);
            } catch (AccessDeniedException e) {
                // Windows opens no folder, and keeps names without being asked
                return;
            }
        }
    }

    /** Ends the file. */
    public Written finish() {
        close();
        return new Written(table, file);
    }

    @Override
    public void close() {
        try {
            out.flush();
            bytes.close();
        } catch (IOException e) {
            throw failed(e);
        }
    }

    /**
     * A file that is complete and can be loaded.
     *
     * @param table the table its rows are for
     * @param file where it is
     */
    public record Written(TableSpec table, Path file) {

        /** Removes the file once its rows are safe. */
        public void delete() {
            try {
                Files.deleteIfExists(file);
            } catch (IOException e) {
                throw new NonRetriableException("cannot remove " + file + " after loading it: " + e.getMessage(), e);
            }
        }
    }

    /**
     * Cuts a file that a killed process left after its last whole line.
     *
     * @return whether the file exists and has a whole line
     */
    public static boolean dropUnfinishedLine(Path file) {
        if (!Files.exists(file)) {
            return false;
        }
        try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
            long end = bytes.length();
            byte[] buffer = new byte[1 << 16];
            while (end > 0) {
                long start = Math.max(0, end - buffer.length);
                bytes.seek(start);
                bytes.readFully(buffer, 0, (int) (end - start));
                for (int i = (int) (end - start) - 1; i >= 0; i--) {
                    if (buffer[i] == '\n') {
                        bytes.setLength(start + i + 1);
                        return true;
                    }
                }
                end = start;
            }
            bytes.setLength(0);
            return false;
        } catch (IOException e) {
            throw new NonRetriableException("cannot read " + file + ": " + e.getMessage(), e);
        }
    }

    private NonRetriableException failed(IOException e) {
        return new NonRetriableException(
                "cannot write " + file + ": " + e.getMessage() + "; check space and rights of that folder", e);
    }
}
