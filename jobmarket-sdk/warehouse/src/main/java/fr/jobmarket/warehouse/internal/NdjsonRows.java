package fr.jobmarket.warehouse.internal;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.SerializedString;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/** Rows of one table as lines of JSON, one object a line, absent values left out. Not thread-safe. */
final class NdjsonRows {

    private static final JsonFactory JSON = new JsonFactory();

    private final TableSpec table;
    private final SerializableString[] names;
    private final OutputStream target;
    private final JsonGenerator out;
    private long rows;

    /** Rows that go to a stream of the caller's. */
    NdjsonRows(TableSpec table, OutputStream target) {
        this.table = table;
        this.names = table.columns().stream()
                .map(column -> new SerializedString(column.name()))
                .toArray(SerializableString[]::new);
        this.target = target;
        try {
            this.out = JSON.createGenerator(target);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        this.out.setRootValueSeparator(null);
    }

    /** Rows that are kept in memory until they are handed on with {@link #writeTo}. */
    static NdjsonRows inMemory(TableSpec table) {
        return new NdjsonRows(table, new ByteArrayOutputStream());
    }

    /**
     * Adds a row: one value per column, null for none. Bytes are text in UTF-8.
     *
     * @throws UncheckedIOException when the stream does not take it
     */
    void row(@Nullable Object... values) {
        if (values.length != names.length) {
            throw new IllegalArgumentException(
                    table.name() + " has " + names.length + " columns, not " + values.length);
        }
        try {
            out.writeStartObject();
            for (int i = 0; i < values.length; i++) {
                Object value = values[i];
                if (value != null) {
                    out.writeFieldName(names[i]);
                    write(value);
                }
            }
            out.writeEndObject();
            out.writeRaw('\n');
            rows++;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void write(Object value) throws IOException {
        if (value instanceof Boolean flag) {
            out.writeBoolean(flag);
        } else if (value instanceof Integer || value instanceof Long) {
            out.writeNumber(((Number) value).longValue());
        } else if (value instanceof Double number) {
            out.writeNumber(number);
        } else if (value instanceof Enum<?> constant) {
            out.writeString(constant.name());
        } else if (value instanceof byte[] text) {
            out.writeUTF8String(text, 0, text.length);
        } else {
            out.writeString(value.toString());
        }
    }

    /** How many there are. */
    long rows() {
        return rows;
    }

    void flush() throws IOException {
        out.flush();
    }

    /** Writes those kept in memory to another stream. */
    void writeTo(OutputStream other) throws IOException {
        out.flush();
        ((ByteArrayOutputStream) target).writeTo(other);
    }
}
