package fr.jobmarket.cleaning;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.jobmarket.offer.Offer;
import fr.jobmarket.offer.Source;
import fr.jobmarket.source.RawOffer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One small offer in the manner of a public bug report, and what is right for it.
 *
 * @param kind what it is about, such as {@code remote: offered}
 * @param input what is odd about it
 * @param expected what is right, in the words of {@link FieldExpectations}
 * @param today how it came out when the cases were collected: {@code right}, or {@code wrong} and what was read
 * @param raw the offer; absent where the case needs more than one offer
 */
record FieldCase(
        String kind,
        String input,
        String expected,
        String today,
        @Nullable RawOffer raw) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Instant HARVESTED = Instant.parse("2026-11-20T10:00:00Z");

    static List<FieldCase> read(Path file) {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.map(FieldCase::of).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static FieldCase of(String line) {
        try {
            JsonNode node = JSON.readTree(line);
            JsonNode offer = node.path("offer");
            RawOffer raw = offer.isMissingNode()
                    ? null
                    : new RawOffer(source(node), offer.path("id").asText(), offer.toString(), HARVESTED);
            return new FieldCase(
                    node.path("kind").asText(),
                    node.path("input").asText(),
                    node.path("expected").asText().strip(),
                    node.path("today").asText(),
                    raw);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not a field case: " + line, e);
        }
    }

    private static Source source(JsonNode node) {
        String name = node.path("source").asText();
        return Stream.of(Source.values())
                .filter(s -> s.name().replace("_", "").equals(name.toUpperCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("unknown source " + name));
    }

    boolean rightBefore() {
        return today.equals("right");
    }

    /** What cleaning makes of it; every case is an offer, so none may be rejected. */
    Offer cleanedBy(OfferCleaner cleaner) {
        CleaningResult result = cleaner.clean(requireNonNull(raw));
        if (result instanceof CleaningResult.Cleaned cleaned) {
            return cleaned.offer();
        }
        throw new AssertionError(input + " was rejected: " + result);
    }
}
