package fr.jobmarket.registry;

import fr.jobmarket.error.InvalidInputException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Keeps every model that was trained and says which one serves. Versions are numbers counted up from 1; a registered
 * model never changes. The one that serves is the champion; the one that served before it is the previous one, to roll
 * back to. Implementations are thread-safe, and several processes may use one registry at once.
 */
public interface ModelRegistry {

    /**
     * The registry that variables name: the MLflow server of {@code MLFLOW_TRACKING_URI}, unless
     * {@code JOBMARKET_MODEL_REGISTRY} is {@code folder}; without either, a folder.
     *
     * @param folder where models are kept when it is a folder
     * @throws InvalidInputException when the one variable contradicts the other, or names no server
     */
    static ModelRegistry of(Map<String, String> variables, Path folder, Clock clock) {
        String server = variables.getOrDefault("MLFLOW_TRACKING_URI", "").strip();
        String kind = variables.getOrDefault("JOBMARKET_MODEL_REGISTRY", "").strip();
        if (!Set.of("", "folder", "mlflow").contains(kind)) {
            throw new InvalidInputException(
                    "JOBMARKET_MODEL_REGISTRY is \"" + kind + "\"; it must be folder or mlflow");
        }
        if (kind.equals("mlflow") && server.isEmpty()) {
            throw new InvalidInputException(
                    "JOBMARKET_MODEL_REGISTRY is mlflow, but MLFLOW_TRACKING_URI names no server");
        }
        if (kind.equals("folder") || server.isEmpty()) {
            return FolderModelRegistry.at(folder, clock);
        }
        try {
            return MlflowModelRegistry.at(new URI(server));
        } catch (URISyntaxException e) {
            throw new InvalidInputException(
                    "MLFLOW_TRACKING_URI is no address of a server, such as http://host:5000", e);
        }
    }

    /**
     * Keeps a copy of a model.
     *
     * @param folder the model's files; the folder itself is not kept in use
     * @param description what to remember about it
     * @return the model under its new version; it does not serve until it is promoted
     * @throws InvalidInputException when the folder is missing or holds no file
     */
    RegisteredModel register(Path folder, ModelDescription description);

    /** All models, newest first. */
    List<RegisteredModel> list();

    /** The model of this version. */
    Optional<RegisteredModel> find(String version);

    /** The model that serves. */
    Optional<RegisteredModel> champion();

    /** The model that served before the champion, unless it was rolled back to. */
    Optional<RegisteredModel> previous();

    /**
     * Makes a model the champion, and the champion the previous one. Nothing changes when it already is the champion.
     *
     * @throws InvalidInputException when there is no such version; the message names those there are
     */
    RegisteredModel promote(String version);

    /**
     * Makes the previous model the champion again. There is no previous one after that, so rolling back twice does not
     * bring the bad model back; {@link #promote} does.
     *
     * @throws InvalidInputException when there is no previous model
     */
    RegisteredModel rollback();

    /**
     * Copies a model's files into a folder, which is created when absent.
     *
     * @throws InvalidInputException when there is no such version, or the folder already holds files
     */
    void fetch(String version, Path folder);
}
