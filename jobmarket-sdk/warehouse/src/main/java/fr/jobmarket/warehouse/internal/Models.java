package fr.jobmarket.warehouse.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * The tables of the warehouse: what {@code models/<layer>.yml} says of them, and the queries of {@code
 * models/<layer>/<table>.sql}. Immutable and thread-safe.
 */
final class Models {

    /** In the order data flows. */
    static final List<String> LAYERS = List.of("meta", "bronze", "silver", "gold");

    private static final Models OF_WAREHOUSE = read();

    private final Map<String, Model> byName;

    /** @throws IllegalStateException when models refer to each other in a circle */
    Models(Collection<Model> models) {
        Map<String, Model> unordered = new LinkedHashMap<>();
        models.forEach(model -> unordered.put(model.name(), model));
        this.byName = new LinkedHashMap<>();
        unordered.values().forEach(model -> addBehindReferences(model, unordered, new LinkedHashSet<>()));
    }

    /** Those this program ships with. */
    static Models ofWarehouse() {
        return OF_WAREHOUSE;
    }

    private void addBehindReferences(Model model, Map<String, Model> unordered, Set<String> dependents) {
        if (byName.containsKey(model.name())) {
            return;
        }
        if (!dependents.add(model.name())) {
            throw new IllegalStateException("models refer to each other: " + String.join(", ", dependents));
        }
        for (String reference : model.references()) {
            Model referred = unordered.get(reference);
            if (referred == null) {
                throw new IllegalStateException(model.name() + " reads " + reference + ", which is no model");
            }
            addBehindReferences(referred, unordered, dependents);
        }
        dependents.remove(model.name());
        byName.put(model.name(), model);
    }

    /** All, each behind those it reads. */
    List<Model> all() {
        return List.copyOf(byName.values());
    }

    /** Those of a layer, each behind those it reads. */
    List<Model> ofLayer(String layer) {
        return byName.values().stream()
                .filter(model -> model.layer().equals(layer))
                .toList();
    }

    /** @param name with layer, such as {@code gold.offer} */
    Model get(String name) {
        Model model = byName.get(name);
        if (model == null) {
            throw new IllegalArgumentException("there is no model " + name);
        }
        return model;
    }

    private static Models read() {
        List<Model> models = new ArrayList<>();
        for (String layer : LAYERS) {
            Map<String, Object> yaml = map(yaml(layer));
            String owner = text(yaml, "owner");
            map(yaml.get("models")).forEach((name, model) -> models.add(model(layer, name, owner, map(model))));
        }
        return new Models(models);
    }

    private static Object yaml(String layer) {
        String text = resource(layer + ".yml").orElseThrow(() -> new IllegalStateException(layer + ".yml is missing"));
        return new Yaml(new SafeConstructor(new LoaderOptions())).load(text);
    }

    private static Optional<String> resource(String name) {
        try (InputStream in = Models.class.getResourceAsStream("/fr/jobmarket/warehouse/models/" + name)) {
            return in == null ? Optional.empty() : Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Model model(String layer, String name, String ownerOfLayer, Map<String, Object> yaml) {
        String table = layer + "." + name;
        boolean temporary = Boolean.TRUE.equals(yaml.get("temporary"));
        List<TableSpec.Column> columns = new ArrayList<>();
        Map<String, String> descriptions = new LinkedHashMap<>();
        List<ModelTest> tests = new ArrayList<>();
        if (yaml.get("unique") instanceof List<?> together) {
            tests.add(ModelTest.unique(table, strings(together)));
        }
        map(yaml.get("columns")).forEach((column, value) -> {
            Map<String, Object> details = map(value);
            columns.add(
                    new TableSpec.Column(column, text(details, "type"), Boolean.TRUE.equals(details.get("documents"))));
            descriptions.put(column, text(details, "description"));
            if (details.get("tests") instanceof List<?> ofColumn) {
                ofColumn.forEach(test -> tests.add(test(table, column, test)));
            }
        });
        return new Model(
                table,
                new TableSpec(temporary ? name : table, List.copyOf(columns)),
                yaml.containsKey("owner") ? text(yaml, "owner") : ownerOfLayer,
                text(yaml, "description"),
                descriptions,
                List.copyOf(tests),
                resource(layer + "/" + name + ".sql"));
    }

    private static ModelTest test(String table, String column, @Nullable Object test) {
        if ("not_null".equals(test)) {
            return ModelTest.notNull(column);
        }
        if ("unique".equals(test)) {
            return ModelTest.unique(table, List.of(column));
        }
        if (test instanceof Map<?, ?> withArgument) {
            if (withArgument.get("accepted_values") instanceof List<?> values) {
                return ModelTest.acceptedValues(column, strings(values));
            }
            if (withArgument.get("relationships") instanceof String target) {
                return ModelTest.relationship(table, column, target);
            }
        }
        throw new IllegalStateException(table + "." + column + " has an unknown test: " + test);
    }

    private static List<String> strings(List<?> values) {
        return values.stream().map(String::valueOf).toList();
    }

    private static String text(Map<String, Object> yaml, String key) {
        if (yaml.get(key) instanceof String text) {
            return text;
        }
        throw new IllegalStateException("\"" + key + "\" is missing in " + yaml);
    }

    private static Map<String, Object> map(@Nullable Object yaml) {
        if (yaml instanceof Map<?, ?> entries) {
            Map<String, Object> result = new LinkedHashMap<>();
            entries.forEach((key, value) -> result.put(String.valueOf(key), value));
            return result;
        }
        throw new IllegalStateException("not a mapping: " + yaml);
    }
}
