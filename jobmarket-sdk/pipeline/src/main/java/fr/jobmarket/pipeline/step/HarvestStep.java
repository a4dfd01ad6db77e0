package fr.jobmarket.pipeline.step;

import fr.jobmarket.InvalidInputException;
import fr.jobmarket.source.RawOffer;
import fr.jobmarket.source.Source;
import fr.jobmarket.source.adzuna.AdzunaClient;
import fr.jobmarket.source.francetravail.FranceTravailClient;
import fr.jobmarket.source.harvest.AdzunaHarvest;
import fr.jobmarket.source.harvest.FranceTravailHarvest;
import fr.jobmarket.source.harvest.HarvestReport;
import fr.jobmarket.warehouse.BronzeIngest;
import fr.jobmarket.warehouse.ProgressListener;
import fr.jobmarket.warehouse.Run;
import fr.jobmarket.warehouse.Warehouse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** One source into bronze, recorded as a task of a run. */
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

    /** The sources credentials are there for. */
    public List<Source> configuredSources() {
        List<Source> sources = new ArrayList<>();
        if (isSet("FRANCE_TRAVAIL_CLIENT_ID")) {
            sources.add(Source.FRANCE_TRAVAIL);
        }
        if (isSet("ADZUNA_APP_ID")) {
            sources.add(Source.ADZUNA);
        }
        return sources;
    }

    private boolean isSet(String name) {
        return !variables.getOrDefault(name, "").isBlank();
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
    public HarvestReport run(String runId, Source source, HarvestQuery query) {
        String task = taskName(source);
        warehouse.runs().startTask(runId, task, source.id(), query.plan());
        try {
            Harvested harvested = harvest(runId, source, query);
            HarvestReport report = harvested.report();
            warehouse
                    .runs()
                    .endTask(
                            runId,
                            task,
                            report.complete() ? Run.Status.COMPLETE : Run.Status.PARTIAL,
                            Map.of(
                                    "announced", report.announced(),
                                    "received", report.received(),
                                    "distinct", report.distinct(),
                                    "missing", report.missing(),
                                    "new", harvested.newPayloads(),
                                    "calls", report.calls()),
                            null);
            return report;
        } catch (RuntimeException e) {
            warehouse.runs().endTask(runId, task, Run.Status.FAILED, Map.of(), String.valueOf(e.getMessage()));
            throw e;
        }
    }

    private record Harvested(HarvestReport report, long newPayloads) {}

    private Harvested harvest(String runId, Source source, HarvestQuery query) {
        BronzeIngest ingest = warehouse.ingest(runId, source, query.plan());
        try (ingest) {
            HarvestReport report = ask(source, query, offer -> {
                ingest.accept(offer);
                if (ingest.received() % 150 == 0) {
                    progress.progress(taskName(source), ingest.received(), -1);
                }
            });
            progress.progress(taskName(source), ingest.received(), ingest.received());
            ingest.close();
            return new Harvested(report, ingest.newPayloads());
        }
    }

    private HarvestReport ask(Source source, HarvestQuery query, Consumer<RawOffer> consumer) {
        return switch (source) {
            case FRANCE_TRAVAIL ->
                FranceTravailHarvest.of(FranceTravailClient.fromEnv(variables)).run(query.franceTravail(), consumer);
            case ADZUNA -> AdzunaHarvest.of(AdzunaClient.fromEnv(variables)).run(query.adzuna(), consumer);
            case MANUAL ->
                throw new InvalidInputException(
                        "offers entered by hand are not harvested; choose francetravail, adzuna or all");
        };
    }
}
