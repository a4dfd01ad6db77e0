package fr.jobmarket.source.internal;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/** Cuts a file, compressed or not, into UTF-8 lines of bounded length, and survives a compressed file that breaks off. */
public final class LineSource implements Closeable {

    private static final int BUFFER = 1 << 16;

    /**
     * A line.
     *
     * @param number from 1
     * @param text without its line break; what is left of it when damaged
     * @param damage why it cannot be used
     */
    public record Line(long number, String text, @Nullable String damage) {}

    private final InputStream in;
    private final int maxBytes;
    private final byte[] buffer = new byte[BUFFER];
    private int position;
    private int limit;
    private byte[] line = new byte[8192];
    private int length;
    private boolean overlong;
    private long count;
    private boolean ended;
    private @Nullable String breakage;

    private LineSource(InputStream in, int maxBytes) {
        this.in = in;
        this.maxBytes = maxBytes;
    }

    /** Opens a file; gzip is recognised from its first two bytes. */
    @SuppressWarnings("resource")
    public static LineSource open(Path file, int maxBytes) throws IOException {
        BufferedInputStream raw = new BufferedInputStream(Files.newInputStream(file), BUFFER);
        try {
            raw.mark(2);
            boolean gzip = raw.read() == 0x1f && raw.read() == 0x8b;
            raw.reset();
            return new LineSource(gzip ? new GZIPInputStream(raw, BUFFER) : raw, maxBytes);
        } catch (EOFException e) {
            LineSource broken = new LineSource(raw, maxBytes);
            broken.breakage = "the gzip file breaks off in its header";
            return broken;
        } catch (IOException e) {
            raw.close();
            throw e;
        }
    }

    /** How many lines were given so far. */
    public long count() {
        return count;
    }

    /** The next line, or null after the last one. */
    public @Nullable Line next() throws IOException {
        length = 0;
        overlong = false;
        boolean terminated = false;
        while (!terminated && !ended && breakage == null) {
            if (position == limit) {
                fill();
                continue;
            }
            int end = position;
            while (end < limit && buffer[end] != '\n') {
                end++;
            }
            append(end);
            terminated = end < limit;
            position = terminated ? end + 1 : end;
        }
        if (!terminated && length == 0 && breakage == null) {
            return null;
        }
        return finish(terminated);
    }

    private @Nullable Line finish(boolean terminated) {
        String damage = null;
        if (!terminated && breakage != null) {
            damage = breakage;
            breakage = null;
            ended = true;
        } else if (overlong) {
            damage = "the line is longer than " + maxBytes + " bytes; one JSON object a line is expected";
        }
        return new Line(++count, text(), damage);
    }

    private String text() {
        int from = 0;
        int to = length;
        if (count == 1 && to >= 3 && line[0] == (byte) 0xEF && line[1] == (byte) 0xBB && line[2] == (byte) 0xBF) {
            from = 3;
        }
        if (to > from && line[to - 1] == '\r') {
            to--;
        }
        return new String(line, from, to - from, StandardCharsets.UTF_8);
    }

    private void append(int end) {
        int more = end - position;
        if (length + more > maxBytes) {
            overlong = true;
            more = Math.min(more, Math.max(0, maxBytes - length));
        }
        if (length + more > line.length) {
            line = Arrays.copyOf(line, Math.max(length + more, Math.min(maxBytes, line.length * 2)));
        }
        System.arraycopy(buffer, position, line, length, more);
        length += more;
    }

    private void fill() throws IOException {
        position = 0;
        limit = 0;
        try {
            int read = in.read(buffer, 0, BUFFER);
            if (read < 0) {
                ended = true;
            } else {
                limit = read;
            }
        } catch (EOFException e) {
            breakage = "the gzip file breaks off here; fetch it again to get the rest";
        } catch (ZipException e) {
            breakage = "the gzip file is damaged from here on (" + e.getMessage() + "); fetch it again to get the rest";
        }
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
