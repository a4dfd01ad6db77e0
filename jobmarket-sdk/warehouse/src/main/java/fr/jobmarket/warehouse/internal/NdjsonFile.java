package fr.jobmarket.warehouse.internal;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import fr.jobmarket.NonRetriableException;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Rows of one table on their way to a bulk load: a file with one JSON object a line. Not thread-safe. */
public final class NdjsonFile implements AutoCloseable {

    private static final JsonFactory JSON = new JsonFactory();

    private final TableSpec table;
    private final Path file;
    private final JsonGenerator out;
    private long rows;

    /** Starts a file for rows of this table; an existing file is replaced. */
    public NdjsonFile(TableSpec table, Path file) {
        this.table = table;
        this.file = file;
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            this.out = JSON.createGenerator(new BufferedOutputStream(Files.newOutputStream(file), 1 << 16));
            this.out.setRootValueSeparator(new com.fasterxml.jackson.core.io.SerializedString("\n"));
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

    /** The table the rows belong to. */
    public TableSpec table() {
        return table;
    }

    /** Rows written so far. */
    public long rows() {
        return rows;
    }

    /** Where the rows are. */
    public Path file() {
        return file;
    }

    @Override
    public void close() {
        try {
            out.close();
        } catch (IOException e) {
            throw failed(e);
        }
    }

    private NonRetriableException failed(IOException e) {
        return new NonRetriableException(
                "cannot write " + file + ": " + e.getMessage() + "; check space and rights of that folder", e);
    }
}
