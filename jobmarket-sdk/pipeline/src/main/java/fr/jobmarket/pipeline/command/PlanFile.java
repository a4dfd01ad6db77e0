package fr.jobmarket.pipeline.command;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import fr.jobmarket.error.InvalidInputException;
import fr.jobmarket.source.harvest.HarvestPlan;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
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

/**
 * The plan that {@code --plan} names. The library reads JSON; what people write is YAML. It is turned into JSON that has
 * every value on the line it came from, so that the one reader of plans blames the right line.
 */
final class PlanFile {

    private static final int DEEPEST = 20;

    private final String origin;
    private final StringBuilder json = new StringBuilder();
    private int line;

    private PlanFile(String origin) {
        this.origin = origin;
    }

    /** A shipped plan by its name, or the plan in a file: JSON where its name ends so, else YAML. */
    static HarvestPlan named(String nameOrFile) {
        if (HarvestPlan.SHIPPED.contains(nameOrFile) || nameOrFile.endsWith(".json")) {
            return HarvestPlan.named(nameOrFile);
        }
        try {
            String yaml = Files.readString(Path.of(nameOrFile));
            return HarvestPlan.parse(nameOrFile, new PlanFile(nameOrFile).json(yaml));
        } catch (IOException | InvalidPathException e) {
            throw new InvalidInputException(
                    "there is no plan \"" + nameOrFile + "\": it is neither a readable file nor one of "
                            + String.join(", ", HarvestPlan.SHIPPED),
                    e);
        }
    }

    private String json(String yaml) {
        Node root;
        try {
            root = new Yaml(new LoaderOptions()).compose(new StringReader(yaml));
        } catch (MarkedYAMLException e) {
            throw wrong(e.getProblemMark(), "this is not YAML: " + e.getProblem());
        } catch (YAMLException e) {
            throw new InvalidInputException(origin + " is not YAML: " + e.getMessage(), e);
        }
        if (root != null) {
            write(root, 1);
        }
        return json.toString();
    }

    private void write(Node node, int depth) {
        if (depth > DEEPEST) {
            throw wrong(node.getStartMark(), "values lie within each other more than " + DEEPEST + " deep");
        }
        moveTo(node);
        if (node instanceof ScalarNode scalar) {
            quote(scalar.getValue());
        } else if (node instanceof SequenceNode sequence) {
            json.append('[');
            String separator = "";
            for (Node item : sequence.getValue()) {
                json.append(separator);
                write(item, depth + 1);
                separator = ",";
            }
            json.append(']');
        } else if (node instanceof MappingNode mapping) {
            write(mapping, depth);
        }
    }

    private void write(MappingNode mapping, int depth) {
        json.append('{');
        String separator = "";
        for (NodeTuple pair : mapping.getValue()) {
            json.append(separator);
            moveTo(pair.getKeyNode());
            if (!(pair.getKeyNode() instanceof ScalarNode key)) {
                throw wrong(pair.getKeyNode().getStartMark(), "a name must be a text");
            }
            quote(key.getValue());
            json.append(':');
            write(pair.getValueNode(), depth + 1);
            separator = ",";
        }
        json.append('}');
    }

    private void moveTo(Node node) {
        for (; line < node.getStartMark().getLine(); line++) {
            json.append('\n');
        }
    }

    private void quote(String text) {
        json.append('"')
                .append(JsonStringEncoder.getInstance().quoteAsString(text))
                .append('"');
    }

    private InvalidInputException wrong(@Nullable Mark mark, String problem) {
        return new InvalidInputException(
                origin + (mark == null ? "" : ", line " + (mark.getLine() + 1)) + ": " + problem);
    }
}
