package fr.jobmarket.source.francetravail;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.jobmarket.error.NonRetriableException;
import fr.jobmarket.error.RetriableException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Code lists on disk: fetched when they are missing or too old; a list too old is better than none when the API cannot be
 * reached. Thread-safe, and several processes may share a folder.
 */
public final class ReferentialCache {

    private static final Logger LOG = LoggerFactory.getLogger(ReferentialCache.class);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final FranceTravailClient client;
    private final Path folder;
    private final Duration maxAge;

    /**
     * A list and how old it is.
     *
     * @param entries its values, in the order of the API
     * @param fetchedAt when it was fetched
     * @param age how long ago that was when it was asked for
     */
    public record CachedReferential(List<Referential.Entry> entries, Instant fetchedAt, Duration age) {

        /** Copies the list, so the value never changes. */
        public CachedReferential {
            entries = List.copyOf(entries);
        }
    }

    private record Stored(long fetchedAtMillis, List<Referential.Entry> entries) {}

    private ReferentialCache(FranceTravailClient client, Path folder, Duration maxAge) {
        this.client = client;
        this.folder = folder;
        this.maxAge = maxAge;
    }

    /** A cache in this folder whose lists are fetched again when older than {@code maxAge}. */
    public static ReferentialCache at(Path folder, FranceTravailClient client, Duration maxAge) {
        Objects.requireNonNull(client, "client");
        return new ReferentialCache(client, folder, maxAge);
    }

    /** The list, from disk when it is young enough. */
    public CachedReferential get(Referential referential) {
        Optional<Stored> stored = read(referential);
        Instant now = client.clock().instant();
        if (stored.isPresent() && age(stored.get(), now).compareTo(maxAge) <= 0) {
            return cached(stored.get(), now);
        }
        try {
            Stored fetched = new Stored(now.toEpochMilli(), client.referential(referential));
            write(referential, fetched);
            return cached(fetched, now);
        } catch (RetriableException e) {
            if (stored.isEmpty()) {
                throw e;
            }
            LOG.warn(
                    "the referential {} is {} old and cannot be renewed: {}",
                    referential.path(),
                    age(stored.get(), now),
                    e.getMessage());
            return cached(stored.get(), now);
        }
    }

    private static CachedReferential cached(Stored stored, Instant now) {
        return new CachedReferential(
                stored.entries(), Instant.ofEpochMilli(stored.fetchedAtMillis()), age(stored, now));
    }

    private static Duration age(Stored stored, Instant now) {
        return Duration.between(Instant.ofEpochMilli(stored.fetchedAtMillis()), now);
    }

    private Path file(Referential referential) {
        return folder.resolve(referential.path() + ".json");
    }

    private Optional<Stored> read(Referential referential) {
        try {
            Path file = file(referential);
            return Files.exists(file)
                    ? Optional.of(JSON.readValue(file.toFile(), new TypeReference<Stored>() {}))
                    : Optional.empty();
        } catch (IOException e) {
            LOG.info("the cached referential {} is unreadable and fetched anew", referential.path());
            return Optional.empty();
        }
    }

    /** In one step, so that nobody ever reads half a list. */
    private void write(Referential referential, Stored stored) {
        try {
            Files.createDirectories(folder);
            Path part = Files.createTempFile(folder, referential.path(), ".part");
            JSON.writeValue(part.toFile(), stored);
            Files.move(part, file(referential), StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new NonRetriableException("cannot keep code lists in " + folder + ": " + e.getMessage(), e);
        }
    }
}
