package fr.jobmarket.pipeline.step;

import fr.jobmarket.error.InvalidInputException;
import fr.jobmarket.offer.Source;
import fr.jobmarket.source.harvest.HarvestOptions;
import fr.jobmarket.source.harvest.HarvestPlan;
import fr.jobmarket.source.harvest.HarvestReport;
import fr.jobmarket.warehouse.BronzeIngest;
import fr.jobmarket.warehouse.ProgressListener;
import fr.jobmarket.warehouse.Run;
import fr.jobmarket.warehouse.Warehouse;
import java.util.List;
import java.util.Map;

/**
 * One source into bronze, recorded as a task of a run. When the same task of the same run is started again after the
 * process was killed, the harvest goes on where it was.
 */
public final class HarvestStep {

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
        return "harvest " + source.id();
    }

    /**
     * Harvests a source.
     *
     * @param runId the run it belongs to
     * @throws InvalidInputException when the source cannot be harvested or its credentials are missing
     */
    public HarvestPlan.Report run(String runId, Source source, HarvestQuery query) {
        String task = taskName(source);
        String identity = query.identity(source).orElse(null);
        warehouse.runs().startTask(runId, task, source.id(), identity);
        try (BronzeIngest ingest = warehouse.ingest(runId, source, identity)) {
            HarvestPlan.Report report = ask(runId, source, query, ingest);
            ingest.close();
            HarvestReport total = report.total();
            warehouse
                    .runs()
                    .endTask(
                            runId,
                            task,
                            total.complete() ? Run.Status.COMPLETE : Run.Status.PARTIAL,
                            counts(total, ingest.newPayloads()),
                            null);
            return report;
        } catch (RuntimeException e) {
            warehouse.runs().failTask(runId, task, e);
            throw e;
        }
    }

    private static Map<String, Long> counts(HarvestReport total, long newPayloads) {
        return Map.of(
                "announced", total.announced(),
                "received", total.received(),
                "distinct", total.distinct(),
                "missing", total.missing(),
                "new", newPayloads,
                "calls", total.calls());
    }

    private HarvestPlan.Report ask(String runId, Source source, HarvestQuery query, BronzeIngest ingest) {
        HarvestOptions options = HarvestOptions.DEFAULT
                .withCheckpoint(warehouse.workFolder(runId).resolve("checkpoint-" + source.id()))
                .withProgress(state -> progress.progress(taskName(source), state.distinct(), state.announced()));
        return query.plan().harvest(source, variables, options, ingest);
    }
}
