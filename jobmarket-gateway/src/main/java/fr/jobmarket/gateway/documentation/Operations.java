package fr.jobmarket.gateway.documentation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;

/** Completes every operation with what follows from its path, its tag and whom it is for. */
final class Operations {

    private static final Pattern NUMBERED = Pattern.compile("_[0-9]+$");
    private static final Pattern OUTSIDE_NAMES = Pattern.compile("[^A-Za-z0-9]+");

    private Operations() {}

    /**
     * Completes the document.
     *
     * @param releaseBound paths that {@link fr.jobmarket.gateway.release.ReleaseBound} marks
     * @param threads where each operation is worked on, by its method and path: {@code get /api/v1/offers}
     */
    static void complete(JsonNode document, Set<String> releaseBound, Map<String, String> threads) {
        nameClearly(document);
        forEach(document, (method, path, operation) -> {
            // Otherwise it is only not said whether one has to sign in.
            if (!operation.has("security")) {
                operation.putArray("security");
            }
            offerTablesAside(operation.at("/responses/200"));
        });
        forEach(
                document,
                (method, path, operation) ->
                        Refusals.add(path, operation, Objects.requireNonNull(threads.get(method + " " + path), path)));
        forEach(document, (method, path, operation) -> {
            if (method.equals("get") && releaseBound.contains(path)) {
                addConditions(operation);
            }
        });
    }

    private interface Visitor {
        void visit(String method, String path, ObjectNode operation);
    }

    private static void forEach(JsonNode document, Visitor visitor) {
        document.get("paths").fields().forEachRemaining(path -> path.getValue()
                .fields()
                .forEachRemaining(operation ->
                        visitor.visit(operation.getKey(), path.getKey(), (ObjectNode) operation.getValue())));
    }

    /** Methods of several controllers share a name, which the generator numbers; generated clients would be no help. */
    private static void nameClearly(JsonNode document) {
        Map<String, Integer> uses = new HashMap<>();
        forEach(document, (method, path, operation) -> uses.merge(name(operation), 1, Integer::sum));
        forEach(document, (method, path, operation) -> {
            if (uses.getOrDefault(name(operation), 0) > 1) {
                operation.put("operationId", name(method, path));
            }
        });
    }

    private static String name(ObjectNode operation) {
        return NUMBERED.matcher(operation.get("operationId").asText()).replaceFirst("");
    }

    private static String name(String method, String path) {
        StringBuilder name = new StringBuilder(method.equals("get") ? "" : method);
        for (String part : OUTSIDE_NAMES.split(
                path.replace("/api/v1/", "").replace("/{", "/by-").replace("}", ""))) {
            name.append(name.isEmpty() ? part : part.substring(0, 1).toUpperCase(Locale.ROOT) + part.substring(1));
        }
        return name.toString();
    }

    /**
     * A program generated from the document reads JSON. With the tables beside it, the type of each list would be "that
     * list or a text", and nobody could use its members.
     */
    private static void offerTablesAside(JsonNode response) {
        if (response.get("content") instanceof ObjectNode content && content.has("text/csv")) {
            content.remove(List.of("text/csv", "text/plain"));
            ObjectNode described = (ObjectNode) response;
            described.put(
                    "description",
                    "the list as JSON; `Accept: text/csv` gives a table (RFC 4180), `Accept: text/plain` one for a terminal");
            described.putArray("x-also-as").add("text/csv").add("text/plain");
        }
    }

    /** What follows from the release alone is not sent again to who has it. */
    private static void addConditions(ObjectNode operation) {
        ObjectNode condition = operation.withArray("parameters").addObject();
        condition.put("name", "If-None-Match").put("in", "header");
        condition.put("description", "the `ETag` of an answer to the same request: if it still holds, 304 follows");
        condition.putObject("schema").put("type", "string");
        ObjectNode responses = (ObjectNode) operation.get("responses");
        describe((ObjectNode) responses.get("200"), "ETag", "changes with the release; good for `If-None-Match`");
        if (operation.toString().contains("\"cursor\"")) {
            describe((ObjectNode) responses.get("200"), "Link", "`<…>; rel=\"next\"`: the next page, if there is one");
        }
        responses.putObject("304").put("description", "the answer is the one whose `ETag` was given");
        responses.set("default", responses.remove("default"));
    }

    private static void describe(ObjectNode response, String header, String description) {
        ObjectNode described = response.withObject("/headers").putObject(header);
        described.put("description", description).putObject("schema").put("type", "string");
    }
}
