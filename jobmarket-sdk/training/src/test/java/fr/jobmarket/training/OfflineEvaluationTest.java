package fr.jobmarket.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import fr.jobmarket.error.InvalidInputException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OfflineEvaluationTest {

    private static final OfflineEvaluation AT_2 = OfflineEvaluation.atRank(2);

    @Test
    void meansOverAllQuestionsThatHaveAnAnswer() {
        List<Judgement<String>> judgements = List.of(
                new Judgement<>("first", Map.of("a", 1.0, "b", 1.0)),
                new Judgement<>("second", Map.of("z", 1.0)),
                new Judgement<>("nothing", Map.of("a", 0.0)));
        RankingQuality quality = AT_2.evaluate(judgements, (question, top) -> List.of("a", "b", "c"));
        assertEquals(2, quality.rankings());
        assertEquals(0.5, quality.ndcg(), 1e-12);
        assertEquals(0.5, quality.ndcgError(), 1e-12);
        assertEquals(0.5, quality.reciprocalRank(), 1e-12);
        assertEquals(0.5, quality.precision(), 1e-12);
        assertEquals(0.5, quality.recall(), 1e-12);
        assertEquals(0.5, quality.averagePrecision(), 1e-12);
    }

    @Test
    void refusesToJudgeWithoutAnswersOrRankersThatRepeatThemselves() {
        List<Judgement<String>> none = List.of(new Judgement<>("x", Map.of()));
        List<Judgement<String>> one = List.of(new Judgement<>("x", Map.of("a", 1.0)));
        assertThrows(InvalidInputException.class, () -> AT_2.evaluate(none, (question, top) -> List.of()));
        assertThrows(InvalidInputException.class, () -> AT_2.evaluate(one, (question, top) -> List.of("a", "a")));
        assertThrows(InvalidInputException.class, () -> OfflineEvaluation.atRank(0));
    }
}
