package fr.jobmarket.gateway.documentation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.jobmarket.gateway.release.ReleaseThreads;
import io.micronaut.scheduling.TaskExecutors;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Says how an operation refuses, as follows from its path, its tag and whom it is for, with an example of each refusal. */
final class Refusals {

    private static final Set<String> SEARCHES = Set.of("search", "dashGridsOffers", "newOffers", "atom", "json");
    private static final Set<String> READERS_OF_THE_REGISTRY = Set.of("models", "promote");
    private static final Set<String> ASK_FOR_THE_PASSWORD = Set.of("change", "deleteMe");

    private static final Map<String, List<String>> CREDENTIALS =
            Map.of("login", List.of("wrongCredentials"), "refresh", List.of("refreshRefused"));

    private static final Map<String, List<String>> CONFLICTS = Map.of(
            "register", List.of("emailTaken"),
            "change", List.of("emailTaken"),
            "resetPassword", List.of("noMessages"),
            "add", List.of("tooManyOffers", "madeAndDeleted"),
            "keep", List.of("tooManySearches", "madeAndDeleted"));

    private final String name;
    private final ObjectNode operation;
    private final ObjectNode responses;
    private final ObjectNode others;

    private Refusals(ObjectNode operation) {
        this.name = operation.get("operationId").asText();
        this.operation = operation;
        this.responses = (ObjectNode) operation.get("responses");
        this.others = (ObjectNode) responses.remove("default");
    }

    /**
     * Adds them to an operation, before the answer {@code default}, which stands for all others.
     *
     * @param threads the name of those it is worked on
     */
    static void add(String path, ObjectNode operation, String threads) {
        Refusals refusals = new Refusals(operation);
        boolean administration = operation.path("tags").toString().contains("administration");
        refusals.addWrong();
        refusals.addUnknown(administration);
        if (path.contains("{")) {
            refusals.add("404", "there is no such thing, or it is somebody else's", "notFound");
        }
        refusals.addConflicts(path, administration);
        refusals.addTooMuch();
        refusals.addUnavailable(threads);
        Examples.showAll(refusals.others, List.of("notAcceptable", "serverError"));
        refusals.responses.set("default", refusals.others);
    }

    private void add(String status, String description, List<String> examples) {
        ObjectNode response = others.deepCopy();
        response.put("description", description);
        Examples.showAll(response, examples);
        responses.set(status, response);
    }

    private void add(String status, String description, String... examples) {
        add(status, description, List.of(examples));
    }

    private void addWrong() {
        String description = "a parameter or the body is not as described here, or unknown";
        if (operation.has("requestBody")) {
            add("400", description, "invalidBody", "unknownParameter");
        } else if (operation.path("parameters").isEmpty()) {
            add("400", description, "unknownParameter");
        } else {
            add("400", description, "invalidParameter", "unknownParameter");
        }
    }

    private void addUnknown(boolean administration) {
        if (!operation.get("security").isEmpty()) {
            add("401", "nobody is signed in, or no longer", "tokenNeeded", "signedOut");
        } else if (CREDENTIALS.containsKey(name)) {
            add("401", "who asks is not known, or no longer", CREDENTIALS.get(name));
        }
        if (administration) {
            add("403", "this account is no administrator's", "mayNot");
        }
    }

    private void addConflicts(String path, boolean administration) {
        String description = "it contradicts what is there";
        if (CONFLICTS.containsKey(name)) {
            add("409", description, CONFLICTS.get(name));
        } else if (administration && responses.has("202")) {
            add("409", description, path.endsWith("/cancel") ? "jobEnded" : "alreadyWaiting");
        }
        for (JsonNode parameter : operation.path("parameters")) {
            if (parameter.get("name").asText().equals("Idempotency-Key")) {
                add("422", "the key of the request was given with another one", "keyReused");
            }
        }
    }

    private void addTooMuch() {
        if (operation.has("requestBody")) {
            add("413", "the body is too long", "tooLarge");
        }
        if (operation.path("tags").toString().contains("accounts") || ASK_FOR_THE_PASSWORD.contains(name)) {
            add("429", "too many attempts; see Retry-After", "tooManyAttempts");
        }
    }

    private void addUnavailable(String threads) {
        String description = "not now; see Retry-After";
        if (SEARCHES.contains(name)) {
            add("503", description, "busy", "noRelease", "tooCostly");
        } else if (threads.equals(ReleaseThreads.NAME)) {
            add("503", description, "busy", "noRelease");
        } else if (!threads.equals(TaskExecutors.IO)) {
            add("503", description, "busy");
        } else if (READERS_OF_THE_REGISTRY.contains(name)) {
            add("503", description, "noRegistry");
        }
    }
}
