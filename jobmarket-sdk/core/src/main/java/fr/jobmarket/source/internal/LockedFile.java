package fr.jobmarket.source.internal;

import fr.jobmarket.error.NonRetriableException;
import fr.jobmarket.source.CallInterruptedException;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.FileLockInterruptionException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A file that threads and processes change one at a time. Operating system locks hold between processes only, so threads
 * queue on a lock of their own first.
 */
public final class LockedFile {

    private static final Map<Path, ReentrantLock> LOCKS = new ConcurrentHashMap<>();

    private final Path file;
    private final ReentrantLock lock;

    /** What to do with the locked file. */
    @FunctionalInterface
    public interface Action<T> {
        /** Reads and writes the file. */
        T apply(FileChannel channel) throws IOException;
    }

    /** The file at this path, created with its folders when absent. */
    public LockedFile(Path file) {
        this.file = file.toAbsolutePath().normalize();
        this.lock = LOCKS.computeIfAbsent(this.file, path -> new ReentrantLock(true));
        try {
            Path folder = this.file.getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
        } catch (IOException e) {
            throw new NonRetriableException("cannot create the folder of " + this.file + ": " + e.getMessage(), e);
        }
    }

    /** Runs the action while nobody else has the file. */
    public <T> T exclusively(Action<T> action) {
        lock.lock();
        try (FileChannel channel = FileChannel.open(
                        file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
                FileLock held = channel.lock()) {
            return action.apply(channel);
        } catch (FileLockInterruptionException | ClosedByInterruptException e) {
            Thread.currentThread().interrupt();
            throw new CallInterruptedException("interrupted while waiting for " + file, e);
        } catch (IOException e) {
            throw new NonRetriableException(
                    "cannot use " + file + ": " + e.getMessage()
                            + "; choose a file on a local disk that may be written",
                    e);
        } finally {
            lock.unlock();
        }
    }
}
