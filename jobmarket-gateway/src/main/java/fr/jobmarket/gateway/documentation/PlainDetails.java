package fr.jobmarket.gateway.documentation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What the generator cannot know: a query parameter is never null, and what is absent is not null either. */
final class PlainDetails {

    private static final Pattern CHOICE = Pattern.compile("\\^\\((\\w+(?:[|]\\w+)*)\\)\\$");

    private PlainDetails() {}

    static void correct(JsonNode document) {
        Map<JsonNode, String> choices = choices(document);
        for (JsonNode path : document.get("paths")) {
            for (JsonNode operation : path) {
                operation.path("parameters").forEach(parameter -> {
                    ObjectNode schema = (ObjectNode) parameter.get("schema");
                    schema.remove("nullable");
                    listChoices(schema.path("items"));
                    referTo(choices, (ObjectNode) parameter, "schema");
                    referTo(choices, schema, "items");
                });
            }
        }
        unwrapReferences(document);
        keepNullToBodies(document);
    }

    /** A pattern of codes only is a choice, which generated programs have a type for. */
    private static void listChoices(JsonNode items) {
        Matcher choice = CHOICE.matcher(items.path("pattern").asText());
        if (choice.matches()) {
            ObjectNode closed = (ObjectNode) items;
            closed.remove("pattern");
            ArrayNode codes = closed.putArray("enum");
            Stream.of(choice.group(1).split("[|]")).forEach(codes::add);
        }
    }

    /** The schemas that are codes, by their codes. */
    private static Map<JsonNode, String> choices(JsonNode document) {
        Map<JsonNode, String> choices = new HashMap<>();
        document.at("/components/schemas").properties().forEach(schema -> {
            if (schema.getValue().has("enum")) {
                choices.put(schema.getValue().get("enum"), schema.getKey());
            }
        });
        return choices;
    }

    /** The codes that answers have too are of their type: what an answer held can be asked for. */
    private static void referTo(Map<JsonNode, String> choices, ObjectNode holder, String member) {
        String name = choices.get(holder.path(member).path("enum"));
        if (name != null) {
            holder.putObject(member).put("$ref", "#/components/schemas/" + name);
        }
    }

    /** Answers leave out what is absent; bodies may say null for it. */
    private static void keepNullToBodies(JsonNode document) {
        Set<String> ofBodies = RequestBodies.schemas(document);
        document.at("/components/schemas").properties().forEach(schema -> {
            if (!ofBodies.contains(schema.getKey())) {
                schema.getValue().path("properties").forEach(property -> ((ObjectNode) property).remove("nullable"));
            }
        });
    }

    /** References beside other words are not read by everybody, and whatever may be absent is said by its absence. */
    private static void unwrapReferences(JsonNode document) {
        for (JsonNode schema : document.at("/components/schemas")) {
            schema.path("properties").fields().forEachRemaining(property -> {
                if (property.getValue().path("allOf") instanceof ArrayNode parts
                        && parts.size() == 1
                        && property.getValue().has("nullable")) {
                    property.setValue(parts.get(0));
                }
            });
        }
    }
}
