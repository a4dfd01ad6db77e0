package fr.jobmarket.warehouse.internal;

import fr.jobmarket.warehouse.FailedTest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The tests of the models that a transformation makes, and the table of their outcomes. */
public final class DataTests {

    private static final TableSpec RESULTS =
            Models.ofWarehouse().get("meta.test_result").table();
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
            Stream.of("silver", "gold")
                    .flatMap(layer -> Models.ofWarehouse().ofLayer(layer).stream())
                    .filter(model -> !model.isTemporary())
                    .forEach(model -> test(
                            model,
                            (test, failing) -> results.row(
                                    runId, model.name(), test.name(), failing == 0 ? PASSED : FAILED, failing, now)));
            database.update("delete from meta.test_result where run_id = ?", runId);
        } catch (RuntimeException e) {
            results.close();
            throw e;
        }
        database.loadAndDelete(results);
    }

    @FunctionalInterface
    private interface Outcome {
        void of(ModelTest test, long failingRows);
    }

    private void test(Model model, Outcome outcome) {
        List<ModelTest.OfRow> ofRow = new ArrayList<>();
        for (ModelTest test : model.tests()) {
            if (test instanceof ModelTest.OfTable ofTable) {
                outcome.of(test, database.number(ofTable.query()));
            } else if (test instanceof ModelTest.OfRow row) {
                ofRow.add(row);
            }
        }
        String counts =
                ofRow.stream().map(test -> "count_if(" + test.broken() + ")").collect(Collectors.joining(", "));
        if (!ofRow.isEmpty()) {
            database.forEach("select " + counts + " from " + model.name(), row -> {
                for (int i = 0; i < ofRow.size(); i++) {
                    outcome.of(ofRow.get(i), row.getLong(i + 1));
                }
            });
        }
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
