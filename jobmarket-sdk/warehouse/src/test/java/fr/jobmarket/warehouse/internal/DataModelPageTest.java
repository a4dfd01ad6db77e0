package fr.jobmarket.warehouse.internal;

import fr.jobmarket.house.GeneratedPage;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * docs/data-model.md says of each table what its model says. {@code -Dtest=DataModelPageTest -Ddocs.write=true} writes it
 * anew.
 */
class DataModelPageTest {

    @Test
    void thePageIsWhatTheModelsSay() throws IOException {
        GeneratedPage.requireCurrent(
                "data-model.md",
                DataModelPageTest.class,
                Models.LAYERS.stream().collect(Collectors.toMap(layer -> layer, DataModelPageTest::tables)));
    }

    private static String tables(String layer) {
        return Models.ofWarehouse().ofLayer(layer).stream()
                .map(DataModelPageTest::table)
                .collect(Collectors.joining("\n"));
    }

    private static String table(Model model) {
        String made = model.query().isPresent()
                ? "; made by `models/" + model.name().replace('.', '/') + ".sql`"
                : model.isTemporary() ? "; temporary" : "";
        return "### " + model.name() + "\n" + model.description() + " (" + model.owner() + made + ")\n\n"
                + "| column | type | what it holds | tests |\n|---|---|---|---|\n"
                + model.table().columns().stream()
                        .map(column -> "| " + column.name() + " | " + column.type() + " | "
                                + model.columns().get(column.name()) + " | " + tests(model, column.name()) + " |\n")
                        .collect(Collectors.joining())
                + together(model);
    }

    private static String tests(Model model, String column) {
        return model.tests().stream()
                .map(ModelTest::name)
                .filter(name -> name.startsWith(column + " is "))
                .map(name -> name.substring(column.length() + 4))
                .collect(Collectors.joining("; "));
    }

    private static String together(Model model) {
        List<String> names = model.tests().stream()
                .map(ModelTest::name)
                .filter(name -> name.endsWith("together are unique"))
                .toList();
        return names.isEmpty() ? "" : "\n" + String.join("; ", names) + "\n";
    }
}
