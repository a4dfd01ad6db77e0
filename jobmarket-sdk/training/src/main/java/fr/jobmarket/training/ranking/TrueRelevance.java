package fr.jobmarket.training.ranking;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.jobmarket.error.InvalidInputException;
import fr.jobmarket.error.NonRetriableException;
import fr.jobmarket.recommendation.Recommender;
import fr.jobmarket.recommendation.ScoringModel;
import fr.jobmarket.search.OfferIndex;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Judges rankers by what candidates really want, which only a synthetic market knows. Each ranker orders the offers the
 * index brings; its NDCG@10 is against the best ten of all offers there are, so 1 is the oracle that knows everybody's mind,
 * and what the index does not bring counts as lost. Candidates for whom there is nothing they would rather apply to
 * than not are left out: no order of nothing is better than another.
 */
public final class TrueRelevance {

    private static final float WORTH_APPLYING = 0.5f;
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final Recommender recommender;
    private final TrainingPlan plan;

    private TrueRelevance(Recommender recommender, TrainingPlan plan) {
        this.recommender = recommender;
        this.plan = plan;
    }

    /**
     * A judge over the offers of an index.
     *
     * @param plan says the seed and how often candidates are drawn anew for intervals
     */
    public static TrueRelevance of(OfferIndex index, TrainingPlan plan) {
        return new TrueRelevance(Recommender.of(index, ScoringModel.handWeighted()), plan);
    }

    /**
     * Judges chance, popularity, text alone, what is liked together, the hand-weighted model, other models, and the best that
     * any ranker could make of what the index brings.
     *
     * @param choices what the candidates did before: a history for those who learn from one
     * @param truths what the same candidates want, in the same order: {@code {"id", "relevance": {offer: 0 to 1}}} a line
     * @param models judged under these names
     * @return a row for each ranker
     */
    public List<TrainingReport.Row> judge(Path choices, Path truths, Map<String, ScoringModel> models) {
        LikedTogether history = new LikedTogether();
        ChoiceFile file = new ChoiceFile(choices);
        file.forEach(history::add, TrueRelevance::refuse);
        List<SimpleRanker> rankers = new ArrayList<>(SimpleRanker.all(ScoringModel.handWeighted(), plan.seed(), true));
        models.forEach((name, model) -> rankers.add(SimpleRanker.by(name, model)));
        rankers.add(SimpleRanker.each("best of what the index brings", (group, i) -> group.relevance()[i]));
        List<RankerFigures> figures =
                rankers.stream().map(ranker -> new RankerFigures(ranker.name())).toList();
        try (BufferedReader lines = Files.newBufferedReader(truths)) {
            Consumer<CandidateChoices> each = candidate -> {
                Map<String, Float> wanted = wanted(candidate, next(lines, truths));
                if (wanted.values().stream().anyMatch(value -> value >= WORTH_APPLYING)) {
                    judge(group(candidate, wanted, history), best(wanted), rankers, figures);
                }
            };
            file.forEach(each, TrueRelevance::refuse);
        } catch (IOException e) {
            throw new InvalidInputException(truths + " cannot be read (" + e + ")", e);
        }
        return figures.stream().map(each -> each.row(plan)).toList();
    }

    private static void judge(Group group, float[] best, List<SimpleRanker> rankers, List<RankerFigures> figures) {
        for (int i = 0; i < rankers.size(); i++) {
            figures.get(i).add(group, rankers.get(i).score(group), best);
        }
    }

    private static void refuse(String rejection) {
        throw new InvalidInputException(rejection);
    }

    private static JsonNode next(BufferedReader lines, Path truths) {
        try {
            String line = lines.readLine();
            if (line == null) {
                throw new InvalidInputException(truths + " ends before the choices do");
            }
            return MAPPER.readTree(line);
        } catch (JsonProcessingException e) {
            throw new InvalidInputException(truths + " has a line that is not JSON: " + e.getOriginalMessage(), e);
        } catch (IOException e) {
            throw new NonRetriableException("cannot read " + truths + " (" + e + ")", e);
        }
    }

    private static Map<String, Float> wanted(CandidateChoices candidate, JsonNode truth) {
        if (!truth.path("id").asText().equals(candidate.id())) {
            throw new InvalidInputException("choices are of candidate " + candidate.id() + ", the truth beside them of "
                    + truth.path("id").asText());
        }
        Map<String, Float> wanted = new HashMap<>();
        truth.path("relevance")
                .properties()
                .forEach(entry -> wanted.put(entry.getKey(), entry.getValue().floatValue()));
        return wanted;
    }

    private static float[] best(Map<String, Float> wanted) {
        float[] best = new float[wanted.size()];
        int next = 0;
        for (float value : wanted.values()) {
            best[next++] = value;
        }
        return best;
    }

    private Group group(CandidateChoices candidate, Map<String, Float> wanted, LikedTogether history) {
        Set<String> own = candidate.liked();
        Brought brought = Brought.of(recommender, candidate.profile(), offer -> true);
        Group group = Group.ofSize(candidate.id(), 0, brought.size());
        for (int i = 0; i < brought.size(); i++) {
            brought.put(i, group, i);
            String offer = group.offers()[i];
            group.relevance()[i] = wanted.getOrDefault(offer, 0f);
            group.popularity()[i] = history.popularity(offer, own);
            group.alike()[i] = history.alike(offer, own);
        }
        return group;
    }
}
