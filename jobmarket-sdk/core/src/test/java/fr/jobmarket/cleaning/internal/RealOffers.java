package fr.jobmarket.cleaning.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Assumptions;

/** The real offers that quality is measured on; they are not part of the project, tests skip without them. */
public final class RealOffers {

    private RealOffers() {}

    /** The folder; skips the test when it is not there. */
    public static Path directory() {
        String told = System.getProperty("JOBMARKET_SHARED_DATA", System.getenv("JOBMARKET_SHARED_DATA"));
        Path directory = told != null ? Path.of(told) : beside(Path.of("").toAbsolutePath());
        Assumptions.assumeTrue(
                Files.isDirectory(directory),
                () -> "No real offers in " + directory
                        + " (set JOBMARKET_SHARED_DATA to their folder): quality not measured");
        return directory;
    }

    private static Path beside(Path start) {
        Path root = start;
        while (!Files.exists(root.resolve(".git")) && root.getParent() != null) {
            root = root.getParent();
        }
        return root.resolveSibling("shared").resolve("data");
    }

    /** The offers of a gzipped JSON-lines file. */
    public static List<JsonNode> read(String file) {
        ObjectMapper mapper = new ObjectMapper();
        List<JsonNode> offers = new ArrayList<>();
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(directory().resolve(file))), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                offers.add(mapper.readTree(line));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return offers;
    }
}
