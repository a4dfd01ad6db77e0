package fr.jobmarket.pipeline.step;

import fr.jobmarket.NonRetriableException;
import fr.jobmarket.cleaning.OfferCleaner;
import fr.jobmarket.warehouse.ProgressListener;
import fr.jobmarket.warehouse.TransformReport;
import fr.jobmarket.warehouse.Transformation;
import fr.jobmarket.warehouse.Warehouse;
import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Bronze to silver and gold with the SDK's own cleaner. */
public final class TransformStep {

    private final Warehouse warehouse;
    private final OfferCleaner cleaner;
    private final ProgressListener progress;

    /** A step on this warehouse. */
    public TransformStep(Warehouse warehouse, OfferCleaner cleaner, ProgressListener progress) {
        this.warehouse = warehouse;
        this.cleaner = cleaner;
        this.progress = progress;
    }

    /**
     * Makes silver and gold.
     *
     * @param asOf id of the run to stop at; null for the latest
     */
    public TransformReport run(@Nullable String asOf) {
        Transformation transformation = Transformation.of(cleaner::clean, fingerprint(OfferCleaner.class))
                .asOf(asOf);
        return warehouse.transform(transformation, progress);
    }

    /**
     * What tells one build of the SDK from another. Silver must be cleaned anew whenever any rule, word list or
     * nomenclature changed, and nobody remembers to count up a version number for that.
     */
    private static String fingerprint(Class<?> member) {
        try {
            Path code = Path.of(
                    member.getProtectionDomain().getCodeSource().getLocation().toURI());
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            try (Stream<Path> files = Files.walk(code)) {
                for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                    add(digest, file);
                }
            }
            return HexFormat.of().formatHex(digest.digest(), 0, 16);
        } catch (IOException | URISyntaxException e) {
            throw new NonRetriableException("cannot read the program's own files: " + e.getMessage(), e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static void add(MessageDigest digest, Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] buffer = new byte[1 << 16];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                digest.update(buffer, 0, read);
            }
        }
    }
}
