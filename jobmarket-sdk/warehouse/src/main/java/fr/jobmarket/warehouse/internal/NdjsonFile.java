package fr.jobmarket.warehouse.internal;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.TRUNCATE_EXISTING;
import static java.nio.file.StandardOpenOption.WRITE;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import fr.jobmarket.error.NonRetriableException;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
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

    private static final JsonFactory JSON = new JsonFactory();

    private final TableSpec table;
    private final Path file;
    private final FileChannel channel;
    private final JsonGenerator out;
    private boolean entryForced;
    private long rows;

    /** Starts a file for rows of this table; an existing file is replaced. */
    public NdjsonFile(TableSpec table, Path file) {
        this.table = table;
        this.file = file;
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            this.channel = FileChannel.open(file, CREATE, TRUNCATE_EXISTING, WRITE);
            this.out = JSON.createGenerator(new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 16));
            this.out.setRootValueSeparator(null);
        } catch (IOException e) {
            throw failed(e);
        }
    }

    /** Adds a row: one value per column of the table, null for none. */
    public void row(@Nullable Object... values) {
        if (values.length != table.columns().size()) {
            throw new IllegalArgumentException(
                    table.name() + " has " + table.columns().size() + " columns, not " + values.length);
        }
        try {
            out.writeStartObject();
            for (int i = 0; i < values.length; i++) {
                write(table.columns().get(i).name(), values[i]);
            }
            out.writeEndObject();
            out.writeRaw('\n');
            rows++;
        } catch (IOException e) {
            throw failed(e);
        }
    }

    private void write(String column, @Nullable Object value) throws IOException {
        if (value == null) {
            return;
        }
        out.writeFieldName(column);
        if (value instanceof Boolean flag) {
            out.writeBoolean(flag);
        } else if (value instanceof Integer || value instanceof Long) {
            out.writeNumber(((Number) value).longValue());
        } else if (value instanceof Double number) {
            out.writeNumber(number);
        } else if (value instanceof Enum<?> constant) {
            out.writeString(constant.name());
        } else {
            out.writeString(value.toString());
        }
    }

    /** Rows written so far. */
    public long rows() {
        return rows;
    }

    /** Makes everything written so far survive whatever ends this process or the machine. */
    public void force() {
        try {
            out.flush();
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
            out.close();
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
