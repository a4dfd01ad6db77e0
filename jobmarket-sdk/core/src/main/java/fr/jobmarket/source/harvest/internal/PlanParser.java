package fr.jobmarket.source.harvest.internal;

import fr.jobmarket.error.InvalidInputException;
import fr.jobmarket.source.adzuna.AdzunaQuery;
import fr.jobmarket.source.adzuna.Country;
import fr.jobmarket.source.francetravail.FranceTravailQuery;
import fr.jobmarket.source.harvest.HarvestPlan;
import fr.jobmarket.source.harvest.PlannedQuery;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** Reads plans from YAML nodes rather than values, because nodes know their lines. */
public final class PlanParser {

    private static final Set<String> PLAN_KEYS = Set.of("name", "description", "tasks");
    private static final Set<String> TASK_KEYS = Set.of("name", "source", "country", "query");

    private final String origin;

    /** A parser that names this origin in its messages. */
    public PlanParser(String origin) {
        this.origin = origin;
    }

    /** The plan in the text. */
    public HarvestPlan parse(String yaml) {
        Node root;
        try {
            root = new Yaml(new LoaderOptions()).compose(new StringReader(yaml));
        } catch (MarkedYAMLException e) {
            throw wrong(e.getProblemMark(), "this is not YAML: " + e.getProblem());
        } catch (YAMLException e) {
            throw new InvalidInputException(origin + " is not YAML: " + e.getMessage(), e);
        }
        if (root == null) {
            throw new InvalidInputException(origin + " is empty; a plan needs a name and tasks");
        }
        Map<String, Node> members = members(root, "a plan", PLAN_KEYS);
        String name = text(required(members, root, "name", "a plan"), "the name");
        Node description = members.get("description");
        Node tasks = required(members, root, "tasks", "a plan");
        return new HarvestPlan(name, description == null ? "" : text(description, "the description"), tasks(tasks));
    }

    private List<PlannedQuery> tasks(Node node) {
        if (!(node instanceof SequenceNode sequence) || sequence.getValue().isEmpty()) {
            throw wrong(node.getStartMark(), "tasks must be a list of at least one task");
        }
        List<PlannedQuery> tasks = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (Node task : sequence.getValue()) {
            PlannedQuery query = task(task);
            if (!names.add(query.name())) {
                throw wrong(task.getStartMark(), "a second task is called \"" + query.name() + "\"; rename one");
            }
            tasks.add(query);
        }
        return tasks;
    }

    private PlannedQuery task(Node node) {
        Map<String, Node> members = members(node, "a task", TASK_KEYS);
        String name = text(required(members, node, "name", "a task"), "the name");
        Node source = required(members, node, "source", "a task");
        Map<String, String> parameters = parameters(members.get("query"));
        Node country = members.get("country");
        Node blamed = members.getOrDefault("query", node);
        switch (text(source, "the source")) {
            case "francetravail" -> {
                if (country != null) {
                    throw wrong(country.getStartMark(), "only Adzuna has a country");
                }
                return new PlannedQuery.OfFranceTravail(
                        name, at(blamed, () -> FranceTravailQuery.ofParameters(parameters)));
            }
            case "adzuna" -> {
                Country served =
                        country == null ? Country.FR : at(country, () -> Country.of(text(country, "the country")));
                return new PlannedQuery.OfAdzuna(name, at(blamed, () -> AdzunaQuery.ofParameters(served, parameters)));
            }
            default -> throw wrong(source.getStartMark(), "the source must be francetravail or adzuna");
        }
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
        if (node instanceof SequenceNode sequence) {
            return String.join(
                    ",",
                    sequence.getValue().stream()
                            .map(value -> text(value, "a value of " + name))
                            .toList());
        }
        return text(node, "the value of " + name);
    }

    private Map<String, Node> members(Node node, String what, @Nullable Set<String> known) {
        if (!(node instanceof MappingNode mapping)) {
            throw wrong(node.getStartMark(), what + " must consist of \"name: value\" pairs");
        }
        Map<String, Node> members = new LinkedHashMap<>();
        for (NodeTuple pair : mapping.getValue()) {
            String key = text(pair.getKeyNode(), "a name");
            if (known != null && !known.contains(key)) {
                throw wrong(
                        pair.getKeyNode().getStartMark(),
                        what + " has no \"" + key + "\"; it may have "
                                + String.join(", ", known.stream().sorted().toList()));
            }
            if (members.put(key, pair.getValueNode()) != null) {
                throw wrong(pair.getKeyNode().getStartMark(), "\"" + key + "\" is given twice");
            }
        }
        return members;
    }

    private Node required(Map<String, Node> members, Node parent, String key, String what) {
        Node node = members.get(key);
        if (node == null) {
            throw wrong(parent.getStartMark(), what + " needs \"" + key + "\"");
        }
        return node;
    }

    private String text(Node node, String what) {
        if (node instanceof ScalarNode scalar && !scalar.getValue().isBlank()) {
            return scalar.getValue().strip();
        }
        throw wrong(node.getStartMark(), what + " must be a text or a number");
    }

    private interface Reading<T> {
        T read();
    }

    private <T> T at(Node node, Reading<T> reading) {
        try {
            return reading.read();
        } catch (InvalidInputException e) {
            throw wrong(node.getStartMark(), String.valueOf(e.getMessage()));
        }
    }

    private InvalidInputException wrong(@Nullable Mark mark, String problem) {
        return new InvalidInputException(
                origin + (mark == null ? "" : ", line " + (mark.getLine() + 1)) + ": " + problem);
    }
}
