package fr.jobmarket.demo.bench;

import fr.jobmarket.internal.Folders;
import fr.jobmarket.recommendation.ScoringModel;
import fr.jobmarket.search.OfferIndex;
import fr.jobmarket.simulator.Tastes;
import fr.jobmarket.training.ranking.Interval;
import fr.jobmarket.training.ranking.RankingTrainer;
import fr.jobmarket.training.ranking.TrainingPlan;
import fr.jobmarket.training.ranking.TrainingReport.Row;
import fr.jobmarket.training.ranking.TrueRelevance;
import fr.jobmarket.training.ranking.TrueRelevance.Besides;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
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
        MixedPages.print(first, plan.seed() + 1, ScoringModel.load(folder.resolve("learned")), plan, print);
        MarketOnDisk second = market("second", plan.seed() + 2, candidates, Tastes.ofDefaults());
        judge("people of the same tastes, seed " + (plan.seed() + 2), second, models);
        MarketOnDisk movers = market("movers", plan.seed() + 3, candidates, Tastes.ofMovers());
        judge("people of other tastes, seed " + (plan.seed() + 3), movers, models);
    }

    private void judge(String title, MarketOnDisk market, Map<String, ScoringModel> models) {
        try (OfferIndex index = OfferIndex.open(market.index())) {
            List<Row> rows = TrueRelevance.of(index, plan).judge(market.choices(), market.truths(), models);
            print.accept("\n" + title);
            print.accept("                                    NDCG@10 (95 %), the oracle being 1   coverage    Gini");
            rows.forEach(row -> print.accept(line(row)));
            print.accept(ratios(rows));
            ScoringModel learned = Objects.requireNonNull(models.get(LEARNED), "the model that learned from choices");
            print.accept(besides(TrueRelevance.of(index, plan).besides(market.choices(), market.truths(), learned)));
        }
    }

    private static String besides(Besides besides) {
        return String.format(
                Locale.ROOT,
                "with what is liked together: %,d of %,d people like such an offer, %.1f more offers considered for each of all;%n"
                        + "  best order of what is considered %s, %s more; pages of ten %s, %s more",
                besides.helped(),
                besides.people(),
                besides.considered(),
                interval(besides.reachable()),
                interval(besides.reachableGain()),
                interval(besides.pages()),
                interval(besides.pagesGain()));
    }

    private static String interval(Interval interval) {
        return String.format(Locale.ROOT, "%.4f (%.4f to %.4f)", interval.mean(), interval.low(), interval.high());
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
