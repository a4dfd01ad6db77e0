package fr.jobmarket.gateway.monitoring;

import fr.jobmarket.error.NonRetriableException;
import fr.jobmarket.gateway.GatewaySettings;
import fr.jobmarket.gateway.http.MessageKey;
import fr.jobmarket.gateway.http.ProblemException;
import fr.jobmarket.serving.CurrentRelease;
import fr.jobmarket.serving.OpenRelease;
import io.micronaut.context.annotation.Property;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the pipeline found when it compared the release being served with an earlier one. Thread-safe. */
@Singleton
final class DriftReports {

    private final Path folder;
    private final CurrentRelease current;

    DriftReports(@Property(name = GatewaySettings.HOME) String home, CurrentRelease current) {
        this.folder = Path.of(home).resolve("drift");
        this.current = current;
    }

    /** The report in one of the forms the pipeline writes, {@code json} or {@code html}; 404 when there is none. */
    byte[] read(String form) {
        String release = current.use(OpenRelease::id);
        return find(release, form).orElseThrow(() -> ProblemException.notFound(MessageKey.NOT_COMPARED.with(release)));
    }

    /** The report of a release, when it was compared with another. */
    Optional<byte[]> find(String release, String form) {
        try {
            return Optional.of(Files.readAllBytes(file(release, form)));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new NonRetriableException("cannot read the report of release " + release + " (" + e + ")", e);
        }
    }

    /** Which report of a release there is, without reading it: another after each change, and while there is none. */
    Version version(String release, String form) {
        Path report = file(release, form);
        try {
            return new Version(report, Files.getLastModifiedTime(report));
        } catch (IOException e) {
            return new Version(report, null);
        }
    }

    private Path file(String release, String form) {
        return folder.resolve(release + "." + form);
    }

    /** See {@link #version}. */
    record Version(Path report, @Nullable FileTime modified) {}
}
