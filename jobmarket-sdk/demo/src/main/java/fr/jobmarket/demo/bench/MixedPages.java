package fr.jobmarket.demo.bench;

import fr.jobmarket.internal.Folders;
import fr.jobmarket.recommendation.Recommender.Reranking;
import fr.jobmarket.recommendation.ScoringModel;
import fr.jobmarket.search.OfferIndex;
import fr.jobmarket.simulator.Tastes;
import fr.jobmarket.training.ranking.TrainingPlan;
import fr.jobmarket.training.ranking.TrueRelevance;
import fr.jobmarket.training.ranking.TrueRelevance.Served;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/** What it costs, and what it brings, to mix the pages of a synthetic market's people in other ways. */
public final class MixedPages {

    /** The limit per employer alone, without it, stricter; then one other knob at a time. */
    private static final List<Reranking> WAYS = List.of(
            new Reranking(0.8, 0, 0, 0),
            new Reranking(0, 0, 0, 0),
            new Reranking(1, 0, 0, 0),
            new Reranking(0.8, 0.5, 0, 0),
            new Reranking(0.8, 0.8, 0, 0),
            new Reranking(0.8, 0, 0.1, 0),
            new Reranking(0.8, 0, 0.3, 0),
            Reranking.ofDefaults(),
            new Reranking(0.8, 0, 0, 0.3),
            new Reranking(0.8, 0, 0, 1));

    private MixedPages() {}

    /**
     * Prints the table for a market of its own and the hand-weighted model.
     *
     * @param people who are served, one after the other
     * @param print hears the table
     */
    public static void measure(int offers, int people, long seed, Consumer<String> print) {
        Path folder = RecommendationQuality.temporaryFolder();
        try {
            MarketOnDisk market =
                    MarketOnDisk.write(folder.resolve("market"), seed, offers, people, Tastes.ofDefaults());
            print(market, seed, ScoringModel.handWeighted(), TrainingPlan.ofDefaults(), print);
        } finally {
            Folders.remove(folder);
        }
    }

    static void print(MarketOnDisk market, long seed, ScoringModel model, TrainingPlan plan, Consumer<String> print) {
        try (OfferIndex index = OfferIndex.open(market.index())) {
            List<Served> served = TrueRelevance.of(index, plan).serve(market.choices(), market.truths(), model, WAYS);
            print.accept("\npages of ten by " + model.name() + " " + model.version() + " for the people of seed " + seed
                    + ", one after the other");
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
}
