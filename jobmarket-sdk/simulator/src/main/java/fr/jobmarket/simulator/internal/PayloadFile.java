package fr.jobmarket.simulator.internal;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;

/**
 * Payloads, appended and read by number, kept in a temporary file that disappears on close: a million offers of 3 kB do
 * not fit the heap, and the operating system caches the pages that are read. Thread-safe.
 */
final class PayloadFile implements Closeable {
    private static final int BUFFER_BYTES = 1 << 20;

    private final FileChannel channel;
    private final ByteBuffer pending = ByteBuffer.allocate(BUFFER_BYTES);
    private long[] ends = new long[1024];
    private int size;
    private volatile long flushed;

    PayloadFile() {
        try {
            Path file = Files.createTempFile("jobmarket-simulator-", ".payloads");
            channel = FileChannel.open(
                    file, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot create the simulator's temporary file: " + e.getMessage(), e);
        }
    }

    synchronized int append(byte[] payload) {
        if (size == ends.length) {
            ends = Arrays.copyOf(ends, size * 2);
        }
        long start = size == 0 ? 0 : ends[size - 1];
        if (payload.length > pending.remaining()) {
            flush();
        }
        if (payload.length > pending.capacity()) {
            write(ByteBuffer.wrap(payload), start);
            flushed = start + payload.length;
        } else {
            pending.put(payload);
        }
        ends[size] = start + payload.length;
        return size++;
    }

    byte[] read(int number) {
        long start;
        int length;
        synchronized (this) {
            start = number == 0 ? 0 : ends[number - 1];
            length = (int) (ends[number] - start);
            if (start + length > flushed) {
                flush();
            }
        }
        byte[] payload = new byte[length];
        ByteBuffer target = ByteBuffer.wrap(payload);
        try {
            while (target.hasRemaining()) {
                if (channel.read(target, start + target.position()) < 0) {
                    throw new IOException("the temporary file was truncated");
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the simulator's temporary file: " + e.getMessage(), e);
        }
        return payload;
    }

    private void flush() {
        pending.flip();
        int bytes = pending.remaining();
        if (bytes > 0) {
            write(pending, flushed);
            flushed += bytes;
        }
        pending.clear();
    }

    private void write(ByteBuffer bytes, long position) {
        try {
            while (bytes.hasRemaining()) {
                position += channel.write(bytes, position);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the simulator's temporary file: " + e.getMessage(), e);
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
