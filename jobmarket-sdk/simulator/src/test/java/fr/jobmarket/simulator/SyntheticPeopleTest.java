package fr.jobmarket.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SyntheticPeopleTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int OFFERS = 3_000;
    private static final int PEOPLE = 300;
    private static final SyntheticMarket MARKET = SyntheticMarket.of(5).now(Instant.parse("2026-11-20T15:00:00Z"));

    private final SyntheticPeople people = MARKET.people(OFFERS, Tastes.ofDefaults());
    private final List<JsonNode> choices =
            people.choices(PEOPLE).map(SyntheticPeopleTest::parse).toList();
    private final List<JsonNode> truths =
            people.truths(PEOPLE).map(SyntheticPeopleTest::parse).toList();

    private static JsonNode parse(String line) {
        try {
            return JSON.readTree(line);
        } catch (JsonProcessingException e) {
            throw new AssertionError(line, e);
        }
    }

    @Test
    void theSameMarketAndTastesHaveTheSamePeople() {
        SyntheticPeople again = MARKET.people(OFFERS, Tastes.ofDefaults());
        assertEquals(people.choices(20).toList(), again.choices(20).toList());
        assertEquals(people.truths(20).toList(), again.truths(20).toList());
        assertNotEquals(
                people.choices(20).toList(),
                MARKET.people(OFFERS, Tastes.ofMovers()).choices(20).toList());
    }

    @Test
    void peopleAreShownOffersOfTheMarketAndReact() {
        Set<String> published = new HashSet<>();
        MARKET.franceTravailOffers(OFFERS)
                .forEach(offer ->
                        published.add("francetravail:" + parse(offer).path("id").asText()));
        Map<String, Integer> actions = new HashMap<>();
        for (JsonNode person : choices) {
            for (JsonNode choice : person.path("choices")) {
                assertTrue(published.contains(choice.path("offerId").asText()));
                actions.merge(choice.path("action").asText(), 1, Integer::sum);
            }
        }
        assertEquals(Set.of("show", "view", "save", "apply", "dismiss"), actions.keySet());
    }

    @Test
    void whatIsWantedIsAppliedToMoreOftenAndLaterRanksAreLookedAtLess() {
        double applied = 0;
        double passed = 0;
        int applications = 0;
        int passes = 0;
        int top = 0;
        int bottom = 0;
        for (int i = 0; i < PEOPLE; i++) {
            JsonNode relevance = truths.get(i).path("relevance");
            for (JsonNode choice : choices.get(i).path("choices")) {
                double wanted = relevance.path(choice.path("offerId").asText()).asDouble(0);
                boolean shown = choice.path("action").asText().equals("show");
                if (choice.path("action").asText().equals("apply")) {
                    applied += wanted;
                    applications++;
                } else if (shown) {
                    passed += wanted;
                    passes++;
                }
                top += !shown && choice.path("rank").asInt() == 1 ? 1 : 0;
                bottom += !shown && choice.path("rank").asInt() == 20 ? 1 : 0;
            }
        }
        assertTrue(applied / applications > 0.5, "mean relevance of what is applied to: " + applied / applications);
        assertTrue(passed / passes < 0.1, "mean relevance of what is passed over: " + passed / passes);
        assertTrue(top > 3 * bottom, top + " reactions to the first rank, " + bottom + " to the last");
    }

    @Test
    void profilesKeepPartOfTheWishesToThemselves() {
        long paid = choices.stream()
                .filter(person -> person.path("candidate").has("minAnnualSalary"))
                .count();
        assertTrue(paid > PEOPLE / 2 && paid < PEOPLE, paid + " name a salary");
        choices.forEach(person ->
                assertFalse(person.path("candidate").has("occupations"), "people name their work in their own words"));
    }

    @Test
    void aMarketIsWrittenWithItsPeople(@TempDir Path folder) throws IOException {
        MARKET.write(folder.resolve("market"), 50, 10, Tastes.ofMovers());
        assertEquals(
                50, Files.readAllLines(folder.resolve("market/offers.jsonl")).size());
        assertEquals(
                10, Files.readAllLines(folder.resolve("market/choices.jsonl")).size());
        assertEquals(
                10, Files.readAllLines(folder.resolve("market/truths.jsonl")).size());
    }
}
