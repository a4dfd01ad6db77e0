package fr.jobmarket.source.internal;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** What was cut out of a file, one after the other, as bytes that nobody has looked into yet. Not thread-safe. */
public final class Records {

    private final long first;
    private final boolean inDocument;
    private byte[] bytes;
    private int[] starts = new int[64];
    private @Nullable String[] damages = new @Nullable String[64];
    private int size;
    private int start;
    private int end;

    /**
     * No record yet.
     *
     * @param first the number of the first record, from 1
     * @param inDocument whether records are counted because they are parts of a document, not lines
     * @param capacity how many bytes are expected
     */
    Records(long first, boolean inDocument, int capacity) {
        this.first = first;
        this.inDocument = inDocument;
        this.bytes = new byte[capacity];
    }

    /** Adds bytes to the record that is being cut. */
    void append(byte[] from, int offset, int length) {
        if (end + length > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(end + length, bytes.length + (bytes.length >> 1)));
        }
        if (length == 1) {
            bytes[end] = from[offset];
        } else {
            System.arraycopy(from, offset, bytes, end, length);
        }
        end += length;
    }

    /** How many bytes the record that is being cut has. */
    int pending() {
        return end - start;
    }

    /** The byte of the record that is being cut. */
    byte pending(int index) {
        return bytes[start + index];
    }

    /** Takes back the last bytes of the record that is being cut. */
    void drop(int length) {
        end -= length;
    }

    /** Ends the record that is being cut. */
    void finish(@Nullable String damage) {
        if (size + 2 > starts.length) {
            starts = Arrays.copyOf(starts, size * 2);
            damages = Arrays.copyOf(damages, size * 2);
        }
        damages[size] = damage;
        starts[++size] = end;
        start = end;
    }

    /** How many records there are. */
    public int size() {
        return size;
    }

    /** How many bytes they have. */
    int length() {
        return end;
    }

    /** The number of a record in its file, from 1. */
    public long number(int index) {
        return first + index;
    }

    /** Whether the records are parts of a document, not lines. */
    public boolean inDocument() {
        return inDocument;
    }

    /** Why a record cannot be used; null when it can. */
    public @Nullable String damage(int index) {
        return damages[index];
    }

    /** The bytes of a record, as they stand in the file. */
    public byte[] bytes(int index) {
        return Arrays.copyOfRange(bytes, starts[index], starts[index + 1]);
    }

    /** The text of a record. */
    public String text(int index) {
        return new String(bytes, starts[index], starts[index + 1] - starts[index], StandardCharsets.UTF_8);
    }
}
