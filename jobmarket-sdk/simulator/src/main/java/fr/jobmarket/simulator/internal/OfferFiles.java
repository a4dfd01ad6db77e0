package fr.jobmarket.simulator.internal;

import com.fasterxml.jackson.databind.JsonNode;
import fr.jobmarket.simulator.LoadIssue;
import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;

/** Reads files of offers, one JSON object a line, into the stock each line belongs to. */
public final class OfferFiles {
    private static final int MAX_ISSUES = 1000;

    private final FranceTravailStock franceTravail;
    private final AdzunaStock adzuna;
    private final List<LoadIssue> issues = new ArrayList<>();

    public OfferFiles(FranceTravailStock franceTravail, AdzunaStock adzuna) {
        this.franceTravail = franceTravail;
        this.adzuna = adzuna;
    }

    /**
     * Loads a file; what is wrong with single lines becomes an issue.
     *
     * @throws UncheckedIOException when the file cannot be opened
     */
    public void load(Path file) {
        long line = 0;
        try (BufferedReader reader = open(file)) {
            for (String text = reader.readLine(); text != null; text = reader.readLine()) {
                line++;
                if (!text.isBlank()) {
                    loadLine(file, line, text);
                }
            }
        } catch (IOException e) {
            if (line == 0) {
                throw new UncheckedIOException("cannot read the offers of " + file + ": " + e.getMessage(), e);
            }
            report(file, line + 1, "the file ends badly (" + e.getMessage() + "): what came before is served");
        }
    }

    private static BufferedReader open(Path file) throws IOException {
        InputStream stream = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
        try {
            stream.mark(2);
            int magic = stream.read() | stream.read() << 8;
            stream.reset();
            InputStream content = magic == GZIPInputStream.GZIP_MAGIC ? new GZIPInputStream(stream, 1 << 16) : stream;
            return new BufferedReader(new InputStreamReader(content, StandardCharsets.UTF_8));
        } catch (IOException e) {
            stream.close();
            throw e;
        }
    }

    private void loadLine(Path file, long line, String text) {
        try {
            JsonNode offer = Stock.parse(text);
            String id = Stock.idOf(offer);
            if (id == null) {
                report(file, line, "an offer needs an id");
            } else {
                stockOf(offer).put(id, offer, text.trim().getBytes(StandardCharsets.UTF_8));
            }
        } catch (IllegalArgumentException e) {
            report(file, line, String.valueOf(e.getMessage()));
        }
    }

    /** Adzuna marks its objects with {@code __CLASS__} and links with {@code redirect_url}. */
    private Stock stockOf(JsonNode offer) {
        boolean marked = offer.path("__CLASS__").asText("").startsWith("Adzuna")
                || offer.has("redirect_url")
                || offer.has("adref");
        return marked ? adzuna : franceTravail;
    }

    private void report(Path file, long line, String reason) {
        if (issues.size() < MAX_ISSUES) {
            issues.add(new LoadIssue(file, line, reason));
        }
    }

    /** What could not be loaded, at most a thousand entries. */
    public List<LoadIssue> issues() {
        return List.copyOf(issues);
    }
}
