package fr.jobmarket.demo.bench;

import fr.jobmarket.internal.Folders;
import fr.jobmarket.recommendation.Recommender.Reranking;
import fr.jobmarket.recommendation.ScoringModel;
import fr.jobmarket.search.OfferIndex;
import fr.jobmarket.simulator.Tastes;
import fr.jobmarket.training.ranking.Interval;
import fr.jobmarket.training.ranking.RankingTrainer;
import fr.jobmarket.training.ranking.TrainingPlan;
import fr.jobmarket.training.ranking.TrainingReport.Row;
import fr.jobmarket.training.ranking.TrueRelevance;
import fr.jobmarket.training.ranking.TrueRelevance.Served;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/**
 * How much of what people of a synthetic market want is found by models that learned from the choices of other people in
 * another market: other offers, other candidates, and once people of other tastes as well.
 */
public final class SyntheticMarketQuality {

    /** So many times as many people teach as judge. */
    private static final int TAUGHT_BY = 4;

    private static final String NDCG = "ndcg@10";
    private static final String LEARNED = "learned from choices";
    private static final String WEAK = "learned from offers alone";

    /** Ways to mix a page: the default first, then one knob at a time. */
    private static final List<Reranking> WAYS = List.of(
            Reranking.ofDefaults(),
            new Reranking(0.8, 0, 0, 0),
            new Reranking(0, 0, 0, 0.1),
            new Reranking(0.8, 0.5, 0, 0.1),
            new Reranking(0.8, 0, 0.1, 0.1),
            new Reranking(0.8, 0, 0, 0.3),
            new Reranking(0.8, 0, 0, 1));

    private final int offers;
    private final int candidates;
    private final TrainingPlan plan;
    private final Path folder;
    private final Consumer<String> print;

    private SyntheticMarketQuality(int offers, int candidates, TrainingPlan plan, Path folder, Consumer<String> print) {
        this.offers = offers;
        this.candidates = candidates;
        this.plan = plan;
        this.folder = folder;
        this.print = print;
    }

    /**
     * Trains on the market of a seed, and judges by those of the three seeds after it.
     *
     * @param offers of each market
     * @param candidates of each market that judges; four times as many teach
     * @param print hears progress and results
     */
    public static void measure(int offers, int candidates, long seed, Consumer<String> print) {
        TrainingPlan defaults = TrainingPlan.ofDefaults();
        Path folder = RecommendationQuality.temporaryFolder();
        try {
            new SyntheticMarketQuality(offers, candidates, defaults.with(defaults.candidates(), seed), folder, print)
                    .measure();
        } finally {
            Folders.remove(folder);
        }
    }

    private void measure() {
        MarketOnDisk known = market("known", plan.seed(), TAUGHT_BY * candidates, Tastes.ofDefaults());
        Map<String, ScoringModel> models = new LinkedHashMap<>();
        try (OfferIndex index = OfferIndex.open(known.index())) {
            RankingTrainer trainer = RankingTrainer.of(plan, ScoringModel.handWeighted(), print);
            print.accept(trainer.trainOnChoices(index, List.of(known.choices()), print, folder.resolve("learned"))
                    .toText());
            models.put(LEARNED, ScoringModel.load(folder.resolve("learned")));
            print.accept(trainer.train(index, folder.resolve("weak")).toText());
            models.put(WEAK, ScoringModel.load(folder.resolve("weak")));
        }
        MarketOnDisk first = market("first", plan.seed() + 1, candidates, Tastes.ofDefaults());
        judge("people of the same tastes, seed " + (plan.seed() + 1), first, models);
        mix(first, ScoringModel.load(folder.resolve("learned")));
        MarketOnDisk second = market("second", plan.seed() + 2, candidates, Tastes.ofDefaults());
        judge("people of the same tastes, seed " + (plan.seed() + 2), second, models);
        MarketOnDisk movers = market("movers", plan.seed() + 3, candidates, Tastes.ofMovers());
        judge("people of other tastes, seed " + (plan.seed() + 3), movers, models);
    }

    /** What it costs, and what it brings, to mix pages in other ways. */
    private void mix(MarketOnDisk market, ScoringModel model) {
        try (OfferIndex index = OfferIndex.open(market.index())) {
            List<Served> served = TrueRelevance.of(index, plan).serve(market.choices(), market.truths(), model, WAYS);
            print.accept("\npages of ten for the people of seed " + (plan.seed() + 1) + ", one after the other");
            print.accept("employers occupations freshness congestion   NDCG@10 (95 %)            Gini   offers"
                    + "   employers   occupations   days old");
            for (int i = 0; i < served.size(); i++) {
                print.accept(line(WAYS.get(i), served.get(i)));
            }
        }
    }

    private static String line(Reranking way, Served served) {
        return String.format(
                Locale.ROOT,
                "%9.1f %11.1f %9.1f %10.1f   %.3f (%.3f to %.3f) %8.3f %8d %11.2f %13.2f %10.1f",
                way.employers(),
                way.occupations(),
                way.freshness(),
                way.congestion(),
                served.ndcg().mean(),
                served.ndcg().low(),
                served.ndcg().high(),
                served.gini(),
                served.offers(),
                served.employers(),
                served.occupations(),
                served.days());
    }

    private void judge(String title, MarketOnDisk market, Map<String, ScoringModel> models) {
        try (OfferIndex index = OfferIndex.open(market.index())) {
            List<Row> rows = TrueRelevance.of(index, plan).judge(market.choices(), market.truths(), models);
            print.accept("\n" + title);
            print.accept("                                    NDCG@10 (95 %), the oracle being 1   coverage    Gini");
            rows.forEach(row -> print.accept(line(row)));
            print.accept(ratios(rows));
        }
    }

    private static String line(Row row) {
        Interval ndcg = ndcg(row);
        return String.format(
                Locale.ROOT,
                "%-36s %.3f (%.3f to %.3f) %26.3f %7.3f",
                row.ranker(),
                ndcg.mean(),
                ndcg.low(),
                ndcg.high(),
                row.coverage(),
                row.gini());
    }

    private static String ratios(List<Row> rows) {
        Map<String, Double> means = new LinkedHashMap<>();
        rows.forEach(row -> means.put(row.ranker(), ndcg(row).mean()));
        double learned = means.getOrDefault(LEARNED, Double.NaN);
        return String.format(
                Locale.ROOT,
                "learned from choices: %.2f of the oracle (aim 0.85), %.2f x content only (aim 1.3), %.2f x popularity (aim 2)",
                learned,
                learned / means.getOrDefault("content only", Double.NaN),
                learned / means.getOrDefault("popularity", Double.NaN));
    }

    private static Interval ndcg(Row row) {
        return row.metrics().getOrDefault(NDCG, new Interval(Double.NaN, Double.NaN, Double.NaN));
    }

    private MarketOnDisk market(String name, long seed, int people, Tastes tastes) {
        return MarketOnDisk.write(folder.resolve(name), seed, offers, people, tastes);
    }
}
