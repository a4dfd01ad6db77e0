package fr.jobmarket.source.harvest.internal;

import fr.jobmarket.error.InvalidInputException;
import fr.jobmarket.error.NonRetriableException;
import fr.jobmarket.source.RawOffer;
import fr.jobmarket.source.harvest.ChangeReport;
import fr.jobmarket.source.harvest.ChangeSink;
import fr.jobmarket.source.harvest.HarvestReport;
import fr.jobmarket.source.harvest.HarvestSink;
import fr.jobmarket.source.internal.Secrets;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Compares the offers of one harvest with those of the last, and remembers them for the next. */
public final class ChangeRun implements HarvestSink {

    private static final String HEADER = "jobmarket-seen 1 ";

    private final Path file;
    private final Instant startedAt;
    private final ChangeSink sink;
    private final IdMap known = new IdMap();
    private final IdMap seen = new IdMap();
    private @Nullable Instant lastStart;
    private long created;
    private long updated;
    private long unchanged;
    private long vanished;
    private long unconfirmed;

    /** A run over what is remembered of this query in the folder. */
    public ChangeRun(Path folder, String query, Instant startedAt, ChangeSink sink) {
        this.file = folder.resolve("seen-" + Secrets.fingerprint(query) + ".tsv");
        this.startedAt = startedAt;
        this.sink = sink;
        try {
            Files.createDirectories(folder);
            if (Files.exists(file)) {
                load();
            }
        } catch (IOException e) {
            throw new InvalidInputException("cannot read " + file + ": " + e.getMessage(), e);
        }
    }

    private void load() throws IOException {
        try (BufferedReader reader = Files.newBufferedReader(file)) {
            String header = reader.readLine();
            if (header == null || !header.startsWith(HEADER)) {
                throw new IOException("it is not a record of seen offers; delete it to start anew");
            }
            lastStart = Instant.parse(header.substring(HEADER.length()));
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                int tab = line.lastIndexOf('\t');
                known.put(line.substring(0, tab), Long.parseUnsignedLong(line.substring(tab + 1), 16));
            }
        } catch (DateTimeException | NumberFormatException | IndexOutOfBoundsException e) {
            throw new IOException("it is damaged; delete it to start anew", e);
        }
    }

    /** When the last harvest began; empty before the first. */
    public Optional<Instant> lastStart() {
        return Optional.ofNullable(lastStart);
    }

    @Override
    public void accept(RawOffer offer) {
        long digest = digest(offer.payload());
        OptionalLong before = known.get(offer.sourceId());
        seen.put(offer.sourceId(), digest);
        if (before.isEmpty()) {
            created++;
            sink.created(offer);
        } else if (before.getAsLong() != digest) {
            updated++;
            sink.updated(offer);
        } else {
            unchanged++;
        }
    }

    @Override
    public long commit() {
        return 0;
    }

    /**
     * Reports what vanished and remembers what is there now.
     *
     * @param whole whether the harvest was over the whole query
     */
    public ChangeReport finish(HarvestReport report, boolean whole) {
        known.forEach((id, digest) -> {
            if (seen.get(id).isPresent()) {
                return;
            }
            if (whole && report.complete() && !report.resumed()) {
                vanished++;
                sink.vanished(id);
                return;
            }
            if (whole) {
                unconfirmed++;
            }
            seen.put(id, digest);
        });
        save();
        return new ChangeReport(report, created, updated, unchanged, vanished, unconfirmed);
    }

    /** In one step, so that a crash leaves either the old record or the new one. */
    private void save() {
        Path part = file.resolveSibling(file.getFileName() + ".part");
        try {
            try (BufferedWriter writer = Files.newBufferedWriter(part)) {
                writer.write(HEADER + startedAt + "\n");
                seen.forEach((id, digest) -> write(writer, id + "\t" + Long.toUnsignedString(digest, 16) + "\n"));
            }
            Files.move(part, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new NonRetriableException("cannot write " + file + ": " + e.getMessage(), e);
        }
    }

    private void write(BufferedWriter writer, String line) {
        try {
            writer.write(line);
        } catch (IOException e) {
            throw new NonRetriableException("cannot write " + file + ": " + e.getMessage(), e);
        }
    }

    private static long digest(String payload) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(payload.getBytes(StandardCharsets.UTF_8));
            return ByteBuffer.wrap(digest).getLong();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
