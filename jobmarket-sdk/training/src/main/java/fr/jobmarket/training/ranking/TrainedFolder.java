package fr.jobmarket.training.ranking;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import fr.jobmarket.error.NonRetriableException;
import fr.jobmarket.internal.Sha256;
import fr.jobmarket.recommendation.Feature;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The folder of trained trees: {@code trees.json} is XGBoost's own file, {@code model.json} what serving needs to trust
 * it, and the rest lets {@code mlflow.xgboost.load_model} read the folder. The same trees give the same bytes.
 */
final class TrainedFolder {

    private static final ObjectMapper MAPPER = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
    private static final String TREES = "trees.json";
    private static final String PYTHON = "3.11";
    private static final int VERSION_DIGITS = 12;

    private final String name;
    private final byte[] trees;
    private final String sha256;

    TrainedFolder(String name, byte[] trees) {
        this.name = name;
        this.trees = trees;
        this.sha256 = Sha256.of(trees);
    }

    String version() {
        return sha256.substring(0, VERSION_DIGITS);
    }

    /** The version of XGBoost that wrote the trees, as they say themselves. */
    String xgboostVersion() {
        List<String> parts = new ArrayList<>();
        try {
            Iterator<JsonNode> numbers = MAPPER.readTree(trees).path("version").elements();
            numbers.forEachRemaining(number -> parts.add(number.asText()));
        } catch (IOException e) {
            throw new NonRetriableException("XGBoost wrote no JSON", e);
        }
        return String.join(".", parts);
    }

    /**
     * Writes the folder.
     *
     * @param rows what the trees are checked with when they are loaded
     * @param predictions XGBoost's own predictions of these rows
     */
    void write(Path folder, float[] rows, float[] predictions) {
        List<Map<String, Object>> checks = new ArrayList<>();
        for (int i = 0; i < predictions.length; i++) {
            List<@Nullable Float> row = new ArrayList<>();
            for (int j = 0; j < Group.WIDTH; j++) {
                float value = rows[i * Group.WIDTH + j];
                row.add(Float.isNaN(value) ? null : value);
            }
            checks.add(Map.of("features", row, "prediction", predictions[i]));
        }
        Map<String, Object> model = new LinkedHashMap<>();
        model.put("kind", "xgboost");
        model.put("name", name);
        model.put("version", version());
        model.put("features", Arrays.stream(Feature.values()).map(Feature::id).toList());
        model.put("sha256", sha256);
        model.put("checks", checks);
        try {
            Files.createDirectories(folder);
            Files.write(folder.resolve(TREES), trees);
            Files.write(folder.resolve("model.json"), MAPPER.writeValueAsBytes(model));
            String version = xgboostVersion();
            write(folder, "MLmodel", mlmodel(version));
            String requirements = "mlflow\nxgboost-cpu==" + version + "\n";
            write(folder, "requirements.txt", requirements);
            write(
                    folder,
                    "python_env.yaml",
                    "python: '" + PYTHON + "'\nbuild_dependencies:\n- pip\ndependencies:\n- -r requirements.txt\n");
            write(
                    folder,
                    "conda.yaml",
                    "name: mlflow-env\nchannels:\n- conda-forge\ndependencies:\n- python=" + PYTHON
                            + "\n- pip\n- pip:\n  - mlflow\n  - xgboost-cpu==" + version + "\n");
        } catch (IOException e) {
            throw new NonRetriableException("cannot write the model to " + folder + " (" + e + ")", e);
        }
    }

    private static void write(Path folder, String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text, StandardCharsets.UTF_8);
    }

    private String mlmodel(String version) throws JsonProcessingException {
        List<Map<String, Object>> columns = Arrays.stream(Feature.values())
                .map(feature -> {
                    Map<String, Object> column = new LinkedHashMap<>();
                    column.put("type", "double");
                    column.put("name", feature.id());
                    column.put("required", true);
                    return column;
                })
                .toList();
        String inputs = new ObjectMapper().writeValueAsString(columns);
        return String.join(
                "\n",
                "artifact_path: model",
                "flavors:",
                "  python_function:",
                "    data: " + TREES,
                "    env:",
                "      conda: conda.yaml",
                "      virtualenv: python_env.yaml",
                "    loader_module: mlflow.xgboost",
                "    python_version: '" + PYTHON + "'",
                "  xgboost:",
                "    code: null",
                "    data: " + TREES,
                "    model_class: xgboost.core.Booster",
                "    model_format: json",
                "    xgb_version: " + version,
                "model_uuid: " + sha256.substring(0, 32),
                "signature:",
                "  inputs: '" + inputs + "'",
                "  outputs: '[{\"type\": \"double\", \"required\": true}]'",
                "  params: null",
                "");
    }
}
