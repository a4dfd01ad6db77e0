package fr.jobmarket.serving.release;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A published release. Its files never change.
 *
 * @param id its name
 * @param directory its folder
 * @param manifest what it holds
 */
public record Release(String id, Path directory, ReleaseManifest manifest) {

    static final String INDEX = "index";
    static final String GOLD = "gold";
    static final String MODEL = "model";

    /** The Lucene index. */
    public Path indexDirectory() {
        return directory.resolve(INDEX);
    }

    /** The Parquet files for statistics. */
    public Path goldDirectory() {
        return directory.resolve(GOLD);
    }

    /** The scoring model; the folder does not exist when {@link ReleaseManifest#model()} is absent. */
    public Path modelDirectory() {
        return directory.resolve(MODEL);
    }

    /** The scoring model, when the release has one. */
    public Optional<Path> model() {
        return Optional.of(modelDirectory()).filter(Files::isDirectory);
    }
}
