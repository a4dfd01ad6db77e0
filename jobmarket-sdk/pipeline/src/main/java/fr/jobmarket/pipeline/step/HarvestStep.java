package fr.jobmarket.pipeline.step;

import fr.jobmarket.error.InvalidInputException;
import fr.jobmarket.error.NonRetriableException;
import fr.jobmarket.internal.Folders;
import fr.jobmarket.offer.Source;
import fr.jobmarket.source.harvest.HarvestOptions;
import fr.jobmarket.source.harvest.HarvestPlan;
import fr.jobmarket.source.harvest.HarvestReport;
import fr.jobmarket.warehouse.BronzeIngest;
import fr.jobmarket.warehouse.ProgressListener;
import fr.jobmarket.warehouse.Run;
import fr.jobmarket.warehouse.Task;
import fr.jobmarket.warehouse.Warehouse;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;

/**
 * One source into bronze, recorded as a task of a run. When the same task of the same run is started again after the
 * process was killed, the harvest goes on where it was.
 */
public final class HarvestStep {

    /** The share of what a source announces that may be gone from one harvest to the next without being asked about. */
    public static final double LARGEST_FALL = 0.2;

    static final String EVERY_HARVEST = "harvest";

    /** With the smallest total of so many complete harvests a new one is compared: one that was too high is forgotten. */
    private static final int COMPARED = 3;

    private static final String ANNOUNCED = "announced";

    private final Warehouse warehouse;
    private final Map<String, String> variables;
    private final ProgressListener progress;

    /**
     * A step into this warehouse.
     *
     * @param variables where the clients find their credentials and addresses, as environment variables name them
     */
    public HarvestStep(Warehouse warehouse, Map<String, String> variables, ProgressListener progress) {
        this.warehouse = warehouse;
        this.variables = Map.copyOf(variables);
        this.progress = progress;
    }

    /**
     * The sources that the query asks and credentials are there for.
     *
     * @throws InvalidInputException when there is none, saying what to set
     */
    public List<Source> sources(HarvestQuery query) {
        return query.plan().sourcesConfiguredBy(variables);
    }

    /** The name of the task a harvest of this source is recorded as. */
    public static String taskName(Source source) {
        return EVERY_HARVEST + " " + source.id();
    }

    /**
     * Harvests a source. When it announces {@linkplain #LARGEST_FALL suddenly} fewer offers than before, the task fails, so
     * that no offer counts as vanished; what arrived stays in bronze, and the next attempt asks the source anew.
     *
     * @param runId the run it belongs to
     * @param accept whether to believe a sudden fall
     * @throws InvalidInputException when the source cannot be harvested or its credentials are missing
     * @throws NonRetriableException when the source announces suddenly fewer offers
     */
    public HarvestPlan.Report run(String runId, Source source, HarvestQuery query, boolean accept) {
        String task = taskName(source);
        String identity = query.identity(source).orElse(null);
        warehouse.runs().startTask(runId, task, source.id(), identity);
        Map<String, Long> counts = Map.of();
        try (BronzeIngest ingest = warehouse.ingest(runId, source, identity)) {
            HarvestPlan.Report report = ask(runId, source, query, ingest);
            ingest.close();
            HarvestReport total = report.total();
            counts = counts(total, ingest.newPayloads());
            if (identity != null && !accept) {
                requireNoFall(runId, source, identity, total.announced());
            }
            Run.Status status = total.complete() ? Run.Status.COMPLETE : Run.Status.PARTIAL;
            warehouse.runs().endTask(runId, task, status, counts, null);
            return report;
        } catch (RuntimeException e) {
            warehouse.runs().failTask(runId, task, counts, e);
            throw e;
        }
    }

    private void requireNoFall(String runId, Source source, String identity, long announced) {
        OptionalLong before = warehouse.runs().latestComplete(taskName(source), identity, COMPARED).stream()
                .mapToLong(task -> task.counts().getOrDefault(ANNOUNCED, 0L))
                .min();
        if (before.isEmpty() || !fell(before.getAsLong(), announced)) {
            return;
        }
        // or the next attempt would go on with what was announced this time
        Folders.remove(checkpoint(runId, source));
        throw new NonRetriableException(
                String.format(
                        Locale.ROOT,
                        "%,d offers are announced, %,d were before: too sudden a fall to be believed, so none counts as"
                                + " vanished. Look at the source; if that is right, run again with --accept",
                        announced,
                        before.getAsLong()),
                null);
    }

    /** Small totals vary by chance, by some three times their square root at most. */
    static boolean fell(long before, long now) {
        return before - now > Math.max(LARGEST_FALL * before, 3 * Math.sqrt(before));
    }

    private static Map<String, Long> counts(HarvestReport total, long newPayloads) {
        return Map.of(
                ANNOUNCED,
                total.announced(),
                "received",
                total.received(),
                "distinct",
                total.distinct(),
                "missing",
                total.missing(),
                "new",
                newPayloads,
                "calls",
                total.calls(),
                Task.ROWS_IN,
                total.received(),
                Task.ROWS_OUT,
                total.distinct(),
                Task.ROWS_REJECTED,
                total.unusable());
    }

    private HarvestPlan.Report ask(String runId, Source source, HarvestQuery query, BronzeIngest ingest) {
        HarvestOptions options = HarvestOptions.DEFAULT
                .withCheckpoint(checkpoint(runId, source))
                .withProgress(state -> progress.progress(taskName(source), state.distinct(), state.announced()));
        return query.plan().harvest(source, variables, options, ingest);
    }

    private Path checkpoint(String runId, Source source) {
        return warehouse.workFolder(runId).resolve("checkpoint-" + source.id());
    }
}
