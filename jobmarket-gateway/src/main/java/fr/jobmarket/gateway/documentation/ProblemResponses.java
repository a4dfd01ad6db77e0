package fr.jobmarket.gateway.documentation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.jobmarket.gateway.http.Problem;

/** Says of every operation that it answers errors with a {@link Problem}: no operation is an exception to that. */
final class ProblemResponses {

    private static final String PROBLEM = "Problem";

    private ProblemResponses() {}

    static void add(JsonNode document) {
        ((ObjectNode) document.at("/components/schemas")).set(PROBLEM, schema((ObjectNode) document));
        for (JsonNode path : document.get("paths")) {
            for (JsonNode operation : path) {
                ((ObjectNode) operation)
                        .withObject("/responses/default")
                        .put("description", "what went wrong (RFC 9457)")
                        .withObject("/content")
                        .putObject(Problem.MEDIA_TYPE)
                        .putObject("schema")
                        .put("$ref", "#/components/schemas/" + PROBLEM);
            }
        }
    }

    private static ObjectNode schema(ObjectNode factory) {
        ObjectNode schema = factory.objectNode().put("type", "object");
        schema.putArray("required").add("type").add("title").add("status");
        ObjectNode properties = schema.putObject("properties");
        text(properties, "type", "what kind of problem, for programs: about:blank or urn:jobmarket:…");
        text(properties, "title", "what kind of problem, for people");
        properties.putObject("status").put("type", "integer").put("description", "the HTTP status");
        text(properties, "detail", "what was wrong with this request and what to do");
        text(properties, "instance", "the path asked for");
        text(properties, "parameter", "the query parameter that is wrong");
        ObjectNode error = properties
                .putObject("errors")
                .put("type", "array")
                .put("description", "each wrong member of the body")
                .putObject("items")
                .put("type", "object");
        text(error.putObject("properties"), "field", "path of the member, such as place.latitude");
        text((ObjectNode) error.get("properties"), "detail", "what is wrong with it");
        return schema;
    }

    private static void text(ObjectNode properties, String name, String description) {
        properties.putObject(name).put("type", "string").put("description", description);
    }
}
