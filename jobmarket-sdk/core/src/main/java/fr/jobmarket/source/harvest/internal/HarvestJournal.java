package fr.jobmarket.source.harvest.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.jobmarket.error.InvalidInputException;
import fr.jobmarket.error.NonRetriableException;
import fr.jobmarket.source.harvest.HarvestOptions;
import fr.jobmarket.source.internal.Secrets;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.DateTimeException;
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
    static final HarvestJournal NONE = new HarvestJournal(null, null, null);

    private final @Nullable Path path;
    private final @Nullable RandomAccessFile file;
    private final @Nullable FileChannel lockChannel;
    private boolean resumed;

    private HarvestJournal(@Nullable Path path, @Nullable RandomAccessFile file, @Nullable FileChannel lockChannel) {
        this.path = path;
        this.file = file;
        this.lockChannel = lockChannel;
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
        HarvestJournal journal = null;
        try {
            Files.createDirectories(folder);
            journal = locked(path);
            journal.resume(identity, now, now.minus(options.maxCheckpointAge()), replay);
            HarvestJournal opened = journal;
            journal = null;
            return opened;
        } catch (IOException e) {
            throw unusable("use", path, e);
        } finally {
            // Whatever stopped it, the next harvest must find the lock free.
            if (journal != null) {
                journal.close();
            }
        }
    }

    private static HarvestJournal locked(Path path) throws IOException {
        FileChannel channel = FileChannel.open(
                path.resolveSibling(path.getFileName() + ".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            lock(channel, path);
            return new HarvestJournal(path, new RandomAccessFile(path.toFile(), "rw"), channel);
        } catch (IOException | RuntimeException | Error e) {
            channel.close();
            throw e;
        }
    }

    private void resume(String identity, Instant now, Instant oldest, Consumer<JsonNode> replay) throws IOException {
        if (file == null || path == null) {
            return;
        }
        long whole = 0;
        try (InputStream in = new BufferedInputStream(Files.newInputStream(path))) {
            for (byte[] line = line(in); line != null; line = line(in)) {
                JsonNode event = parse(line);
                if (event == null || whole == 0 && startedAt(event).isBefore(oldest)) {
                    break;
                }
                replay(event, replay);
                whole += line.length + 1;
            }
        }
        resumed = whole > 0;
        file.setLength(whole);
        file.seek(whole);
        if (!resumed) {
            append(event("start").put("at", now.toString()).put("identity", identity));
        }
    }

    private void replay(JsonNode event, Consumer<JsonNode> replay) {
        try {
            replay.accept(event);
        } catch (RuntimeException e) {
            throw new InvalidInputException(
                    "the checkpoint " + path + " is not of this version; delete it to harvest anew", e);
        }
    }

    /** The next line without its break; null when none is left that has one. Bytes, as the last may end anywhere. */
    private static byte @Nullable [] line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int next = in.read(); next >= 0; next = in.read()) {
            if (next == '\n') {
                return line.toByteArray();
            }
            line.write(next);
        }
        return null;
    }

    private static @Nullable JsonNode parse(byte[] line) {
        try {
            JsonNode event = JSON.readTree(line);
            return event.isObject() ? event : null;
        } catch (IOException e) {
            return null;
        }
    }

    private static void lock(FileChannel channel, Path path) throws IOException {
        FileLock lock;
        try {
            lock = channel.tryLock();
        } catch (OverlappingFileLockException e) {
            lock = null;
        }
        if (lock == null) {
            throw new InvalidInputException("another harvest of the same queries is using " + path
                    + "; wait for it, or choose another checkpoint folder");
        }
    }

    private static Instant startedAt(JsonNode first) {
        try {
            return Instant.parse(first.path("at").asText());
        } catch (DateTimeException e) {
            return Instant.MIN;
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
            throw unusable("write", path, e);
        }
    }

    /** Deletes the journal: the harvest is over. */
    public void delete() {
        close();
        if (path != null) {
            try {
                Files.deleteIfExists(path);
            } catch (IOException e) {
                throw unusable("delete", path, e);
            }
        }
    }

    @Override
    public void close() {
        // The end of the channel frees the lock.
        try (lockChannel) {
            if (file != null) {
                file.close();
            }
        } catch (IOException e) {
            throw unusable("close", path, e);
        }
    }

    private static NonRetriableException unusable(String verb, @Nullable Path path, IOException e) {
        return new NonRetriableException("cannot " + verb + " the checkpoint " + path + ": " + e.getMessage(), e);
    }
}
