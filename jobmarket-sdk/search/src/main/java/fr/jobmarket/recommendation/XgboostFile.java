package fr.jobmarket.recommendation;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import fr.jobmarket.error.InvalidInputException;
import java.io.IOException;
import java.util.List;

/**
 * What is read of a model that XGBoost saved as JSON (<a
 * href="https://xgboost.readthedocs.io/en/stable/tutorials/saving_model.html">schema</a>). Whatever would make the
 * result differ from XGBoost's own is refused: other boosters, several outputs, categories.
 *
 * @param objective what the trees were trained for
 * @param base the margin before any tree counts
 * @param featureNames names of the columns, as the file states them
 * @param trees the trees, in the order they are added
 */
record XgboostFile(Objective objective, float base, List<String> featureNames, List<Tree> trees) {

    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .withConfigOverride(List.class, list -> list.setSetterInfo(JsonSetter.Value.forContentNulls(Nulls.FAIL)))
            .build();

    /** What trees can be trained for, and what their sum, the margin, stands for. */
    enum Objective {
        NDCG("rank:ndcg"),
        PAIRWISE("rank:pairwise"),
        LOGISTIC("binary:logistic"),
        SQUARED_ERROR("reg:squarederror");

        private final String id;

        Objective(String id) {
            this.id = id;
        }

        /** What XGBoost calls the prediction of a margin. */
        double prediction(double margin) {
            return this == LOGISTIC ? 1 / (1 + Math.exp(-margin)) : margin;
        }

        private double margin(double baseScore) {
            return this == LOGISTIC ? Math.log(baseScore / (1 - baseScore)) : baseScore;
        }

        private static Objective of(String id, String file) {
            for (Objective objective : values()) {
                if (objective.id.equals(id)) {
                    return objective;
                }
            }
            throw new InvalidInputException(file + " was trained for " + id + "; understood are rank:ndcg, "
                    + "rank:pairwise, binary:logistic and reg:squarederror");
        }
    }

    /** A tree; node 0 is its root, and a node without left child is a leaf whose value is its condition. */
    record Tree(
            @JsonProperty("left_children") int[] left,
            @JsonProperty("right_children") int[] right,
            @JsonProperty("split_indices") int[] feature,
            @JsonProperty("split_conditions") float[] condition,
            @JsonProperty("default_left") int[] defaultLeft,
            @JsonProperty("sum_hessian") float[] cover,
            @JsonProperty("split_type") int[] splitType) {

        int size() {
            return left.length;
        }

        boolean isLeaf(int node) {
            return left[node] < 0;
        }
    }

    /**
     * Reads a file.
     *
     * @param file its name, for messages
     * @throws InvalidInputException when it is no such file, is damaged, or holds what is not understood
     */
    static XgboostFile read(byte[] json, String file) {
        try {
            return of(MAPPER.readValue(json, Form.class).learner(), file);
        } catch (IOException | NumberFormatException e) {
            throw new InvalidInputException(file + " is not a whole XGBoost model in JSON: " + e.getMessage(), e);
        }
    }

    private static XgboostFile of(Learner learner, String file) {
        LearnerParameters parameters = learner.parameters();
        Booster booster = learner.booster();
        refuseUnless("gbtree".equals(booster.name()), file, "its booster is " + booster.name() + ", not gbtree");
        boolean single = Integer.parseInt(parameters.classes()) <= 1 && Integer.parseInt(parameters.targets()) <= 1;
        refuseUnless(single, file, "it has several outputs");
        List<Tree> trees = booster.model().trees();
        int features = Integer.parseInt(parameters.features());
        refuseUnless(
                learner.featureNames().size() == features,
                file,
                "it names " + learner.featureNames().size() + " of its " + features + " features");
        for (int i = 0; i < trees.size(); i++) {
            check(trees.get(i), features, file + ", tree " + i);
        }
        Objective objective = Objective.of(learner.objective().name(), file);
        return new XgboostFile(objective, base(parameters.baseScore(), objective, file), learner.featureNames(), trees);
    }

    /** XGBoost writes {@code 5E-1} up to 3.0 and {@code [5E-1]} from 3.1 on; 3.0 takes the latter for 0.5 in silence. */
    private static float base(String stated, Objective objective, String file) {
        boolean list = stated.startsWith("[") && stated.endsWith("]");
        try {
            double score = Float.parseFloat(list ? stated.substring(1, stated.length() - 1) : stated);
            float margin = (float) objective.margin(score);
            refuseUnless(Float.isFinite(margin), file, "its base_score is " + stated);
            return margin;
        } catch (NumberFormatException e) {
            throw new InvalidInputException(file + " has a base_score that is not understood: " + stated, e);
        }
    }

    private static void check(Tree tree, int features, String where) {
        int size = tree.size();
        boolean whole = size > 0
                && tree.right.length == size
                && tree.feature.length == size
                && tree.condition.length == size
                && tree.defaultLeft.length == size
                && tree.cover.length == size
                && tree.splitType.length == size;
        refuseUnless(whole, where, "its parts are not of one length");
        for (int node = 0; node < size; node++) {
            refuseUnless(Float.isFinite(tree.condition[node]), where, "node " + node + " holds no finite number");
            if (!tree.isLeaf(node)) {
                refuseUnless(
                        tree.left[node] < size && tree.right[node] >= 0 && tree.right[node] < size,
                        where,
                        "node " + node + " has children that do not exist");
                refuseUnless(
                        tree.feature[node] >= 0 && tree.feature[node] < features,
                        where,
                        "node " + node + " asks for feature " + tree.feature[node] + " of " + features);
                refuseUnless(tree.splitType[node] == 0, where, "node " + node + " is categorical");
            }
        }
    }

    private static void refuseUnless(boolean understood, String where, String problem) {
        if (!understood) {
            throw new InvalidInputException(where + " is not a model that can be served: " + problem);
        }
    }

    private record Form(Learner learner) {}

    private record Learner(
            @JsonProperty("feature_names") List<String> featureNames,
            @JsonProperty("learner_model_param") LearnerParameters parameters,
            @JsonProperty("gradient_booster") Booster booster,
            ObjectiveName objective) {}

    private record LearnerParameters(
            @JsonProperty("base_score") String baseScore,
            @JsonProperty("num_class") String classes,
            @JsonProperty("num_target") String targets,
            @JsonProperty("num_feature") String features) {}

    private record Booster(String name, BoosterModel model) {}

    private record BoosterModel(List<Tree> trees) {}

    private record ObjectiveName(String name) {}
}
