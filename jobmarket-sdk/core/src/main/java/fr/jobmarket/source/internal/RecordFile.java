package fr.jobmarket.source.internal;

import java.io.ByteArrayInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A file of offers, cut into records as it is read. Which of its forms a file has is recognised from how it begins: one
 * object a line is the common form and the fastest, anything else that is JSON is read as documents. Not thread-safe.
 */
public final class RecordFile implements Closeable {

    /** How many bytes are handed out together; large enough that handing out costs nothing, small enough to share work. */
    private static final int BYTES_AT_ONCE = 1 << 18;

    private final Path name;
    private final ByteInput in;
    private final RecordCutter cutter;
    private long count;

    private RecordFile(Path name, ByteInput in, RecordCutter cutter) {
        this.name = name;
        this.in = in;
        this.cutter = cutter;
    }

    /**
     * Starts to read.
     *
     * @param packing what the stream is taken from, for messages about damage
     * @param maxBytes the longest record that is kept
     */
    static RecordFile of(Path name, InputStream in, String packing, int maxBytes) throws IOException {
        ByteInput input = ByteInput.of(in, packing);
        try {
            return new RecordFile(name, input, cutter(input, maxBytes));
        } catch (IOException e) {
            input.close();
            throw e;
        }
    }

    /** What is left of a file that cannot be opened: a record that says why. */
    static RecordFile broken(Path name, String reason) {
        ByteInput input = ByteInput.broken(reason);
        return new RecordFile(name, input, new LineCutter(input, 0));
    }

    /**
     * Cuts a line that is no single object as if it were a file. Whatever it holds has fewer bytes than the line.
     *
     * @return the parts; none when the line cannot be read so
     */
    public static Records parts(byte[] line) {
        Records parts = new Records(1, true, line.length);
        try (ByteInput in = ByteInput.of(new ByteArrayInputStream(line), "line")) {
            RecordCutter cutter = new DocumentCutter(in, line.length);
            while (cutter.cut(parts)) {
                continue;
            }
        } catch (IOException e) {
            throw new UncheckedIOException("reading from memory does not fail", e);
        }
        return parts;
    }

    /** What it is called: the file itself, or the place of the part of an archive. */
    public Path name() {
        return name;
    }

    /** How many records were given so far. */
    public long count() {
        return count;
    }

    /** The next records, null after the last ones. */
    public @Nullable Records next() throws IOException {
        Records records = new Records(count + 1, cutter.inDocument(), BYTES_AT_ONCE + (BYTES_AT_ONCE >> 3));
        while (records.length() < BYTES_AT_ONCE && cutter.cut(records)) {
            count++;
        }
        return records.size() == 0 ? null : records;
    }

    /** Whether the bytes ended before their time; nothing can be read behind them. */
    boolean isBroken() {
        return in.breakage() != null;
    }

    private static RecordCutter cutter(ByteInput in, int maxBytes) throws IOException {
        int seen = in.peek();
        FileStart start = new FileStart(in.buffer(), in.position(), in.position() + seen);
        if (start.isNothing()) {
            return new NothingCutter(in);
        }
        return start.isDocument() ? new DocumentCutter(in, maxBytes) : new LineCutter(in, maxBytes);
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
