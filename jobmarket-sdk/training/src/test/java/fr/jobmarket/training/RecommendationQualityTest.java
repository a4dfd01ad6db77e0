package fr.jobmarket.training;

import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.jobmarket.candidate.CandidateProfile;
import fr.jobmarket.offer.Offer;
import fr.jobmarket.offer.Skill;
import fr.jobmarket.recommendation.Recommender;
import fr.jobmarket.recommendation.ScoringModel;
import fr.jobmarket.search.OfferIndex;
import fr.jobmarket.search.OfferIndexBuilder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Real offers as candidates: each held-out offer is turned into somebody who wants exactly that work, and the offers
 * recommended from the rest must be of the same occupation. The candidate never names the occupation, and offers are
 * ranked by their own code, which the candidate does not see.
 */
@Tag("slow")
class RecommendationQualityTest {

    private static final Logger LOG = LoggerFactory.getLogger(RecommendationQualityTest.class);
    private static final OfflineEvaluation AT_10 = OfflineEvaluation.atRank(10);
    private static final int HELD_OUT = 300;

    @TempDir
    static Path folder;

    private static List<Offer> candidates = List.of();
    private static List<Offer> market = List.of();

    @BeforeAll
    static void indexTheMarket() {
        List<Offer> offers = new ArrayList<>(RealMarket.offers("francetravail-offers.jsonl.gz"));
        offers.removeIf(offer -> rome(offer) == null);
        Collections.shuffle(offers, new Random(20_261_120));
        candidates = offers.subList(0, HELD_OUT);
        market = offers.subList(HELD_OUT, offers.size());
        try (OfferIndexBuilder builder = OfferIndexBuilder.create(folder.resolve("index"))) {
            market.parallelStream().forEach(builder::add);
            builder.finish();
        }
    }

    @Test
    void recommendsTheSameOccupationMuchMoreOftenThanWhatIsPopular() {
        Map<String, Map<String, Double>> byOccupation = market.stream()
                .collect(Collectors.groupingBy(
                        offer -> Objects.requireNonNull(rome(offer)), Collectors.toMap(Offer::id, offer -> 1.0)));
        List<Judgement<Offer>> judgements = candidates.stream()
                .map(offer -> new Judgement<>(
                        offer, byOccupation.getOrDefault(Objects.requireNonNull(rome(offer)), Map.of())))
                .toList();
        try (OfferIndex index = OfferIndex.open(folder.resolve("index"))) {
            Recommender recommender = Recommender.of(index, ScoringModel.handWeighted());
            RankingQuality full = quality(judgements, recommender, true);
            RankingQuality titleOnly = quality(judgements, recommender, false);
            RankingQuality popular = AT_10.evaluate(judgements, popular(market));
            LOG.info("title and skills: {}", full);
            LOG.info("title only:       {}", titleOnly);
            LOG.info("popular:          {}", popular);
            assertTrue(full.ndcg() > 0.5, full.toString());
            assertTrue(full.ndcg() > 5 * popular.ndcg(), popular.toString());
            assertTrue(full.reciprocalRank() > 0.6, full.toString());
            assertTrue(full.ndcg() > titleOnly.ndcg(), "skills must help: " + full + " " + titleOnly);
        }
    }

    @Test
    void hardlyMindsTheNameInACv() {
        try (OfferIndex index = OfferIndex.open(folder.resolve("index"))) {
            Recommender recommender = Recommender.of(index, ScoringModel.handWeighted());
            double shared = 0;
            int pairs = 0;
            for (Offer offer : candidates.subList(0, 40)) {
                Set<String> anonymous = page(recommender, offer, "Je m'appelle X. ");
                for (String name : List.of("Jean Martin", "Fatoumata Diallo", "Mohamed Benali", "Nguyen Thi Mai")) {
                    Set<String> named = page(recommender, offer, "Je m'appelle " + name + ". ");
                    named.retainAll(anonymous);
                    shared += anonymous.isEmpty() ? 1 : (double) named.size() / anonymous.size();
                    pairs++;
                }
            }
            LOG.info("share of the page that a name leaves as it is: {}", shared / pairs);
            assertTrue(shared / pairs > 0.97, "only " + shared / pairs + " of the page stays when a name is given");
        }
    }

    private static Set<String> page(Recommender recommender, Offer offer, String opening) {
        CandidateProfile profile = CandidateProfile.builder()
                .text(opening + "Je cherche un poste de " + offer.title() + ". "
                        + offer.skills().stream().map(Skill::label).collect(Collectors.joining(", ")))
                .build();
        return recommender.recommend(profile, 10).stream()
                .map(recommendation -> recommendation.offer().id())
                .collect(Collectors.toCollection(HashSet::new));
    }

    private static RankingQuality quality(
            List<Judgement<Offer>> judgements, Recommender recommender, boolean withSkills) {
        return AT_10.evaluate(
                judgements, (Offer offer, int top) -> recommender.recommend(profile(offer, withSkills), top).stream()
                        .map(recommendation -> recommendation.offer().id())
                        .toList());
    }

    private static CandidateProfile profile(Offer offer, boolean withSkills) {
        CandidateProfile.Builder profile = CandidateProfile.builder().jobTitle(shortened(offer.title()));
        if (withSkills) {
            profile.skills(offer.skills().stream()
                    .map(Skill::label)
                    .map(RecommendationQualityTest::shortened)
                    .toList());
        }
        return profile.build();
    }

    private static String shortened(String text) {
        return text.substring(0, Math.min(300, text.length()));
    }

    /** Ten offers of the most frequent occupations, the same for everybody. */
    private static Ranker<Offer> popular(List<Offer> market) {
        Map<String, List<Offer>> byOccupation =
                market.stream().collect(Collectors.groupingBy(offer -> Objects.requireNonNull(rome(offer))));
        List<String> ids = byOccupation.values().stream()
                .sorted(Comparator.comparingInt((List<Offer> group) -> group.size())
                        .reversed())
                .limit(10)
                .map(group -> group.get(0).id())
                .toList();
        return (question, top) ->
                IntStream.range(0, Math.min(top, ids.size())).mapToObj(ids::get).toList();
    }

    private static @Nullable String rome(Offer offer) {
        return offer.occupation() == null ? null : offer.occupation().romeCode();
    }
}
