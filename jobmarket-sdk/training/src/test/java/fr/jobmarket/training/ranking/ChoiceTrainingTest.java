package fr.jobmarket.training.ranking;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.jobmarket.offer.Offer;
import fr.jobmarket.recommendation.Recommender;
import fr.jobmarket.recommendation.ScoringModel;
import fr.jobmarket.search.OfferIndex;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** People who look for the work of an offer and apply to the newest ones of it, which weak labels do not teach. */
@Tag("slow")
class ChoiceTrainingTest {

    private static final TrainingPlan PLAN = new TrainingPlan(150, 2, 20, 3, 200, 5);
    private static final Instant NEW = Instant.parse("2026-06-18T00:00:00Z");
    private static final List<Offer> OFFERS = InventedMarket.offers(300, 9);

    @TempDir
    static Path market;

    @TempDir
    Path folder;

    @BeforeAll
    static void index() {
        InventedMarket.index(market, OFFERS).close();
    }

    private static String line(int number, Random random) {
        Offer wanted = OFFERS.get(random.nextInt(OFFERS.size()));
        String code = wanted.occupation().romeCode();
        List<String> choices = new ArrayList<>();
        for (int rank = 1; rank <= 20; rank++) {
            Offer offer = OFFERS.get(random.nextInt(OFFERS.size()));
            boolean same = offer.occupation().romeCode().equals(code);
            String action = !same
                    ? rank % 5 == 0 ? "dismiss" : "show"
                    : offer.createdAt().isAfter(NEW) ? "apply" : "show";
            choices.add(String.format(
                    "{\"offerId\": \"%s\", \"action\": \"%s\", \"rank\": %d, \"at\": \"%s\"}",
                    offer.id(), action, rank, NEW.plusSeconds(3_600L * number + rank)));
        }
        return String.format(
                "{\"id\": \"p%d\", \"candidate\": {\"jobTitle\": \"%s\"}, \"choices\": %s}",
                number, wanted.occupation().romeLabel(), choices);
    }

    private Path choices(int people) throws IOException {
        Random random = new Random(3);
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < people; i++) {
            lines.add(line(i, random));
        }
        lines.add("{\"candidate\": 1}");
        return Files.write(folder.resolve("choices.jsonl"), lines);
    }

    private TrainingReport train(int people, List<String> rejected) throws IOException {
        try (OfferIndex index = OfferIndex.open(market)) {
            return RankingTrainer.of(PLAN, ScoringModel.handWeighted(), line -> {})
                    .trainOnChoices(index, List.of(choices(people)), rejected::add, folder.resolve("model"));
        }
    }

    @Test
    void learnsWhatPeopleChooseBeyondTheWorkItself() throws IOException {
        List<String> rejected = new ArrayList<>();
        TrainingReport report = train(400, rejected);
        assertEquals(1, rejected.size());
        assertTrue(rejected.get(0).contains("choices.jsonl line 401: candidate"), rejected.get(0));
        assertTrue(report.gain().isGain(), report.toText());
        assertTrue(
                report.crossValidated().stream().anyMatch(row -> row.ranker().equals("liked together")),
                report.toText());
        assertEquals(
                report.version(), ScoringModel.load(folder.resolve("model")).version());
    }

    @Test
    void fewWhoChoseAreJoinedByCandidatesMadeOfOffers() throws IOException {
        TrainingReport report = train(10, new ArrayList<>());
        assertTrue(report.candidates() > 100, report.candidates() + " candidates judge");
    }

    @Test
    void whatStoodBelowTheLastReactionTeachesNothing() throws IOException {
        List<String> shown = OFFERS.stream()
                .filter(offer -> offer.occupation().romeCode().equals("M1805"))
                .limit(4)
                .map(Offer::id)
                .toList();
        String choices = "{\"offerId\": \"%s\", \"action\": \"%s\", \"rank\": %d, \"at\": \"2026-06-18T00:00:0%dZ\"}";
        List<String> actions = List.of("show", "apply", "dismiss", "show");
        List<String> worded = new ArrayList<>();
        for (int i = 0; i < actions.size(); i++) {
            worded.add(String.format(choices, shown.get(i), actions.get(i), i + 1, i));
        }
        Path file = Files.writeString(
                folder.resolve("one.jsonl"),
                "{\"candidate\": {\"jobTitle\": \"Développeur Java\"}, \"choices\": " + worded + "}");
        Map<String, Float> grades = new HashMap<>();
        Map<String, Float> relevance = new HashMap<>();
        try (OfferIndex index = OfferIndex.open(market)) {
            ChoiceGroups groups =
                    new ChoiceGroups(Recommender.of(index, ScoringModel.handWeighted()), List.of(file), 1, line -> {});
            GroupFile learning = new GroupFile(folder.resolve("learning"));
            GroupFile judging = new GroupFile(folder.resolve("judging"));
            try (GroupFile.Writer learn = learning.write();
                    GroupFile.Writer judge = judging.write()) {
                groups.write(learn, judge);
            }
            learning.forEach(group -> true, group -> {
                for (int i = 0; i < group.size(); i++) {
                    grades.put(group.offers()[i], group.grades()[i]);
                }
            });
            judging.forEach(group -> true, group -> {
                for (int i = 0; i < group.size(); i++) {
                    relevance.put(group.offers()[i], group.relevance()[i]);
                }
            });
        }
        float passedOver = grades.get(shown.get(0));
        assertTrue(grades.get(shown.get(1)) > passedOver);
        assertTrue(grades.get(shown.get(2)) < passedOver, "a dismissal is worse than being passed over");
        assertFalse(grades.containsKey(shown.get(3)));
        assertEquals(Map.of(shown.get(0), 0f, shown.get(1), 1f, shown.get(2), 0f, shown.get(3), 0f), relevance);
    }
}
