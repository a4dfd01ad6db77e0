package fr.jobmarket.serving.release;

import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A release while its files are being written. Not thread-safe. */
public final class ReleaseDraft {

    private final String id;
    private final Path directory;
    private final Map<String, Long> counts = new LinkedHashMap<>();
    private final Map<String, Integer> schemaVersions = new LinkedHashMap<>();
    private @Nullable String sourceRun;
    private @Nullable String model;
    private @Nullable String modelVersion;

    ReleaseDraft(String id, Path directory) {
        this.id = id;
        this.directory = directory;
    }

    /** The id the release will have. */
    public String id() {
        return id;
    }

    /** Where to write the Lucene index; to be made by the writer. */
    public Path indexDirectory() {
        return directory.resolve(Release.INDEX);
    }

    /** Where to write the Parquet files; to be made by the writer. */
    public Path goldDirectory() {
        return directory.resolve(Release.GOLD);
    }

    /** Where to write the scoring model, if there is one; to be made by the writer. */
    public Path modelDirectory() {
        return directory.resolve(Release.MODEL);
    }

    /** Notes how many of something the release has. */
    public void count(String name, long value) {
        counts.put(name, value);
    }

    /** Notes the version of what the files of a part look like. */
    public void schemaVersion(String part, int version) {
        schemaVersions.put(part, version);
    }

    /** Notes the last run of the warehouse the release knows of. */
    public void sourceRun(String runId) {
        this.sourceRun = runId;
    }

    /** Notes which model was written. */
    public void model(String name, String version) {
        this.model = name;
        this.modelVersion = version;
    }

    Path directory() {
        return directory;
    }

    ReleaseManifest manifest(Instant createdAt, List<ReleaseManifest.FileEntry> files) {
        return new ReleaseManifest(id, createdAt, sourceRun, counts, schemaVersions, model, modelVersion, files);
    }
}
