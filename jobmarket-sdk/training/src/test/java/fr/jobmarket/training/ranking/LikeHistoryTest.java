package fr.jobmarket.training.ranking;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.jobmarket.candidate.CandidateProfile;
import fr.jobmarket.training.ranking.CandidateChoices.Action;
import fr.jobmarket.training.ranking.CandidateChoices.Choice;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class LikeHistoryTest {

    private static CandidateChoices person(String id, String... liked) {
        List<Choice> choices = Stream.of(liked)
                .map(offer -> new Choice(offer, Action.APPLY, 1, Instant.EPOCH))
                .toList();
        return new CandidateChoices(id, CandidateProfile.EMPTY, choices);
    }

    private static LikeHistory history() {
        LikeHistory history = new LikeHistory();
        Stream.of(person("1", "a", "b"), person("2", "a", "b"), person("3", "a", "c"), person("4", "d"))
                .forEach(history::add);
        return history;
    }

    @Test
    void offersLikedByTheSamePeopleAreAlike() {
        Set<String> newcomer = Set.of("a");
        assertEquals(2 / Math.sqrt(2 * 2), history().alike("b", newcomer), 1e-6);
        assertEquals(1 / Math.sqrt(1 * 2), history().alike("c", newcomer), 1e-6);
        assertEquals(0, history().alike("d", newcomer));
        assertEquals(0, history().alike("unknown", newcomer));
    }

    @Test
    void nobodysOwnChoiceSpeaksForItself() {
        LikeHistory history = history();
        assertEquals(0, history.alike("c", Set.of("a", "c")), "only the third person likes both");
        assertEquals(0, history.popularity("d", Set.of("d")));
        assertTrue(history.alike("b", Set.of("a", "b")) > 0, "another person likes both too");
    }

    @Test
    void aReleaseTellsWhatThreePeopleLikeTogetherAtLeast() {
        LikeHistory history = new LikeHistory();
        Stream.of(person("1", "a", "b", "c"), person("2", "a", "b", "c"), person("3", "a", "b"), person("4", "b"))
                .forEach(history::add);
        assertEquals(Map.of("b", 3 / (Math.sqrt(3 * 4) + 10)), history.released("a"));
        assertEquals(Map.of(), history.released("c"));
        assertEquals(Map.of(), history.released("unknown"));
    }
}
