package fr.jobmarket.recommendation;

import static fr.jobmarket.recommendation.TestOffers.BREST;
import static fr.jobmarket.recommendation.TestOffers.LYON;
import static fr.jobmarket.recommendation.TestOffers.contract;
import static fr.jobmarket.recommendation.TestOffers.occupation;
import static fr.jobmarket.recommendation.TestOffers.offer;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.jobmarket.candidate.CandidateProfile;
import fr.jobmarket.offer.Contract;
import fr.jobmarket.offer.Offer;
import fr.jobmarket.search.OfferIndex;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Offers liked together are considered besides what the profile brings, and pass what every offer has to pass. */
class LikedTogetherTest {

    private static final String LIKED = "francetravail:liked";

    /** As many as are considered, so that the index brings no other for the profile alone. */
    private static final int CONSIDERED = 3;

    @TempDir
    Path folder;

    private final List<String> asked = new ArrayList<>();
    private final Map<String, Map<String, Double>> together = new HashMap<>();

    /** Three offers that answer the profile better than any other. */
    private static Stream<Offer.Builder> obvious() {
        return IntStream.range(0, CONSIDERED).mapToObj(i -> offer("obvious" + i, "Développeur Java Spring")
                .occupation(occupation("M1805", "Développeur"))
                .place(LYON));
    }

    /** The ids of a page for a developer who liked something. */
    private List<String> page(CandidateProfile.Builder profile, List<String> dismissed, Offer.Builder... others) {
        List<Offer> offers = Stream.concat(obvious(), Arrays.stream(others))
                .map(Offer.Builder::build)
                .toList();
        try (OfferIndex index = TestOffers.index(folder.resolve("index" + System.nanoTime()), offers)) {
            Recommender recommender = Recommender.of(index, ScoringModel.handWeighted())
                    .considering(CONSIDERED)
                    .likedTogether(id -> {
                        asked.add(id);
                        return together.getOrDefault(id, Map.of());
                    });
            assertEquals(
                    recommender.advise(profile.build(), 10, dismissed),
                    recommender.advise(profile.build(), 10, dismissed, List.of()),
                    "without likes nothing changes");
            return recommender.advise(profile.build(), 10, dismissed, List.of(LIKED)).items().stream()
                    .map(item -> item.offer().sourceId())
                    .toList();
        }
    }

    private List<String> page(Offer.Builder... others) {
        return page(developer(), List.of(), others);
    }

    private static CandidateProfile.Builder developer() {
        return CandidateProfile.builder().jobTitle("développeur java spring");
    }

    private void likedWith(String... ids) {
        together.put(LIKED, Arrays.stream(ids).collect(Collectors.toMap(id -> "francetravail:" + id, id -> 0.4)));
    }

    private static Offer.Builder fitting(String id) {
        return offer(id, "Développeur").occupation(occupation("M1805", "Développeur"));
    }

    @Test
    void areBroughtInBesidesWhatTheProfileBrings() {
        assertFalse(page(fitting("alike")).contains("alike"), "the profile alone does not bring it");
        likedWith("alike");
        assertTrue(page(fitting("alike")).contains("alike"));
    }

    @Test
    void areNotRecommendedBelowTheFloor() {
        likedWith("nurse");
        assertFalse(page(offer("nurse", "Infirmier").occupation(occupation("J1506", "Infirmier")))
                .contains("nurse"));
    }

    @Test
    void areNotRecommendedBeyondALimit() {
        likedWith("far", "temporary", "gone", "copy", "dismissed", "alike");
        CandidateProfile.Builder limited = developer().near("69123", 30).contracts(Contract.Type.PERMANENT);
        assertEquals(
                List.of("alike"),
                page(
                                limited,
                                List.of("francetravail:dismissed"),
                                fitting("far").place(BREST),
                                fitting("temporary").place(LYON).contract(contract(Contract.Type.TEMPORARY)),
                                fitting("gone").place(LYON).available(false),
                                fitting("copy").place(LYON).duplicateOf("francetravail:obvious0"),
                                offer("dismissed", "Développeur confirmé")
                                        .occupation(occupation("M1805", "Développeur"))
                                        .place(LYON),
                                fitting("alike").place(LYON))
                        .stream()
                        .filter(id -> !id.startsWith("obvious"))
                        .toList());
    }

    @Test
    void addNothingToAScoreAndGiveNoReason() {
        likedWith("alike");
        List<Offer> offers = Stream.concat(obvious(), Stream.of(fitting("alike")))
                .map(Offer.Builder::build)
                .toList();
        try (OfferIndex index = TestOffers.index(folder.resolve("index"), offers)) {
            Recommender recommender = Recommender.of(index, ScoringModel.handWeighted());
            assertEquals(
                    recommender.advise(developer().build(), 10, List.of()),
                    recommender
                            .likedTogether(id -> together.getOrDefault(id, Map.of()))
                            .advise(developer().build(), 10, List.of(), List.of(LIKED)));
        }
    }

    @Test
    void areNotAskedForWhatWasDismissedSince() {
        likedWith("alike");
        assertFalse(page(developer(), List.of(LIKED), fitting("alike")).contains("alike"));
        assertEquals(List.of(), asked);
    }

    @Test
    void comeWithTheNewestForSomebodyWhoNamesNoWork() {
        likedWith("alike");
        Offer.Builder old = fitting("alike").createdAt(TestOffers.TODAY.minusSeconds(90 * 86_400L));
        List<String> page = page(CandidateProfile.builder(), List.of(), old);
        assertTrue(page.contains("alike"), page.toString());
        assertEquals(CONSIDERED, page.size());
        together.clear();
        assertFalse(page(CandidateProfile.builder(), List.of(), old).contains("alike"));
    }

    @Test
    void areThoseMostAlikeToTheLikesOfLate() {
        List<String> liked =
                IntStream.range(0, 70).mapToObj(i -> "francetravail:l" + i).toList();
        for (int i = 0; i < liked.size(); i++) {
            int first = 20 * i;
            together.put(
                    liked.get(i),
                    IntStream.range(0, 20)
                            .boxed()
                            .collect(Collectors.toMap(j -> "francetravail:m" + (first + j), j -> 0.9 - j / 100.0)));
        }
        List<String> most = IntStream.range(0, 50)
                .boxed()
                .flatMap(i -> Stream.of("m" + 20 * i, "m" + (20 * i + 1)))
                .toList();
        try (OfferIndex index = TestOffers.index(folder.resolve("index"), TestOffers.market(1_500, 3))) {
            Recommender recommender = Recommender.of(index, ScoringModel.handWeighted())
                    .considering(most.size())
                    .likedTogether(id -> {
                        asked.add(id);
                        return together.getOrDefault(id, Map.of());
                    });
            List<String> page =
                    recommender.advise(CandidateProfile.builder().build(), 500, List.of(), liked).items().stream()
                            .map(item -> item.offer().sourceId())
                            .sorted()
                            .toList();
            assertEquals(most.stream().sorted().toList(), page);
        }
        assertEquals(liked.subList(0, 50), asked);
    }
}
