package fr.jobmarket.recommendation;

import static fr.jobmarket.recommendation.TestOffers.TODAY;
import static fr.jobmarket.recommendation.TestOffers.company;
import static fr.jobmarket.recommendation.TestOffers.occupation;
import static fr.jobmarket.recommendation.TestOffers.offer;
import static fr.jobmarket.recommendation.TestOffers.skills;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.jobmarket.candidate.CandidateProfile;
import fr.jobmarket.error.InvalidInputException;
import fr.jobmarket.offer.Offer;
import fr.jobmarket.recommendation.Recommender.Reranking;
import fr.jobmarket.search.OfferIndex;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToLongFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RerankingTest {

    private static final CandidateProfile DEVELOPER = CandidateProfile.builder()
            .jobTitle("développeur")
            .skills("Java", "Spring")
            .build();
    private static final ToLongFunction<String> NEVER_ASKED = id -> {
        throw new AssertionError("exposures are not needed");
    };

    @TempDir
    Path folder;

    private List<String> page(
            int top, Reranking reranking, ToLongFunction<String> exposures, List<Offer.Builder> offers) {
        List<Offer> built = offers.stream().map(Offer.Builder::build).toList();
        try (OfferIndex index = TestOffers.index(folder.resolve("index" + System.nanoTime()), built)) {
            return Recommender.of(index, ScoringModel.handWeighted())
                    .reranking(reranking, exposures)
                    .recommend(DEVELOPER, top)
                    .stream()
                    .map(item -> item.offer().sourceId())
                    .toList();
        }
    }

    private static Offer.Builder described(String id) {
        return offer(id, "Développeur").description("Le poste de " + id);
    }

    private static List<Offer.Builder> offersOfTwoEmployers() {
        List<Offer.Builder> offers = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            offers.add(described("big" + i)
                    .skills(skills("Java", "Spring"))
                    .company(company("Géant"))
                    .occupation(occupation("M1805", "Développeur")));
            offers.add(described("small" + i)
                    .skills(skills("PHP"))
                    .company(company("PME " + i))
                    .occupation(occupation("M1811", "Data engineer")));
        }
        return offers;
    }

    private static long starting(List<String> page, String with) {
        return page.stream().filter(id -> id.startsWith(with)).count();
    }

    @ParameterizedTest
    @CsvSource({"0, 10", "0.5, 5", "0.7, 3", "0.8, 2", "1, 1"})
    void keepsSoMuchOfAPageFromAnyEmployer(double employers, int shown) {
        List<String> page = page(10, new Reranking(employers, 0, 0, 0), NEVER_ASKED, offersOfTwoEmployers());
        assertEquals(10, page.size());
        assertEquals(shown, starting(page, "big"), page.toString());
    }

    @ParameterizedTest
    @CsvSource({"0, 10", "0.4, 6", "0.5, 5"})
    void keepsSoMuchOfAPageFromAnyOccupation(double occupations, int shown) {
        List<String> page = page(10, new Reranking(0, occupations, 0, 0), NEVER_ASKED, offersOfTwoEmployers());
        assertEquals(shown, starting(page, "big"), page.toString());
    }

    @Test
    void fillsThePageWithWhatWasHeldBackWhenNothingElseIsLeft() {
        assertEquals(
                20,
                page(20, new Reranking(1, 1, 0, 0), NEVER_ASKED, offersOfTwoEmployers())
                        .size());
    }

    @Test
    void prefersNewOffersTheMoreTheKnobIsTurned() {
        List<Offer.Builder> offers = List.of(
                described("old").skills(skills("Java", "Spring")).createdAt(TODAY.minus(Duration.ofDays(300))),
                described("new").skills(skills("Java")).createdAt(TODAY),
                described("other").skills(skills("PHP")).createdAt(TODAY.minus(Duration.ofDays(300))));
        assertEquals(List.of("old", "new", "other"), page(3, new Reranking(0, 0, 0, 0), NEVER_ASKED, offers));
        assertEquals(List.of("new", "old", "other"), page(3, new Reranking(0, 0, 1, 0), NEVER_ASKED, offers));
    }

    @Test
    void prefersWhatWasShownSeldomTheMoreTheKnobIsTurned() {
        List<Offer.Builder> offers = List.of(
                described("best").skills(skills("Java", "Spring")),
                described("good").skills(skills("Java")),
                described("other").skills(skills("PHP")));
        ToLongFunction<String> shown = id -> id.endsWith("best") ? 1_000 : 1;
        assertEquals(List.of("best", "good", "other"), page(3, new Reranking(0, 0, 0, 0), NEVER_ASKED, offers));
        assertEquals("good", page(3, new Reranking(0, 0, 0, 1), shown, offers).get(0));
        assertEquals(List.of("best", "good", "other"), page(3, new Reranking(0, 0, 0, 1), id -> 0, offers));
    }

    @Test
    void spreadsWhatAlikePeopleAreShown() {
        List<Offer.Builder> offers = offersOfTwoEmployers();
        assertEquals(1, pagesOfOne(offers, 0), "all see the best");
        assertTrue(pagesOfOne(offers, 0.5) >= 10, "somebody sees each of the best");
    }

    /** How many offers twenty alike people see who are shown one each. */
    private int pagesOfOne(List<Offer.Builder> offers, double congestion) {
        Map<String, Long> shown = new HashMap<>();
        List<Offer> built = offers.stream().map(Offer.Builder::build).toList();
        try (OfferIndex index = TestOffers.index(folder.resolve("index" + System.nanoTime()), built)) {
            Recommender recommender = Recommender.of(index, ScoringModel.handWeighted())
                    .reranking(new Reranking(0, 0, 0, congestion), id -> shown.getOrDefault(id, 0L));
            for (int person = 0; person < 20; person++) {
                recommender
                        .recommend(DEVELOPER, 1)
                        .forEach(item -> shown.merge(item.offer().id(), 1L, Long::sum));
            }
        }
        return shown.size();
    }

    @Test
    void neitherLetsInNorKeepsOutWhatFits() {
        List<Offer.Builder> offers = new ArrayList<>(offersOfTwoEmployers());
        offers.add(offer("cook", "Cuisinier").occupation(occupation("G1602", "Cuisinier")));
        Set<String> fitting = Set.copyOf(page(100, Reranking.ofDefaults(), id -> 0, offers));
        assertTrue(fitting.size() >= 10 && !fitting.contains("cook"), fitting.toString());
        assertEquals(fitting, Set.copyOf(page(100, new Reranking(1, 1, 1, 1), String::hashCode, offers)));
    }

    @ParameterizedTest
    @CsvSource({
        "-0.1, 0, 0, 0, employers",
        "0, 1.1, 0, 0, occupations",
        "0, 0, NaN, 0, freshness",
        "0, 0, 0, 2, congestion",
    })
    void refusesAKnobBeyondItsRange(
            double employers, double occupations, double fresh, double congestion, String name) {
        InvalidInputException refusal = assertThrows(
                InvalidInputException.class, () -> new Reranking(employers, occupations, fresh, congestion));
        assertTrue(refusal.getMessage().startsWith(name + ": 0 to 1"), refusal.getMessage());
    }
}
