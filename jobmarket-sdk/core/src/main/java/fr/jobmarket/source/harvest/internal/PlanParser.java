package fr.jobmarket.source.harvest.internal;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import fr.jobmarket.error.InvalidInputException;
import fr.jobmarket.offer.Source;
import fr.jobmarket.source.harvest.HarvestPlan;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads plans from JSON, with comments allowed, by way of nodes that know their lines. */
public final class PlanParser {

    private static final Set<String> PLAN_KEYS = Set.of("name", "description", "tasks");
    private static final Set<String> TASK_KEYS = Set.of("name", "source", "country", "query");

    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(JsonReadFeature.ALLOW_JAVA_COMMENTS)
            .enable(JsonReadFeature.ALLOW_YAML_COMMENTS)
            .streamReadConstraints(
                    StreamReadConstraints.builder().maxNestingDepth(20).build())
            .build();

    private final String origin;

    /** A value of the text and the line where it begins. */
    private sealed interface Node {
        int line();

        record Scalar(int line, String value) implements Node {}

        record Items(int line, List<Node> items) implements Node {}

        record Members(int line, List<Member> members) implements Node {}
    }

    private record Member(int line, String name, Node value) {}

    /** A parser that names this origin in its messages. */
    public PlanParser(String origin) {
        this.origin = origin;
    }

    /** The plan in the text. */
    public HarvestPlan parse(String json) {
        Node root = root(json);
        Map<String, Node> members = members(root, "a plan", PLAN_KEYS);
        String name = text(required(members, root, "name", "a plan"), "the name");
        Node description = members.get("description");
        Node tasks = required(members, root, "tasks", "a plan");
        return new HarvestPlan(name, description == null ? "" : text(description, "the description"), tasks(tasks));
    }

    private Node root(String json) {
        try (JsonParser parser = JSON.createParser(json)) {
            if (parser.nextToken() == null) {
                throw new InvalidInputException(origin + " is empty; a plan needs a name and tasks");
            }
            Node root = node(parser);
            if (parser.nextToken() != null) {
                throw wrong(parser.currentTokenLocation().getLineNr(), "something follows the plan");
            }
            return root;
        } catch (JsonProcessingException e) {
            int line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
            throw wrong(line, "this is not JSON: " + e.getOriginalMessage());
        } catch (IOException e) {
            throw new IllegalStateException("a text is always readable", e);
        }
    }

    private static Node node(JsonParser parser) throws IOException {
        int line = parser.currentTokenLocation().getLineNr();
        if (parser.currentToken() == JsonToken.START_ARRAY) {
            List<Node> items = new ArrayList<>();
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                items.add(node(parser));
            }
            return new Node.Items(line, items);
        }
        if (parser.currentToken() == JsonToken.START_OBJECT) {
            List<Member> members = new ArrayList<>();
            while (parser.nextToken() != JsonToken.END_OBJECT) {
                int at = parser.currentTokenLocation().getLineNr();
                String name = parser.currentName();
                parser.nextToken();
                members.add(new Member(at, name, node(parser)));
            }
            return new Node.Members(line, members);
        }
        return new Node.Scalar(line, parser.currentToken() == JsonToken.VALUE_NULL ? "" : parser.getText());
    }

    private List<HarvestPlan.Query> tasks(Node node) {
        if (!(node instanceof Node.Items sequence) || sequence.items().isEmpty()) {
            throw wrong(node.line(), "tasks must be a list of at least one task");
        }
        List<HarvestPlan.Query> tasks = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (Node task : sequence.items()) {
            HarvestPlan.Query query = task(task);
            if (!names.add(query.name())) {
                throw wrong(task.line(), "a second task is called \"" + query.name() + "\"; rename one");
            }
            tasks.add(query);
        }
        return tasks;
    }

    private HarvestPlan.Query task(Node node) {
        Map<String, Node> members = members(node, "a task", TASK_KEYS);
        String name = text(required(members, node, "name", "a task"), "the name");
        Node source = required(members, node, "source", "a task");
        Map<String, String> parameters = parameters(members.get("query"));
        Node country = members.get("country");
        Node blamed = members.getOrDefault("query", node);
        Source asked = at(source, () -> Source.of(text(source, "the source")));
        String served = country == null ? null : text(country, "the country");
        return at(country == null ? blamed : country, () -> HarvestPlan.Query.of(asked, name, served, parameters));
    }

    private Map<String, String> parameters(@Nullable Node node) {
        if (node == null) {
            return Map.of();
        }
        Map<String, String> parameters = new LinkedHashMap<>();
        members(node, "a query", null).forEach((name, value) -> parameters.put(name, values(value, name)));
        return parameters;
    }

    private String values(Node node, String name) {
        if (node instanceof Node.Items sequence) {
            return String.join(
                    ",",
                    sequence.items().stream()
                            .map(value -> text(value, "a value of " + name))
                            .toList());
        }
        return text(node, "the value of " + name);
    }

    private Map<String, Node> members(Node node, String what, @Nullable Set<String> known) {
        if (!(node instanceof Node.Members mapping)) {
            throw wrong(node.line(), what + " must consist of \"name: value\" pairs");
        }
        Map<String, Node> members = new LinkedHashMap<>();
        for (Member member : mapping.members()) {
            if (known != null && !known.contains(member.name())) {
                throw wrong(
                        member.line(),
                        what + " has no \"" + member.name() + "\"; it may have "
                                + String.join(", ", known.stream().sorted().toList()));
            }
            if (members.put(member.name(), member.value()) != null) {
                throw wrong(member.line(), "\"" + member.name() + "\" is given twice");
            }
        }
        return members;
    }

    private Node required(Map<String, Node> members, Node parent, String key, String what) {
        Node node = members.get(key);
        if (node == null) {
            throw wrong(parent.line(), what + " needs \"" + key + "\"");
        }
        return node;
    }

    private String text(Node node, String what) {
        if (node instanceof Node.Scalar scalar && !scalar.value().isBlank()) {
            return scalar.value().strip();
        }
        throw wrong(node.line(), what + " must be a text or a number");
    }

    private interface Reading<T> {
        T read();
    }

    private <T> T at(Node node, Reading<T> reading) {
        try {
            return reading.read();
        } catch (InvalidInputException e) {
            throw wrong(node.line(), String.valueOf(e.getMessage()));
        }
    }

    private InvalidInputException wrong(int line, String problem) {
        return new InvalidInputException(origin + ", line " + line + ": " + problem);
    }
}
