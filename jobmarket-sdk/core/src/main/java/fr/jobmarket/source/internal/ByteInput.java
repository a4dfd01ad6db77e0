package fr.jobmarket.source.internal;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/** The bytes of a file, unpacked when it is compressed with gzip, of which the next ones can be looked at. */
final class ByteInput implements Closeable {

    /** How far {@link #peek} looks at most. */
    static final int BUFFER = 1 << 16;

    private static final int GZIP_FIRST = 0x1f;
    private static final int GZIP_SECOND = 0x8b;

    private final InputStream in;
    private final String packing;
    private final byte[] buffer = new byte[BUFFER];
    private int position;
    private int limit;
    private boolean ended;
    private @Nullable String breakage;

    private ByteInput(InputStream in, String packing) {
        this.in = in;
        this.packing = packing;
    }

    /**
     * Gzip is recognised from its first two bytes; a byte order mark is skipped. Closes the stream when it fails.
     *
     * @param packing what the stream is taken from, for messages about damage
     */
    @SuppressWarnings("resource")
    static ByteInput of(InputStream in, String packing) throws IOException {
        BufferedInputStream raw = new BufferedInputStream(in, BUFFER);
        ByteInput input;
        try {
            raw.mark(2);
            boolean gzip = raw.read() == GZIP_FIRST && raw.read() == GZIP_SECOND;
            raw.reset();
            input = gzip ? new ByteInput(new GZIPInputStream(raw, BUFFER), "gzip file") : new ByteInput(raw, packing);
        } catch (EOFException e) {
            input = new ByteInput(raw, packing);
            input.fail("the gzip file breaks off in its header");
            return input;
        } catch (IOException e) {
            raw.close();
            throw e;
        }
        input.skipByteOrderMark();
        return input;
    }

    /** No bytes at all, for this reason. */
    static ByteInput broken(String how) {
        ByteInput input = new ByteInput(InputStream.nullInputStream(), "");
        input.fail(how);
        return input;
    }

    private void skipByteOrderMark() throws IOException {
        if (peek() >= 3
                && buffer[position] == (byte) 0xEF
                && buffer[position + 1] == (byte) 0xBB
                && buffer[position + 2] == (byte) 0xBF) {
            position += 3;
        }
    }

    /** Makes as many of the next bytes visible as {@link #BUFFER} allows; says how many that are. */
    int peek() throws IOException {
        System.arraycopy(buffer, position, buffer, 0, limit - position);
        limit -= position;
        position = 0;
        while (limit < BUFFER && !ended) {
            read();
        }
        return limit;
    }

    /** Whether there is a byte at {@link #position()}; when not, the bytes ended or broke off. */
    boolean more() throws IOException {
        if (position == limit && !ended) {
            position = 0;
            limit = 0;
            while (limit == 0 && !ended) {
                read();
            }
        }
        return position < limit;
    }

    private void read() throws IOException {
        try {
            int read = in.read(buffer, limit, BUFFER - limit);
            if (read < 0) {
                ended = true;
            } else {
                limit += read;
            }
        } catch (EOFException e) {
            fail("the " + packing + " breaks off here; fetch it again to get the rest");
        } catch (ZipException e) {
            fail("the " + packing + " is damaged from here on (" + e.getMessage()
                    + "); fetch it again to get the rest");
        }
    }

    private void fail(String how) {
        breakage = how;
        ended = true;
    }

    /** Why the bytes ended before their time; null when they did not. */
    @Nullable
    String breakage() {
        return breakage;
    }

    /** What was read ahead: the bytes from {@link #position()} to {@link #limit()}. */
    byte[] buffer() {
        return buffer;
    }

    int position() {
        return position;
    }

    int limit() {
        return limit;
    }

    /** Goes on after the bytes before this position of the buffer. */
    void moveTo(int next) {
        position = next;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
