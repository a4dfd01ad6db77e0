package fr.jobmarket.pipeline.step;

import fr.jobmarket.error.NonRetriableException;
import fr.jobmarket.error.RetriableException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/** One process that writes per home folder at a time; the operating system frees the lock when a process dies. */
public final class RunLock implements AutoCloseable {

    private final FileChannel channel;

    private RunLock(FileChannel channel) {
        this.channel = channel;
    }

    /**
     * Takes the lock of a home folder.
     *
     * @param what the command that is to write, for others to read
     * @throws RetriableException saying which process has it and since when
     */
    public static RunLock take(Path home, String what, Clock clock) {
        Path file = home.resolve("run.lock");
        try {
            Files.createDirectories(home);
            FileChannel channel = FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            if (tryLock(channel) == null) {
                String holder = holder(channel);
                channel.close();
                throw new RetriableException(
                        "the pipeline is at work in " + home + " (" + holder
                                + "); wait until it has finished, or stop it",
                        null);
            }
            String line = what + ", process " + ProcessHandle.current().pid() + " since " + clock.instant() + "\n";
            channel.truncate(0).write(ByteBuffer.wrap(line.getBytes(StandardCharsets.UTF_8)), 0);
            return new RunLock(channel);
        } catch (IOException e) {
            throw new NonRetriableException(
                    "cannot lock " + file + ": " + e.getMessage() + "; check the rights of that folder", e);
        }
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            // far behind the text, so that others can read who holds it where locks are mandatory
            return channel.tryLock(1 << 20, 1, false);
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    private static String holder(FileChannel channel) throws IOException {
        ByteBuffer text = ByteBuffer.allocate(200);
        channel.read(text, 0);
        return new String(text.array(), 0, text.position(), StandardCharsets.UTF_8).strip();
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new NonRetriableException("cannot release the lock of the run: " + e.getMessage(), e);
        }
    }
}
