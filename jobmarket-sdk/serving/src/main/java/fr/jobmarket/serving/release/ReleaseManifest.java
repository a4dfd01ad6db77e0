package fr.jobmarket.serving.release;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a release holds and where it comes from: its {@code manifest.json}.
 *
 * @param id sorts by creation: a later release has a greater id
 * @param createdAt when it was published
 * @param sourceRun the last run of the warehouse it knows of
 * @param counts what is in it, by name, such as {@code offers}
 * @param schemaVersions versions of what its files look like, by part: {@code warehouse}, {@code index}
 * @param model name of the scoring model; absent without one
 * @param modelVersion its version
 * @param files every other file, with its size and checksum
 */
public record ReleaseManifest(
        String id,
        Instant createdAt,
        @Nullable String sourceRun,
        Map<String, Long> counts,
        Map<String, Integer> schemaVersions,
        @Nullable String model,
        @Nullable String modelVersion,
        List<FileEntry> files) {

    /** Copies the collections, so the value never changes; keeps them sorted. */
    public ReleaseManifest {
        counts = Collections.unmodifiableMap(new TreeMap<>(counts));
        schemaVersions = Collections.unmodifiableMap(new TreeMap<>(schemaVersions));
        files = List.copyOf(files);
    }

    /**
     * A file of the release.
     *
     * @param path relative to the release, with {@code /}
     * @param bytes its size
     * @param sha256 its checksum, hexadecimal
     */
    public record FileEntry(String path, long bytes, String sha256) {}
}
