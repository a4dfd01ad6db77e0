package fr.jobmarket.source.harvest.internal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.jobmarket.error.InvalidInputException;
import fr.jobmarket.error.NonRetriableException;
import fr.jobmarket.source.harvest.HarvestOptions;
import fr.jobmarket.source.internal.Secrets;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What a harvest did, one JSON object a line, written before the harvest relies on it. A process that dies leaves whole
 * lines and perhaps a torn last one, which is dropped. Without a folder it remembers nothing. Not thread-safe.
 */
public final class HarvestJournal implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** The journal of a harvest that remembers nothing. */
    static final HarvestJournal NONE = new HarvestJournal(null, null, null, null);

    private final @Nullable Path path;
    private final @Nullable RandomAccessFile file;
    private final @Nullable FileChannel lockChannel;
    private final @Nullable FileLock lock;
    private boolean resumed;

    private HarvestJournal(
            @Nullable Path path,
            @Nullable RandomAccessFile file,
            @Nullable FileChannel lockChannel,
            @Nullable FileLock lock) {
        this.path = path;
        this.file = file;
        this.lockChannel = lockChannel;
        this.lock = lock;
    }

    /**
     * The journal of the harvest with this identity in the options' folder; events of an interrupted one are replayed.
     *
     * @param identity what makes a harvest the same: source and queries
     */
    public static HarvestJournal open(HarvestOptions options, String identity, Instant now, Consumer<JsonNode> replay) {
        if (options.checkpointFolder().isEmpty()) {
            return NONE;
        }
        Path folder = options.checkpointFolder().get();
        Path path = folder.resolve("harvest-" + Secrets.fingerprint(identity) + ".journal");
        try {
            Files.createDirectories(folder);
            FileChannel lockChannel = FileChannel.open(
                    path.resolveSibling(path.getFileName() + ".lock"),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.WRITE);
            FileLock lock = lock(lockChannel, path);
            Instant oldest = now.minus(options.maxCheckpointAge());
            if (Files.exists(path) && startedAt(path).isBefore(oldest)) {
                Files.delete(path);
            }
            HarvestJournal journal =
                    new HarvestJournal(path, new RandomAccessFile(path.toFile(), "rw"), lockChannel, lock);
            journal.replay(replay);
            if (!journal.resumed) {
                journal.append(event("start").put("at", now.toString()).put("identity", identity));
            }
            return journal;
        } catch (IOException e) {
            throw new InvalidInputException("cannot use the checkpoint " + path + ": " + e.getMessage(), e);
        }
    }

    private static FileLock lock(FileChannel channel, Path path) throws IOException {
        FileLock lock;
        try {
            lock = channel.tryLock();
        } catch (OverlappingFileLockException e) {
            lock = null;
        }
        if (lock == null) {
            channel.close();
            throw new InvalidInputException("another harvest of the same queries is using " + path
                    + "; wait for it, or choose another checkpoint folder");
        }
        return lock;
    }

    private static Instant startedAt(Path path) throws IOException {
        try (BufferedReader reader = Files.newBufferedReader(path)) {
            String first = reader.readLine();
            return first == null
                    ? Instant.EPOCH
                    : Instant.parse(JSON.readTree(first).path("at").asText());
        } catch (JsonProcessingException | java.time.DateTimeException e) {
            return Instant.EPOCH;
        }
    }

    private void replay(Consumer<JsonNode> consumer) throws IOException {
        if (file == null || path == null) {
            return;
        }
        long good = 0;
        try (BufferedReader reader = Files.newBufferedReader(path, StandardCharsets.UTF_8)) {
            long length = file.length();
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                long end = good + line.getBytes(StandardCharsets.UTF_8).length + 1;
                JsonNode event = parse(line);
                if (event == null || end > length) {
                    break;
                }
                consumer.accept(event);
                resumed = true;
                good = end;
            }
        }
        file.setLength(good);
        file.seek(good);
    }

    private static @Nullable JsonNode parse(String line) {
        try {
            return JSON.readTree(line);
        } catch (JsonProcessingException e) {
            return null;
        }
    }

    /** True when events of an earlier run were replayed. */
    public boolean resumed() {
        return resumed;
    }

    /** An event of this kind, to be filled and appended. */
    public static ObjectNode event(String kind) {
        return JSON.createObjectNode().put("event", kind);
    }

    /** Writes an event so that it survives the process. */
    public void append(ObjectNode event) {
        if (file == null) {
            return;
        }
        try {
            file.write((event + "\n").getBytes(StandardCharsets.UTF_8));
            file.getFD().sync();
        } catch (IOException e) {
            throw new NonRetriableException("cannot write the checkpoint " + path + ": " + e.getMessage(), e);
        }
    }

    /** Deletes the journal: the harvest is over. */
    public void delete() {
        close();
        if (path != null) {
            try {
                Files.deleteIfExists(path);
            } catch (IOException e) {
                throw new NonRetriableException("cannot delete the checkpoint " + path + ": " + e.getMessage(), e);
            }
        }
    }

    @Override
    public void close() {
        try {
            if (file != null) {
                file.close();
            }
            if (lock != null && lock.isValid()) {
                lock.release();
            }
            if (lockChannel != null) {
                lockChannel.close();
            }
        } catch (IOException e) {
            throw new NonRetriableException("cannot close the checkpoint " + path + ": " + e.getMessage(), e);
        }
    }
}
