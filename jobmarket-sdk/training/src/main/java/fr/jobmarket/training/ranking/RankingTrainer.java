package fr.jobmarket.training.ranking;

import fr.jobmarket.error.InvalidInputException;
import fr.jobmarket.error.NonRetriableException;
import fr.jobmarket.internal.Sha256;
import fr.jobmarket.recommendation.Feature;
import fr.jobmarket.recommendation.Recommender;
import fr.jobmarket.recommendation.ScoringModel;
import fr.jobmarket.search.OfferIndex;
import fr.jobmarket.training.ranking.RankerFigures.Metric;
import fr.jobmarket.training.ranking.TrainingReport.Ablation;
import fr.jobmarket.training.ranking.TrainingReport.Row;
import fr.jobmarket.training.ranking.Trees.Objective;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * Trains a model that ranks the offers of an index, and says whether it is better than the one that serves. While nobody's
 * choices are known it learns from offers themselves: see docs/recommendation.md. Not thread-safe; natives of XGBoost are
 * loaded on first use.
 */
public final class RankingTrainer {

    private static final int CHECKED_ROWS = 32;
    private static final double OLDER = 0.8;

    /** With fewer candidates who chose, intervals would be too wide to show any gain. */
    private static final int ENOUGH_TO_JUDGE = 100;

    private final TrainingPlan plan;
    private final ScoringModel champion;
    private final Consumer<String> progress;

    private RankingTrainer(TrainingPlan plan, ScoringModel champion, Consumer<String> progress) {
        this.plan = plan;
        this.champion = champion;
        this.progress = progress;
    }

    /**
     * A trainer.
     *
     * @param champion the model that is to be beaten
     * @param progress hears what is being done
     */
    public static RankingTrainer of(TrainingPlan plan, ScoringModel champion, Consumer<String> progress) {
        return new RankingTrainer(plan, champion, progress);
    }

    /**
     * Trains on offers of an index and writes the model into a folder, from which {@link ScoringModel#load} reads it and
     * Python's {@code mlflow.xgboost.load_model} as well.
     *
     * @param folder of the model; created when absent
     * @return what was measured; the model is written whether it is better or not
     * @throws InvalidInputException when there are too few offers with an occupation
     */
    public TrainingReport train(OfferIndex index, Path folder) {
        Path data = temporaryFile();
        try {
            GroupFile file = new GroupFile(data);
            makeOfOffers(index, file);
            return learn(file, file, sha256(data), folder);
        } finally {
            delete(data);
        }
    }

    /**
     * Trains on what candidates chose among the offers of an index. With fewer of them than the plan has candidates, others
     * made of offers are learned from as well; with fewer than a hundred, these judge as well.
     *
     * @param choices files of one candidate a line, {@code .gz} allowed: see docs/recommendation.md
     * @param rejections hears file, line and reason of what is left out
     * @param folder of the model; created when absent
     * @return what was measured; the model is written whether it is better or not
     * @throws InvalidInputException when a file cannot be read, or no line of them holds a candidate
     */
    public TrainingReport trainOnChoices(
            OfferIndex index, List<Path> choices, Consumer<String> rejections, Path folder) {
        Path learned = temporaryFile();
        Path judged = temporaryFile();
        try {
            GroupFile learning = new GroupFile(learned);
            GroupFile judging = new GroupFile(judged);
            gather(index, choices, rejections, learning, judging);
            return learn(learning, judging, sha256(learned), folder);
        } finally {
            delete(learned);
            delete(judged);
        }
    }

    /**
     * Writes what {@link #train} or {@link #trainOnChoices} learns from, and trains nothing; {@link RankingDataset} reads it.
     *
     * @param choices files of one candidate a line; none to make candidates of offers alone
     * @param rejections hears file, line and reason of what is left out
     * @param file overwritten when it exists
     * @return how many candidates it holds
     * @throws InvalidInputException when there is nothing to learn from
     */
    public int writeDataset(OfferIndex index, List<Path> choices, Consumer<String> rejections, Path file) {
        GroupFile learning = new GroupFile(file);
        if (choices.isEmpty()) {
            makeOfOffers(index, learning);
            return learning.size();
        }
        Path judged = temporaryFile();
        try {
            gather(index, choices, rejections, learning, new GroupFile(judged));
            return learning.size();
        } finally {
            delete(judged);
        }
    }

    private void makeOfOffers(OfferIndex index, GroupFile file) {
        progress.accept("making " + plan.candidates() + " candidates of offers");
        new GroupMaker(index, Recommender.of(index, champion), plan).write(file);
    }

    private void gather(
            OfferIndex index, List<Path> choices, Consumer<String> rejections, GroupFile learning, GroupFile judging) {
        Recommender recommender = Recommender.of(index, champion);
        ChoiceGroups groups = new ChoiceGroups(recommender, choices, plan.seed(), rejections);
        GroupMaker weak = new GroupMaker(index, recommender, plan);
        progress.accept("reading choices");
        try (GroupFile.Writer learn = learning.write();
                GroupFile.Writer judge = judging.write()) {
            groups.write(learn, judge);
            progress.accept(groups.summary());
            int lacking = plan.candidates() - groups.size();
            if (lacking > 0) {
                progress.accept("making " + lacking + " candidates of offers, as there are few who chose");
                weak.add(lacking, learn);
            }
            if (groups.size() < ENOUGH_TO_JUDGE) {
                weak.add(plan.candidates(), judge);
            }
        }
    }

    /**
     * Learns from one file and judges by another, both of the same candidates; they are the same file but where learning
     * is made worse on purpose.
     */
    TrainingReport learn(GroupFile learned, GroupFile judged, String sha256, Path folder) {
        Map<Objective, RankerFigures> trees = new EnumMap<>(Objective.class);
        boolean history = hasHistory(judged);
        List<SimpleRanker> rankers = SimpleRanker.all(champion, plan.seed(), history);
        List<RankerFigures> simple = crossValidate(learned, judged, rankers, trees);
        Objective best = best(trees);
        String name = name(best);
        RankerFigures beaten = simple.get(simple.size() - 1);
        Interval gain =
                Interval.of(required(trees, best).gainOver(beaten, Metric.NDCG_10), plan.resamples(), plan.seed());
        Predicate<Group> newest = newest(judged);
        List<Ablation> ablation = new ArrayList<>();
        List<Row> timeSplit = timeSplit(learned, judged, newest, rankers, best, ablation);
        progress.accept("training " + name + " on all " + learned.size() + " candidates");
        TrainedFolder files = write(learned, best, folder);
        List<RankerFigures> all = new ArrayList<>(simple);
        all.addAll(trees.values());
        Map<String, String> parameters = new TreeMap<>();
        Trees.parameters(best, plan).forEach((key, value) -> parameters.put(key, String.valueOf(value)));
        return new TrainingReport(
                name,
                files.version(),
                beaten.ranker(),
                judged.size(),
                history,
                sha256,
                parameters,
                files.xgboostVersion(),
                plan,
                all.stream().map(figures -> figures.row(plan)).toList(),
                timeSplit,
                ablation,
                gain);
    }

    private TrainedFolder write(GroupFile learned, Objective objective, Path folder) {
        try (Trees trees = Trees.train(learned, group -> true, objective, plan, Set.of())) {
            TrainedFolder files = new TrainedFolder(name(objective), trees.toJson());
            float[] rows = someRows(learned);
            files.write(folder, rows, trees.predict(rows));
            ScoringModel.load(folder);
            return files;
        }
    }

    /** A row of every so many candidates, so that the check sees different ones. */
    private static float[] someRows(GroupFile file) {
        List<float[]> rows = new ArrayList<>();
        Random random = new Random(file.size());
        file.forEach(group -> rows.size() < CHECKED_ROWS, group -> rows.add(group.row(random.nextInt(group.size()))));
        float[] flat = new float[rows.size() * Group.WIDTH];
        for (int i = 0; i < rows.size(); i++) {
            System.arraycopy(rows.get(i), 0, flat, i * Group.WIDTH, Group.WIDTH);
        }
        return flat;
    }

    /** Every candidate is ranked by everybody, by trees of the folds without it. The last simple ranker is the champion. */
    private List<RankerFigures> crossValidate(
            GroupFile learned, GroupFile judged, List<SimpleRanker> rankers, Map<Objective, RankerFigures> trees) {
        for (Objective objective : Objective.values()) {
            trees.put(objective, new RankerFigures(name(objective)));
        }
        List<RankerFigures> simple = figures(rankers);
        for (int fold = 0; fold < plan.folds(); fold++) {
            int held = fold;
            progress.accept("cross-validating, part " + (fold + 1) + " of " + plan.folds());
            for (Objective objective : Objective.values()) {
                try (Trees trained = Trees.train(learned, group -> fold(group) != held, objective, plan, Set.of())) {
                    judged.forEach(group -> fold(group) == held, group -> required(trees, objective)
                            .add(group, scores(trained, group)));
                }
            }
            judge(judged, group -> fold(group) == held, rankers, simple);
        }
        return simple;
    }

    private static boolean hasHistory(GroupFile file) {
        boolean[] found = {false};
        file.forEach(group -> !found[0], group -> {
            for (float alike : group.alike()) {
                found[0] |= alike > 0;
            }
        });
        return found[0];
    }

    private static List<RankerFigures> figures(List<SimpleRanker> rankers) {
        return rankers.stream().map(ranker -> new RankerFigures(ranker.name())).toList();
    }

    private static void judge(
            GroupFile judged, Predicate<Group> wanted, List<SimpleRanker> rankers, List<RankerFigures> figures) {
        judged.forEach(wanted, group -> {
            for (int i = 0; i < rankers.size(); i++) {
                figures.get(i).add(group, rankers.get(i).score(group));
            }
        });
    }

    private List<Row> timeSplit(
            GroupFile learned,
            GroupFile judged,
            Predicate<Group> newest,
            List<SimpleRanker> rankers,
            Objective objective,
            List<Ablation> ablation) {
        progress.accept("judging by the newest fifth");
        List<RankerFigures> figures = new ArrayList<>(figures(rankers));
        judge(judged, newest, rankers, figures);
        RankerFigures whole = splitFigures(learned, judged, newest, objective, Set.of());
        figures.add(whole);
        for (Map.Entry<String, Set<Feature>> hidden : featuresByWord().entrySet()) {
            progress.accept("without " + hidden.getKey());
            RankerFigures without = splitFigures(learned, judged, newest, objective, hidden.getValue());
            ablation.add(new Ablation(
                    hidden.getKey(),
                    Interval.of(whole.gainOver(without, Metric.NDCG_10), plan.resamples(), plan.seed())));
        }
        ablation.sort(Comparator.comparingDouble((Ablation row) -> -row.loss().mean()));
        return figures.stream().map(each -> each.row(plan)).toList();
    }

    private RankerFigures splitFigures(
            GroupFile learned, GroupFile judged, Predicate<Group> newest, Objective objective, Set<Feature> hidden) {
        RankerFigures figures = new RankerFigures(name(objective));
        try (Trees trained = Trees.train(learned, newest.negate(), objective, plan, hidden)) {
            judged.forEach(newest, group -> figures.add(group, scores(trained, group)));
        }
        return figures;
    }

    private static Predicate<Group> newest(GroupFile file) {
        List<Long> times = new ArrayList<>();
        file.forEach(group -> true, group -> times.add(group.epochSecond()));
        times.sort(Comparator.naturalOrder());
        long oldest = times.get((int) (OLDER * (times.size() - 1)));
        if (oldest == times.get(times.size() - 1)) {
            throw new InvalidInputException("the newest fifth of the offers cannot be told apart: they have no dates");
        }
        return group -> group.epochSecond() > oldest;
    }

    /** Features about one thing share the first word of their names. */
    private static Map<String, Set<Feature>> featuresByWord() {
        Map<String, Set<Feature>> groups = new LinkedHashMap<>();
        Arrays.stream(Feature.values()).forEach(feature -> groups.computeIfAbsent(
                        feature.id().split("_", 2)[0], word -> EnumSet.noneOf(Feature.class))
                .add(feature));
        return groups;
    }

    private int fold(Group group) {
        return Math.floorMod((group.candidate() + plan.seed()).hashCode(), plan.folds());
    }

    private static double[] scores(Trees trees, Group group) {
        float[] predictions = trees.predict(group.features());
        double[] scores = new double[predictions.length];
        Arrays.setAll(scores, i -> predictions[i]);
        return scores;
    }

    private static Objective best(Map<Objective, RankerFigures> trees) {
        return trees.entrySet().stream()
                .max(Comparator.comparingDouble(
                        entry -> Arrays.stream(entry.getValue().of(Metric.NDCG_10))
                                .average()
                                .orElse(0)))
                .orElseThrow()
                .getKey();
    }

    private static RankerFigures required(Map<Objective, RankerFigures> trees, Objective objective) {
        return Objects.requireNonNull(trees.get(objective));
    }

    static String name(Objective objective) {
        return "xgboost-" + objective.name().toLowerCase(Locale.ROOT);
    }

    private static String sha256(Path file) {
        try {
            return Sha256.of(file);
        } catch (IOException e) {
            throw new NonRetriableException("cannot read " + file + " (" + e + ")", e);
        }
    }

    private static Path temporaryFile() {
        try {
            return Files.createTempFile("jobmarket-training-", ".groups");
        } catch (IOException e) {
            throw new NonRetriableException("cannot keep training data on disk (" + e + ")", e);
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new NonRetriableException("cannot remove " + file + " (" + e + ")", e);
        }
    }
}
