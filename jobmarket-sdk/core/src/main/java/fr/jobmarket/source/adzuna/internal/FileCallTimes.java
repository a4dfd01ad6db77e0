package fr.jobmarket.source.adzuna.internal;

import fr.jobmarket.source.internal.LockedFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;

/**
 * Call times in a file of 8-byte numbers. A call is added by one write at the end, so a process that dies leaves at most
 * a torn last number, which is read as a call: better one too many than one too few.
 */
final class FileCallTimes implements CallTimes {

    private static final int COMPACT_ABOVE = 8_192;

    private final LockedFile file;
    private final Duration keep;

    FileCallTimes(Path file, Duration keep) {
        this.file = new LockedFile(file);
        this.keep = keep;
    }

    @Override
    public void update(Instant now, Decision decision) {
        file.exclusively(channel -> {
            long[] all = read(channel, now);
            long oldest = now.minus(keep).toEpochMilli();
            long[] recent =
                    Arrays.stream(all).filter(time -> time > oldest).sorted().toArray();
            if (all.length > COMPACT_ABOVE && recent.length < all.length / 2) {
                rewrite(channel, recent);
            }
            if (decision.add(recent)) {
                append(channel, now.toEpochMilli());
            }
            return recent.length;
        });
    }

    private static long[] read(FileChannel channel, Instant now) throws IOException {
        int size = (int) Math.min(channel.size(), Integer.MAX_VALUE - 8);
        ByteBuffer buffer = ByteBuffer.allocate(size);
        while (buffer.hasRemaining() && channel.read(buffer, buffer.position()) >= 0) {
            continue;
        }
        buffer.flip();
        long[] times = new long[(buffer.remaining() + Long.BYTES - 1) / Long.BYTES];
        for (int i = 0; i < times.length; i++) {
            times[i] = buffer.remaining() >= Long.BYTES
                    ? Math.min(buffer.getLong(), now.toEpochMilli())
                    : now.toEpochMilli();
        }
        return times;
    }

    private static void append(FileChannel channel, long time) throws IOException {
        long end = (channel.size() + Long.BYTES - 1) / Long.BYTES * Long.BYTES;
        channel.write(ByteBuffer.allocate(Long.BYTES).putLong(time).flip(), end);
    }

    private static void rewrite(FileChannel channel, long[] times) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(times.length * Long.BYTES);
        Arrays.stream(times).forEach(buffer::putLong);
        buffer.flip();
        while (buffer.hasRemaining()) {
            channel.write(buffer, buffer.position());
        }
        channel.truncate(times.length * (long) Long.BYTES);
    }
}
