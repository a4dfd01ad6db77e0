package fr.jobmarket.training.ranking;

import fr.jobmarket.error.InvalidInputException;
import fr.jobmarket.recommendation.Feature;
import fr.jobmarket.training.ranking.Trees.Objective;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/**
 * What trees for NDCG learn from, as {@link RankingTrainer#writeDataset} wrote it, for whoever trains them elsewhere: on many
 * machines, say. Candidates come one at a time, so that a dataset may be larger than memory. Not thread-safe.
 */
public final class RankingDataset implements Iterator<RankingDataset.Candidate>, AutoCloseable {

    /**
     * The offers of one candidate that are learned from. The arrays are the caller's.
     *
     * @param labels how good each offer is, a whole number from 0 to 8
     * @param features of each offer, in the order of {@link #featureNames}; NaN where unknown
     */
    public record Candidate(float[] labels, float[][] features) {}

    private final GroupReader groups;
    private @Nullable Candidate next;

    private RankingDataset(GroupReader groups) {
        this.groups = groups;
        this.next = advance();
    }

    /**
     * Reads a dataset.
     *
     * @param in where it comes from; closed with the dataset
     * @param name what messages call it
     * @throws InvalidInputException here or further on, when it is none, is cut, or was made of other features
     */
    public static RankingDataset read(InputStream in, String name) {
        return new RankingDataset(new GroupReader(in, name));
    }

    private @Nullable Candidate advance() {
        while (groups.hasNext()) {
            Group group = groups.next();
            if (group.learnedSize() > 0) {
                return candidate(group);
            }
        }
        return null;
    }

    private static Candidate candidate(Group group) {
        float[] labels = new float[group.learnedSize()];
        float[][] features = new float[labels.length][];
        int next = 0;
        for (int i = 0; i < group.size(); i++) {
            if (group.learned()[i]) {
                labels[next] = Objective.NDCG.label(group.grades()[i]);
                features[next++] = group.row(i);
            }
        }
        return new Candidate(labels, features);
    }

    @Override
    public boolean hasNext() {
        return next != null;
    }

    @Override
    public Candidate next() {
        Candidate candidate = next;
        if (candidate == null) {
            throw new NoSuchElementException("there are no more candidates");
        }
        next = advance();
        return candidate;
    }

    @Override
    public void close() {
        groups.close();
    }

    /** Names of the features, in their order. */
    public static List<String> featureNames() {
        return Arrays.stream(Feature.values()).map(Feature::id).toList();
    }

    /** What XGBoost is told by {@code train}; its number of rounds is {@link TrainingPlan#trees}. */
    public static Map<String, Object> parameters(TrainingPlan plan) {
        return Map.copyOf(Trees.parameters(Objective.NDCG, plan));
    }

    /**
     * Writes trees that were trained elsewhere as a folder that the registry keeps and
     * {@link fr.jobmarket.recommendation.ScoringModel#load} reads, which then compares its predictions with these.
     *
     * @param trees in XGBoost's own JSON, with the names of the features
     * @param rows of some candidates
     * @param predictions XGBoost's own of these rows, one each
     * @param folder created when absent
     * @return the version of the model: the start of the hash of its trees
     */
    public static String writeModel(byte[] trees, List<float[]> rows, float[] predictions, Path folder) {
        float[] flat = new float[rows.size() * Group.WIDTH];
        for (int i = 0; i < rows.size(); i++) {
            System.arraycopy(rows.get(i), 0, flat, i * Group.WIDTH, Group.WIDTH);
        }
        TrainedFolder files = new TrainedFolder(RankingTrainer.name(Objective.NDCG), trees);
        files.write(folder, flat, predictions);
        return files.version();
    }
}
