package fr.jobmarket.training.ranking;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.jobmarket.offer.Offer;
import fr.jobmarket.recommendation.ScoringModel;
import fr.jobmarket.search.OfferIndex;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrueRelevanceTest {

    /** More than are considered for somebody who names no work. */
    private static final int OFFERS = 1_100;

    @TempDir
    Path folder;

    private static String line(String person, List<String> liked) {
        String choices = liked.stream()
                .map(offer ->
                        "{\"offerId\": \"" + offer + "\", \"action\": \"save\", \"at\": \"2026-06-18T00:00:00Z\"}")
                .collect(Collectors.joining(", "));
        return "{\"id\": \"" + person + "\", \"candidate\": {}, \"choices\": [" + choices + "]}";
    }

    @Test
    void tellsWhatItBringsToConsiderWhatIsLikedTogether() throws IOException {
        List<Offer> offers = new ArrayList<>(InventedMarket.offers(OFFERS, 1));
        Offer oldest = offers.get(0).toBuilder()
                .createdAt(Instant.parse("2025-01-01T00:00:00Z"))
                .build();
        offers.set(0, oldest);
        String other = offers.get(1).id();
        List<String> both = List.of(oldest.id(), other);
        Path choices = Files.write(
                folder.resolve("choices.jsonl"),
                List.of(line("a", both), line("b", both), line("c", both), line("d", List.of(other))));
        Path truths = Files.write(
                folder.resolve("truths.jsonl"),
                Stream.of("a", "b", "c", "d")
                        .map(id -> "{\"id\": \"" + id + "\", \"relevance\": {\"" + oldest.id() + "\": 1.0}}")
                        .toList());
        try (OfferIndex index = InventedMarket.index(folder.resolve("index"), offers)) {
            TrueRelevance.Besides besides = TrueRelevance.of(index, TrainingPlan.ofDefaults())
                    .besides(choices, truths, ScoringModel.handWeighted());
            assertEquals(4, besides.people());
            assertEquals(4, besides.helped());
            assertEquals(0.25, besides.considered(), 1e-9, "one more for the fourth, who does not know it");
            assertEquals(0, besides.reachable().mean());
            assertEquals(0.25, besides.reachableGain().mean(), 1e-9);
            assertTrue(besides.pagesGain().mean() >= 0, besides.toString());
        }
    }
}
