package fr.jobmarket.training.ranking;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.jobmarket.error.InvalidInputException;
import fr.jobmarket.error.NonRetriableException;
import fr.jobmarket.recommendation.Recommendation;
import fr.jobmarket.recommendation.Recommender;
import fr.jobmarket.recommendation.Recommender.Reranking;
import fr.jobmarket.recommendation.ScoringModel;
import fr.jobmarket.search.OfferDigest;
import fr.jobmarket.search.OfferIndex;
import fr.jobmarket.training.RankingMetrics;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Judges rankers by what candidates really want, which only a synthetic market knows. Each ranker orders the offers the
 * index brings; its NDCG@10 is against the best ten of all offers there are, so 1 is the oracle that knows everybody's mind,
 * and what the index does not bring counts as lost. Candidates for whom there is nothing they would rather apply to
 * than not are left out: no order of nothing is better than another.
 */
public final class TrueRelevance {

    private static final float WORTH_APPLYING = 0.5f;
    private static final ObjectMapper MAPPER = new ObjectMapper();

    /**
     * What people are shown who come one after the other, ten offers each.
     *
     * @param ndcg NDCG@10 of their pages, 1 being the best ten of all offers; offers missing from a page count as useless
     * @param gini of exposure, among offers that somebody wants: 0 when all are shown as often, near 1 when few are shown
     * @param offers how many different offers were shown
     * @param employers how many a page shows on average
     * @param occupations how many a page shows on average
     * @param days how much older than the newest offer what is shown is on average
     */
    public record Served(Interval ndcg, double gini, int offers, double employers, double occupations, double days) {}

    /**
     * What it brings to consider offers that are liked together with those a candidate likes, beside those the profile brings.
     *
     * @param people for whom there is something
     * @param helped how many of them like an offer that others are liked together with
     * @param considered how many more offers are considered for each of all people on average
     * @param reachable NDCG@10 of the best order of what is considered for the profile alone
     * @param reachableGain by how much that is more with those liked together
     * @param pages NDCG@10 of the pages for the profile alone
     * @param pagesGain by how much that is more with those liked together
     */
    public record Besides(
            int people,
            int helped,
            double considered,
            Interval reachable,
            Interval reachableGain,
            Interval pages,
            Interval pagesGain) {}

    private final OfferIndex index;
    private final Recommender recommender;
    private final TrainingPlan plan;

    private TrueRelevance(OfferIndex index, TrainingPlan plan) {
        this.index = index;
        this.recommender = Recommender.of(index, ScoringModel.handWeighted());
        this.plan = plan;
    }

    /**
     * A judge over the offers of an index.
     *
     * @param plan says the seed and how often candidates are drawn anew for intervals
     */
    public static TrueRelevance of(OfferIndex index, TrainingPlan plan) {
        return new TrueRelevance(index, plan);
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
        LikeHistory history = new LikeHistory();
        new ChoiceFile(choices).forEach(history::add, TrueRelevance::refuse);
        List<SimpleRanker> rankers = new ArrayList<>(SimpleRanker.all(ScoringModel.handWeighted(), plan.seed(), true));
        models.forEach((name, model) -> rankers.add(SimpleRanker.by(name, model)));
        rankers.add(SimpleRanker.each("best of what the index brings", (group, i) -> group.relevance()[i]));
        List<RankerFigures> figures =
                rankers.stream().map(ranker -> new RankerFigures(ranker.name())).toList();
        forEachJudged(
                choices,
                truths,
                (candidate, wanted) -> judge(group(candidate, wanted, history), best(wanted), rankers, figures));
        return figures.stream().map(each -> each.row(plan)).toList();
    }

    /**
     * Serves everybody a page of ten, in each of these ways: what a way of mixing pages costs and what it brings. Exposure
     * starts at nothing and counts what the people before were shown.
     *
     * @param choices what the candidates said; what they did is not looked at
     * @param truths as for {@link #judge}
     * @param model that scores
     * @return for each of the ways, in their order
     */
    public List<Served> serve(Path choices, Path truths, ScoringModel model, List<Reranking> ways) {
        List<ServedPages> pages = ways.stream().map(way -> new ServedPages()).toList();
        List<Recommender> recommenders = new ArrayList<>();
        for (int i = 0; i < ways.size(); i++) {
            recommenders.add(Recommender.of(index, model).reranking(ways.get(i), pages.get(i)::exposure));
        }
        Instant newest = index.newest().orElse(null);
        forEachJudged(choices, truths, (candidate, wanted) -> {
            for (int i = 0; i < recommenders.size(); i++) {
                List<Recommendation> page = recommenders.get(i).recommend(candidate.profile(), ServedPages.TOP);
                pages.get(i).add(page, wanted, newest);
            }
        });
        return pages.stream().map(each -> each.result(plan)).toList();
    }

    /**
     * Serves everybody two pages of ten, for what they said and for what they liked as well.
     *
     * @param choices what the candidates said and did; what is liked together is counted of these
     * @param truths as for {@link #judge}
     * @param model that scores
     */
    public Besides besides(Path choices, Path truths, ScoringModel model) {
        LikeHistory history = new LikeHistory();
        new ChoiceFile(choices).forEach(history::add, TrueRelevance::refuse);
        Recommender informed = Recommender.of(index, model).likedTogether(history::released);
        List<double[]> judged = new ArrayList<>();
        forEachJudged(choices, truths, (candidate, wanted) -> {
            Set<String> liked = candidate.liked();
            Brought alone = Brought.of(informed, candidate.profile(), offer -> true);
            Brought both = Brought.of(informed, candidate.profile(), liked, offer -> true);
            boolean helped =
                    liked.stream().anyMatch(offer -> !history.released(offer).isEmpty());
            Set<String> more = ids(both.offers().stream().map(OfferDigest::id));
            more.removeAll(ids(alone.offers().stream().map(OfferDigest::id)));
            judged.add(new double[] {
                helped ? 1 : 0,
                more.size(),
                reachable(alone, wanted),
                reachable(both, wanted),
                page(informed, candidate, Set.of(), wanted),
                page(informed, candidate, liked, wanted)
            });
        });
        return new Besides(
                judged.size(),
                (int) judged.stream().mapToDouble(each -> each[0]).sum(),
                judged.stream().mapToDouble(each -> each[1]).average().orElse(Double.NaN),
                interval(judged, each -> each[2]),
                interval(judged, each -> each[3] - each[2]),
                interval(judged, each -> each[4]),
                interval(judged, each -> each[5] - each[4]));
    }

    private Interval interval(List<double[]> judged, ToDoubleFunction<double[]> figure) {
        return Interval.of(judged.stream().mapToDouble(figure).toArray(), plan.resamples(), plan.seed());
    }

    private static Set<String> ids(Stream<String> ids) {
        return ids.collect(Collectors.toCollection(HashSet::new));
    }

    private static double reachable(Brought brought, Map<String, Float> wanted) {
        double[] best = brought.offers().stream()
                .mapToDouble(offer -> -wanted.getOrDefault(offer.id(), 0f))
                .sorted()
                .map(value -> -value)
                .toArray();
        return ndcg(best, wanted);
    }

    private static double page(
            Recommender recommender, CandidateChoices candidate, Set<String> liked, Map<String, Float> wanted) {
        return ndcg(
                recommender.advise(candidate.profile(), ServedPages.TOP, List.of(), liked).items().stream()
                        .mapToDouble(item -> wanted.getOrDefault(item.offer().id(), 0f))
                        .toArray(),
                wanted);
    }

    private static double ndcg(double[] ranked, Map<String, Float> wanted) {
        return RankingMetrics.ndcg(
                ranked, wanted.values().stream().mapToDouble(Float::doubleValue).toArray(), ServedPages.TOP);
    }

    /** Hands over those for whom there is something, with what they want. */
    private static void forEachJudged(
            Path choices, Path truths, BiConsumer<CandidateChoices, Map<String, Float>> each) {
        try (BufferedReader lines = Files.newBufferedReader(truths)) {
            Consumer<CandidateChoices> judged = candidate -> {
                Map<String, Float> wanted = wanted(candidate, next(lines, truths));
                if (wanted.values().stream().anyMatch(value -> value >= WORTH_APPLYING)) {
                    each.accept(candidate, wanted);
                }
            };
            new ChoiceFile(choices).forEach(judged, TrueRelevance::refuse);
        } catch (IOException e) {
            throw new InvalidInputException(truths + " cannot be read (" + e + ")", e);
        }
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

    private Group group(CandidateChoices candidate, Map<String, Float> wanted, LikeHistory history) {
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
