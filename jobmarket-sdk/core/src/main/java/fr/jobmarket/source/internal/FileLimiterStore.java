package fr.jobmarket.source.internal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.function.Function;

/** Limiter state in a small file: a magic number and the three values, written in one piece. */
final class FileLimiterStore implements LimiterStore {

    private static final long MAGIC = 0x6a6d6c696d697431L;
    private static final int SIZE = 4 * Long.BYTES;

    private final LockedFile file;
    private final State initial;

    FileLimiterStore(LockedFile file, State initial) {
        this.file = file;
        this.initial = initial;
    }

    @Override
    public <T> T update(Function<State, Change<T>> change) {
        return file.exclusively(channel -> {
            State before = read(channel);
            Change<T> result = change.apply(before);
            if (!result.state().equals(before)) {
                write(channel, result.state());
            }
            return result.answer();
        });
    }

    private State read(FileChannel channel) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(SIZE);
        int read = channel.read(buffer, 0);
        buffer.flip();
        if (read < SIZE || buffer.getLong() != MAGIC) {
            return initial;
        }
        State state = new State(buffer.getLong(), buffer.getLong(), buffer.getLong());
        return state.intervalMicros() > 0 ? state : initial;
    }

    private static void write(FileChannel channel, State state) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(SIZE)
                .putLong(MAGIC)
                .putLong(state.lastGrantMicros())
                .putLong(state.intervalMicros())
                .putLong(state.pausedUntilMicros());
        buffer.flip();
        channel.write(buffer, 0);
    }
}
