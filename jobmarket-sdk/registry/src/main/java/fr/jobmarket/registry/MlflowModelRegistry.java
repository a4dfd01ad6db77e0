package fr.jobmarket.registry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.jobmarket.error.InvalidInputException;
import fr.jobmarket.error.NonRetriableException;
import fr.jobmarket.offer.OfferJson;
import fr.jobmarket.registry.MlflowServer.Answer;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.mlflow.api.proto.Service.Metric;
import org.mlflow.api.proto.Service.Param;
import org.mlflow.api.proto.Service.RunInfo;
import org.mlflow.api.proto.Service.RunStatus;
import org.mlflow.api.proto.Service.RunTag;
import org.mlflow.tracking.MlflowClient;
import org.mlflow.tracking.MlflowClientException;

/**
 * A registry on an MLflow server. Every registration is a run of an experiment, with parameters, metrics and the training
 * data as MLflow shows them, the model's files as the run's artefact {@code model}, and what is known about them as
 * {@code description.json}. The aliases {@code champion} and {@code previous} say what serves, so
 * {@code models:/NAME@champion} is the model in Python as well.
 *
 * <p>The server must hand artefacts through, as it does by default.
 */
public final class MlflowModelRegistry implements ModelRegistry {

    /** The registered model and the experiment, unless another name is given. */
    public static final String DEFAULT_NAME = "jobmarket-ranking";

    private static final ObjectMapper MAPPER = OfferJson.newMapper();
    private static final String MODEL = "model";
    private static final String DESCRIPTION = "description.json";
    private static final String CHAMPION = "champion";
    private static final String PREVIOUS = "previous";
    private static final String HANDED_THROUGH = "mlflow-artifacts:";
    private static final String EXISTS = "RESOURCE_ALREADY_EXISTS";
    private static final int PAGE = 200;

    private final MlflowServer server;
    private final String name;

    private MlflowModelRegistry(MlflowServer server, String name) {
        this.server = server;
        this.name = name;
    }

    /**
     * The registry on a server, under {@link #DEFAULT_NAME}.
     *
     * @throws InvalidInputException when it is no address of a server
     */
    public static MlflowModelRegistry at(URI server) {
        return at(server, DEFAULT_NAME);
    }

    /**
     * The registry on a server under a name of its own.
     *
     * @param name letters, digits, {@code .}, {@code _} and {@code -}
     * @throws InvalidInputException when it is no address of a server or no such name
     */
    public static MlflowModelRegistry at(URI server, String name) {
        if (!name.matches("[A-Za-z0-9._-]{1,100}")) {
            throw new InvalidInputException("\"" + name + "\" cannot name models: use letters, digits, . _ and -");
        }
        return new MlflowModelRegistry(new MlflowServer(server), name);
    }

    @Override
    public RegisteredModel register(Path folder, ModelDescription description) {
        List<Path> files = ModelFiles.in(folder);
        try (MlflowClient client = new MlflowClient(server.uri().toString())) {
            RunInfo run = client.createRun(experiment());
            log(client, run.getRunId(), description);
            String artefacts = artefacts(run.getArtifactUri());
            for (Path file : files) {
                server.upload(artefacts + "/" + MODEL + "/" + slashed(folder.relativize(file)), file);
            }
            server.upload(artefacts + "/" + DESCRIPTION, MAPPER.writeValueAsBytes(description));
            if (filesOf(run.getRunId(), MODEL).size() != files.size()) {
                throw new NonRetriableException(server.uri() + " did not keep all files of " + folder, null);
            }
            client.setTerminated(run.getRunId(), RunStatus.FINISHED);
            return registerVersion(run.getRunId());
        } catch (MlflowClientException e) {
            throw new NonRetriableException(server.uri() + " did not take the model: " + e.getMessage(), e);
        } catch (IOException e) {
            throw new IllegalStateException("a description is plain values", e);
        }
    }

    private String experiment() {
        return experimentByName().orElseGet(() -> {
            Answer made = server.post("experiments/create", Map.of("name", name));
            return made.refusal().equals(EXISTS)
                    ? experimentByName().orElseThrow()
                    : server.accepted("experiments/create", made)
                            .path("experiment_id")
                            .asText();
        });
    }

    private Optional<String> experimentByName() {
        return optional("experiments/get-by-name", Map.of("experiment_name", name))
                .map(found -> found.path("experiment").path("experiment_id").asText());
    }

    private void log(MlflowClient client, String run, ModelDescription description) {
        long now = System.currentTimeMillis();
        List<Metric> metrics = new ArrayList<>();
        description.evaluations().forEach(evaluation -> evaluation
                .metrics()
                .forEach((metric, value) -> metrics.add(Metric.newBuilder()
                        .setKey(key(metric))
                        .setValue(value)
                        .setTimestamp(now)
                        .setStep(0)
                        .build())));
        Map<String, String> parameters = new TreeMap<>();
        Map<String, String> tags = new TreeMap<>(Map.of("jobmarket.model", description.name()));
        ModelProvenance provenance = description.provenance();
        if (provenance != null) {
            parameters.putAll(provenance.parameters());
            if (provenance.seed() != null) {
                parameters.put("seed", String.valueOf(provenance.seed()));
            }
            tags.put("jobmarket.trainer", provenance.trainer());
            provenance.versions().forEach((library, version) -> tags.put("jobmarket.version." + library, version));
        }
        client.logBatch(
                run,
                metrics,
                parameters.entrySet().stream()
                        .map(entry -> Param.newBuilder()
                                .setKey(key(entry.getKey()))
                                .setValue(entry.getValue())
                                .build())
                        .toList(),
                tags.entrySet().stream()
                        .map(entry -> RunTag.newBuilder()
                                .setKey(key(entry.getKey()))
                                .setValue(entry.getValue())
                                .build())
                        .toList());
        if (provenance != null && provenance.data() != null) {
            logData(run, provenance.data());
        }
    }

    private void logData(String run, DataProvenance data) {
        String digest = data.sha256() == null ? "unknown" : data.sha256().substring(0, 32);
        Map<String, Object> dataset =
                Map.of("name", data.origin(), "digest", digest, "source_type", "local", "source", data.origin());
        Map<String, Object> input =
                Map.of("tags", List.of(Map.of("key", "mlflow.data.context", "value", "training")), "dataset", dataset);
        server.accepted(
                "runs/log-inputs", server.post("runs/log-inputs", Map.of("run_id", run, "datasets", List.of(input))));
    }

    /** MLflow takes few signs in names: {@code ndcg@10} is shown as {@code ndcg_at_10}. */
    private static String key(String text) {
        return text.replace("@", "_at_").replaceAll("[^A-Za-z0-9_. /-]", "_");
    }

    private RegisteredModel registerVersion(String run) {
        Answer made = server.post("registered-models/create", Map.of("name", name));
        if (!made.refusal().equals(EXISTS)) {
            server.accepted("registered-models/create", made);
        }
        JsonNode version = server.accepted(
                "model-versions/create",
                server.post(
                        "model-versions/create",
                        Map.of("name", name, "source", "runs:/" + run + "/" + MODEL, "run_id", run)));
        return model(version.path("model_version"));
    }

    @Override
    public List<RegisteredModel> list() {
        return versions().stream().map(this::model).toList();
    }

    /** Highest first. */
    private List<JsonNode> versions() {
        List<JsonNode> versions = new ArrayList<>();
        String page = "";
        do {
            Map<String, String> query =
                    new HashMap<>(Map.of("filter", "name='" + name + "'", "max_results", String.valueOf(PAGE)));
            if (!page.isEmpty()) {
                query.put("page_token", page);
            }
            JsonNode found = server.accepted("model-versions/search", server.get("model-versions/search", query));
            found.path("model_versions").forEach(versions::add);
            page = found.path("next_page_token").asText("");
        } while (!page.isEmpty());
        versions.sort(Comparator.comparingInt(
                        (JsonNode version) -> version.path("version").asInt())
                .reversed());
        return versions;
    }

    private RegisteredModel model(JsonNode version) {
        String number = version.path("version").asText();
        String path = artefacts(run(version.path("run_id").asText())) + "/" + DESCRIPTION;
        ModelDescription description = server.download(path)
                .map(json -> description(json, path))
                .orElseGet(() -> ModelDescription.named(name));
        return new RegisteredModel(
                number, Instant.ofEpochMilli(version.path("creation_timestamp").asLong()), description);
    }

    private static ModelDescription description(byte[] json, String path) {
        try {
            return MAPPER.readValue(json, ModelDescription.class);
        } catch (IOException e) {
            throw new NonRetriableException(path + " is damaged: " + e.getMessage(), e);
        }
    }

    /** Where a run's artefacts are. */
    private String run(String id) {
        return server.accepted("runs/get", server.get("runs/get", Map.of("run_id", id)))
                .path("run")
                .path("info")
                .path("artifact_uri")
                .asText();
    }

    private String artefacts(String uri) {
        if (!uri.startsWith(HANDED_THROUGH)) {
            throw new NonRetriableException(
                    server.uri() + " keeps files at " + uri + ", which cannot be reached through it; start it with "
                            + "--artifacts-destination and without --default-artifact-root",
                    null);
        }
        return uri.substring(HANDED_THROUGH.length()).replaceAll("^/+", "");
    }

    private List<String> filesOf(String run, String folder) {
        List<String> files = new ArrayList<>();
        JsonNode listed =
                server.accepted("artifacts/list", server.get("artifacts/list", Map.of("run_id", run, "path", folder)));
        for (JsonNode file : listed.path("files")) {
            String path = file.path("path").asText();
            if (file.path("is_dir").asBoolean()) {
                files.addAll(filesOf(run, path));
            } else {
                files.add(path);
            }
        }
        return files;
    }

    @Override
    public Optional<RegisteredModel> find(String version) {
        return node(version).map(this::model);
    }

    private Optional<JsonNode> node(String version) {
        if (!version.matches("[1-9]\\d{0,8}")) {
            return Optional.empty();
        }
        return optional("model-versions/get", Map.of("name", name, "version", version))
                .map(found -> found.path("model_version"));
    }

    private Optional<JsonNode> optional(String call, Map<String, String> query) {
        Answer answer = server.get(call, query);
        boolean absent = List.of("RESOURCE_DOES_NOT_EXIST", "INVALID_PARAMETER_VALUE", "NOT_FOUND")
                .contains(answer.refusal());
        return absent ? Optional.empty() : Optional.of(server.accepted(call, answer));
    }

    @Override
    public Optional<RegisteredModel> champion() {
        return alias(CHAMPION).map(this::model);
    }

    @Override
    public Optional<RegisteredModel> previous() {
        // Promoting sets "previous" first: a crash before "champion" follows leaves both at one version.
        String champion = number(CHAMPION);
        return alias(PREVIOUS)
                .filter(version -> !version.path("version").asText().equals(champion))
                .map(this::model);
    }

    private Optional<JsonNode> alias(String alias) {
        return optional("registered-models/alias", Map.of("name", name, "alias", alias))
                .map(found -> found.path("model_version"));
    }

    private String number(String alias) {
        return alias(alias).map(version -> version.path("version").asText()).orElse("");
    }

    @Override
    public RegisteredModel promote(String version) {
        RegisteredModel promoted = model(required(version));
        String champion = number(CHAMPION);
        if (!champion.equals(version)) {
            if (!champion.isEmpty()) {
                setAlias(PREVIOUS, champion);
            }
            setAlias(CHAMPION, version);
        }
        return promoted;
    }

    private void setAlias(String alias, String version) {
        String call = "registered-models/alias";
        server.accepted(call, server.post(call, Map.of("name", name, "alias", alias, "version", version)));
    }

    @Override
    public RegisteredModel rollback() {
        RegisteredModel previous = previous()
                .orElseThrow(() -> new InvalidInputException("no model to roll back to on " + server.uri()
                        + "; promote one of the versions listed instead"));
        setAlias(CHAMPION, previous.version());
        String call = "registered-models/alias";
        server.accepted(call, server.delete(call, Map.of("name", name, "alias", PREVIOUS)));
        return previous;
    }

    private JsonNode required(String version) {
        return node(version)
                .orElseThrow(() -> new InvalidInputException(
                        "no model of version \"" + version + "\" on " + server.uri() + "; there are: "
                                + versions().stream()
                                        .map(found -> found.path("version").asText())
                                        .collect(Collectors.joining(", "))));
    }

    @Override
    public void fetch(String version, Path folder) {
        String run = required(version).path("run_id").asText();
        String artefacts = artefacts(run(run));
        try {
            ModelFiles.makeEmpty(folder);
            for (String file : filesOf(run, MODEL)) {
                Path target = folder.resolve(file.substring(MODEL.length() + 1)).normalize();
                if (!target.startsWith(folder.normalize())) {
                    throw new NonRetriableException(server.uri() + " names a file outside the model: " + file, null);
                }
                Files.createDirectories(target.resolveSibling("."));
                server.download(artefacts + "/" + file, target);
            }
        } catch (IOException e) {
            throw new NonRetriableException("cannot write the model to " + folder + " (" + e + ")", e);
        }
    }

    private static String slashed(Path path) {
        List<String> names = new ArrayList<>();
        path.forEach(part -> names.add(part.toString()));
        return String.join("/", names);
    }
}
