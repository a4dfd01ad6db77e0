package fr.jobmarket.warehouse.internal;

import fr.jobmarket.warehouse.FailedTest;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The tests of the models that a transformation makes, and the table of their outcomes. */
public final class DataTests {

    private static final TableSpec RESULTS =
            Models.ofWarehouse().get("meta.test_result").table();
    private static final Set<String> MADE = Set.of("silver", "gold");
    private static final String PASSED = "PASSED";
    private static final String FAILED = "FAILED";

    private final Database database;

    /** The tests of what is in this database. */
    public DataTests(Database database) {
        this.database = database;
    }

    /** Tests silver and gold, and keeps the outcomes as those of a run, instead of earlier ones. */
    public void run(String runId, Instant now) {
        NdjsonFile results =
                new NdjsonFile(RESULTS, database.dialect().landingDirectory().resolve("test_results.ndjson"));
        try {
            List<Model> models = Models.ofWarehouse().all().stream()
                    .filter(model -> MADE.contains(model.layer()) && !model.isTemporary())
                    .toList();
            Outcome keep = (model, test, failing) ->
                    results.row(runId, model.name(), test.name(), failing == 0 ? PASSED : FAILED, failing, now);
            models.forEach(model -> testRows(model, keep));
            testTables(models, keep);
            database.update("delete from meta.test_result where run_id = ?", runId);
        } catch (RuntimeException e) {
            results.close();
            throw e;
        }
        database.loadAndDelete(results);
    }

    @FunctionalInterface
    private interface Outcome {
        void of(Model model, ModelTest test, long failingRows);
    }

    /** In one pass over the table. */
    private void testRows(Model model, Outcome outcome) {
        List<ModelTest.OfRow> tests = of(model, ModelTest.OfRow.class);
        if (tests.isEmpty()) {
            return;
        }
        String counts =
                tests.stream().map(test -> "count_if(" + test.broken() + ")").collect(Collectors.joining(", "));
        database.forEach("select " + counts + " from " + model.name(), row -> {
            for (int i = 0; i < tests.size(); i++) {
                outcome.of(model, tests.get(i), row.getLong(i + 1));
            }
        });
    }

    /** In one statement, as some databases take their time for each; one row per test, as one of many columns is slow to plan. */
    private void testTables(List<Model> models, Outcome outcome) {
        record Planned(Model model, ModelTest.OfTable test) {}
        List<Planned> tests = models.stream()
                .flatMap(model -> of(model, ModelTest.OfTable.class).stream().map(test -> new Planned(model, test)))
                .toList();
        String counts = IntStream.range(0, tests.size())
                .mapToObj(
                        i -> "select " + i + " as test, (" + tests.get(i).test().query() + ") as failing")
                .collect(Collectors.joining(" union all "));
        database.forEach(counts, row -> {
            Planned planned = tests.get(row.getInt(1));
            outcome.of(planned.model(), planned.test(), row.getLong(2));
        });
    }

    private static <T extends ModelTest> List<T> of(Model model, Class<T> kind) {
        return model.tests().stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    /** The tests that failed as of a run, those of most rows first. */
    public List<FailedTest> failed(String runId) {
        return database.list(
                "select model, test, failing_rows from meta.test_result where run_id = ? and status = ? "
                        + "order by failing_rows desc, model, test",
                row -> new FailedTest(row.getString(1), row.getString(2), row.getLong(3)),
                runId,
                FAILED);
    }
}
