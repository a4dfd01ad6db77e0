package fr.jobmarket.recommendation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.jobmarket.error.InvalidInputException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A model of one tree: text_similarity below 0.5 gives -1, else title_similarity below 0.25 gives 1, else 3. Unknown
 * text_similarity goes right, unknown title_similarity left.
 */
class TreeModelTest {

    private static final List<String> FEATURES =
            Arrays.stream(Feature.values()).map(Feature::id).toList();
    private static final String TREES = """
            {"learner": {
              "attributes": {}, "feature_names": [%s], "feature_types": [],
              "gradient_booster": {"name": "gbtree", "model": {"gbtree_model_param": {"num_trees": "1"}, "trees": [{
                "left_children": [1, -1, 3, -1, -1], "right_children": [2, -1, 4, -1, -1],
                "split_indices": [%d, 0, %d, 0, 0], "split_conditions": [0.5, -1.0, 0.25, 1.0, 3.0],
                "default_left": [0, 0, 1, 0, 0], "sum_hessian": [8.0, 4.0, 4.0, 1.0, 3.0], "split_type": [0, 0, 0, 0, 0]
              }]}},
              "learner_model_param": {"base_score": "%s", "num_class": "0", "num_feature": "%d", "num_target": "1"},
              "objective": {"name": "rank:ndcg"}}, "version": [3, 0, 4]}
            """;

    @TempDir
    Path folder;

    private static String trees(String base) {
        return trees(base, FEATURES);
    }

    private static String trees(String base, List<String> features) {
        return String.format(
                TREES,
                features.stream().map(name -> '"' + name + '"').collect(Collectors.joining(",")),
                Feature.TEXT_SIMILARITY.ordinal(),
                Feature.TITLE_SIMILARITY.ordinal(),
                base,
                features.size());
    }

    private void write(String trees, double prediction) {
        write(trees, sha256(trees), FEATURES, prediction);
    }

    /** The check is a row of which nothing is known. */
    private void write(String trees, String sha256, List<String> features, double prediction) {
        String names = features.stream().map(name -> '"' + name + '"').collect(Collectors.joining(","));
        String nulls = String.join(",", Collections.nCopies(FEATURES.size(), "null"));
        try {
            Files.writeString(folder.resolve("trees.json"), trees);
            Files.writeString(
                    folder.resolve("model.json"),
                    "{\"kind\":\"xgboost\",\"name\":\"trees\",\"version\":\"7\",\"features\":[" + names
                            + "],\"sha256\":\"" + sha256 + "\",\"checks\":[{\"features\":[" + nulls
                            + "],\"prediction\":" + prediction + "}]}");
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static FeatureVector row(float text, float title) {
        float[] values = new float[FEATURES.size()];
        values[Feature.TEXT_SIMILARITY.ordinal()] = text;
        values[Feature.TITLE_SIMILARITY.ordinal()] = title;
        return FeatureVector.of(values);
    }

    private static double margin(ScoringModel model, float text, float title) {
        double score = model.score(row(text, title));
        return Math.log(score / (1 - score));
    }

    @ParameterizedTest
    @ValueSource(strings = {"5E-1", "[5E-1]", "0.5"})
    void followsEveryPathWhicheverWayTheBaseIsWritten(String base) {
        write(trees(base), 1.5);
        ScoringModel model = ScoringModel.load(folder);
        assertEquals("trees", model.name());
        assertEquals("7", model.version());
        assertEquals(-0.5, margin(model, 0.4f, 1), 1e-6);
        assertEquals(-0.5, margin(model, -0f, 1), 1e-6);
        assertEquals(1.5, margin(model, 0.5f, 0.2f), 1e-6);
        assertEquals(3.5, margin(model, 0.5f, 0.25f), 1e-6);
        assertEquals(3.5, margin(model, Float.NaN, 0.3f), 1e-6);
        assertEquals(1.5, margin(model, Float.NaN, Float.NaN), 1e-6);
    }

    @Test
    void contributionsAddUpToTheScore() {
        write(trees("5E-1"), 1.5);
        ScoringModel model = ScoringModel.load(folder);
        assertEquals(0.5 + (4 * -1 + 1 * 1 + 3 * 3) / 8.0, model.base(), 1e-9);
        for (float text : new float[] {0.1f, 0.9f, Float.NaN}) {
            for (float title : new float[] {0.1f, 0.9f, Float.NaN}) {
                double sum = model.base()
                        + Arrays.stream(model.contributions(row(text, title))).sum();
                assertEquals(margin(model, text, title), sum, 1e-6);
            }
        }
        assertEquals(0, model.contributions(row(0, 0))[Feature.DISTANCE.ordinal()]);
    }

    @Test
    void scoresTheSameAfterSavingAndLoading() {
        write(trees("5E-1"), 1.5);
        ScoringModel model = ScoringModel.load(folder);
        model.save(folder.resolve("copy"));
        assertEquals(
                model.score(row(0.7f, 0.7f)),
                ScoringModel.load(folder.resolve("copy")).score(row(0.7f, 0.7f)));
    }

    static Stream<Arguments> damaged() {
        String sound = trees("5E-1");
        List<String> shuffled = new java.util.ArrayList<>(FEATURES);
        Collections.swap(shuffled, 3, 8);
        return Stream.of(
                Arguments.of("XGBoost gave", trees("2.5E-1")),
                Arguments.of("not a whole", sound.substring(0, sound.length() / 2)),
                Arguments.of("not a whole", ""),
                Arguments.of("not a whole", "{}"),
                Arguments.of("not a whole", sound.replace("\"trees\": [{", "\"trees\": [null, {")),
                Arguments.of("other features", trees("5E-1", shuffled)),
                Arguments.of("other features", trees("5E-1", FEATURES.subList(0, FEATURES.size() - 1))),
                Arguments.of("circle", sound.replace("\"right_children\": [2, -1, 4", "\"right_children\": [2, -1, 0")),
                Arguments.of("do not exist", sound.replace("\"right_children\": [2", "\"right_children\": [200")),
                Arguments.of("do not exist", sound.replace("\"right_children\": [2", "\"right_children\": [-1")),
                Arguments.of("one length", sound.replace("[0.5, -1.0,", "[0.5,")),
                Arguments.of("asks for feature", sound.replace("\"split_indices\": [", "\"split_indices\": [9")),
                Arguments.of("finite", sound.replace("0.25, 1.0", "0.25, 1e99")),
                Arguments.of("splits no data", sound.replace("[8.0", "[0.0")),
                Arguments.of("categorical", sound.replace("\"split_type\": [0", "\"split_type\": [1")),
                Arguments.of("several outputs", sound.replace("\"num_class\": \"0\"", "\"num_class\": \"3\"")),
                Arguments.of("dart", sound.replace("gbtree\",", "dart\",")),
                Arguments.of("multi:softprob", sound.replace("rank:ndcg", "multi:softprob")),
                Arguments.of("base_score", sound.replace("5E-1", "[5E-1,5E-1]")),
                Arguments.of("base_score", sound.replace("5E-1", "NaN")));
    }

    @ParameterizedTest
    @MethodSource("damaged")
    void refusesWhatXgboostWouldReadOtherwiseOrNotAtAll(String said, String trees) {
        write(trees, 1.5);
        InvalidInputException refusal = assertThrows(InvalidInputException.class, () -> ScoringModel.load(folder));
        assertTrue(refusal.getMessage().contains(said), refusal.getMessage());
        assertTrue(refusal.getMessage().contains(folder.toString()), refusal.getMessage());
        assertEquals("hand-weighted", ScoringModel.loadOrHandWeighted(folder).name());
    }

    @Test
    void refusesTreesThatAreNotTheOnesDescribed() {
        write(trees("5E-1"), sha256("others"), FEATURES, 1.5);
        assertRefused("cut or changed");
        write(trees("5E-1"), sha256(trees("5E-1")), FEATURES.subList(1, FEATURES.size()), 1.5);
        assertRefused("other features");
        write(trees("5E-1"), 1.6);
        assertRefused("XGBoost gave 1.6");
    }

    private void assertRefused(String said) {
        InvalidInputException refusal = assertThrows(InvalidInputException.class, () -> ScoringModel.load(folder));
        assertTrue(refusal.getMessage().contains(said), refusal.getMessage());
    }
}
