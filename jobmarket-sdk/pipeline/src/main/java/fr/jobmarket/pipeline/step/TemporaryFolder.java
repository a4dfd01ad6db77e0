package fr.jobmarket.pipeline.step;

import fr.jobmarket.error.NonRetriableException;
import fr.jobmarket.internal.Folders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Function;

/** A folder that is gone when its use is over. */
final class TemporaryFolder {

    private TemporaryFolder() {}

    static <T> T with(Function<Path, T> use) {
        Path folder;
        try {
            folder = Files.createTempDirectory("jobmarket-");
        } catch (IOException e) {
            throw new NonRetriableException("cannot make a temporary folder (" + e + "); is the disk full?", e);
        }
        try {
            return use.apply(folder);
        } finally {
            Folders.remove(folder);
        }
    }
}
