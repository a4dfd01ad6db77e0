package fr.jobmarket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.jobmarket.candidate.CandidateProfile;
import fr.jobmarket.cleaning.CleaningResult;
import fr.jobmarket.cleaning.OfferCleaner;
import fr.jobmarket.offer.Offer;
import fr.jobmarket.recommendation.Recommender;
import fr.jobmarket.search.OfferIndex;
import fr.jobmarket.search.OfferIndexBuilder;
import fr.jobmarket.simulator.SyntheticMarket;
import fr.jobmarket.source.RawLine;
import fr.jobmarket.source.RawOfferReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("slow")
class JobMarketTest {

    private static final int OFFERS = 300;

    @TempDir
    Path folder;

    @Test
    void leadsFromRawOffersToRecommendationsWithReasons() throws IOException {
        Path raw = folder.resolve("offers.jsonl");
        SyntheticMarket market = SyntheticMarket.of(7).now(Instant.parse("2026-11-20T12:00:00Z"));
        Files.write(raw, (Iterable<String>) market.franceTravailOffers(OFFERS)::iterator);
        OfferCleaner cleaner = JobMarket.cleaner();
        try (OfferIndexBuilder index = JobMarket.newIndex(folder.resolve("index"));
                Stream<RawLine> lines = RawOfferReader.at(Instant.EPOCH).lines(raw)) {
            lines.forEach(line -> {
                if (line instanceof RawLine.Accepted accepted
                        && cleaner.clean(accepted.offer()) instanceof CleaningResult.Cleaned cleaned) {
                    index.add(cleaned.offer());
                }
            });
            index.finish();
        }
        try (OfferIndex index = JobMarket.openIndex(folder.resolve("index"))) {
            assertEquals(OFFERS, index.size());
            List<String> titles =
                    index.random(OFFERS, 1).stream().map(Offer::title).toList();
            Recommender recommender = JobMarket.recommender(index);
            long found = titles.stream()
                    .filter(title -> recommender.recommend(wishing(title), 5).stream()
                            .anyMatch(item -> item.offer().title().equals(title)
                                    && !item.reasons().isEmpty()))
                    .count();
            // Not all: some titles are read as another occupation than the one their offer states.
            assertTrue(found >= 0.9 * OFFERS, found + " of " + OFFERS);
        }
    }

    private static CandidateProfile wishing(String title) {
        return CandidateProfile.builder().jobTitle(title).build();
    }
}
