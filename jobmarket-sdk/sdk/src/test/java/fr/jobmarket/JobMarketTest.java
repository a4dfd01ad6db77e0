package fr.jobmarket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.jobmarket.candidate.CandidateProfile;
import fr.jobmarket.cleaning.CleaningResult;
import fr.jobmarket.cleaning.OfferCleaner;
import fr.jobmarket.offer.Offer;
import fr.jobmarket.recommendation.Recommendation;
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

    @TempDir
    Path folder;

    @Test
    void leadsFromRawOffersToRecommendationsWithReasons() throws IOException {
        Path raw = folder.resolve("offers.jsonl");
        Files.write(raw, (Iterable<String>) SyntheticMarket.of(7).franceTravailOffers(300)::iterator);
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
            assertEquals(300, index.size());
            Offer wished = index.random(1, 1).get(0);
            CandidateProfile candidate =
                    CandidateProfile.builder().jobTitle(wished.title()).build();
            List<Recommendation> page = JobMarket.recommender(index).recommend(candidate, 5);
            assertTrue(page.stream().anyMatch(item -> item.offer().title().equals(wished.title())));
            assertFalse(page.get(0).reasons().isEmpty());
        }
    }
}
