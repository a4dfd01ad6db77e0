package fr.jobmarket.pipeline.command;

import fr.jobmarket.error.InvalidInputException;
import fr.jobmarket.error.JobMarketException;
import fr.jobmarket.offer.Source;
import fr.jobmarket.pipeline.progress.ConsoleProgress;
import fr.jobmarket.pipeline.step.HarvestQuery;
import fr.jobmarket.pipeline.step.HarvestStep;
import fr.jobmarket.pipeline.worker.Turn;
import fr.jobmarket.source.harvest.HarvestPlan;
import fr.jobmarket.source.harvest.HarvestReport;
import fr.jobmarket.warehouse.Run;
import fr.jobmarket.warehouse.Warehouse;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code harvest}. */
@Command(
        name = "harvest",
        description = {
            "Offers of the APIs into the warehouse; prints what was announced and what arrived.",
            "Without a plan or a query: everything."
        })
public final class HarvestCommand extends JobMarketCommand {

    private static final int MOST_LINES = 100;

    @Option(
            names = "--source",
            paramLabel = "SOURCE",
            required = true,
            description = "francetravail, adzuna, or all: every source credentials are set for.")
    String source = "";

    @Option(
            names = "--plan",
            paramLabel = "NAME|FILE",
            description = "The queries to harvest: data-and-tech, everything, or a file in YAML or JSON.")
    @Nullable
    String plan;

    @Option(
            names = "--query",
            paramLabel = "NAME=VALUE",
            description =
                    "A search parameter by its name in the API of the source, such as codeROME=M1805 or what=python;"
                            + " repeat for several.")
    Map<String, String> query = new LinkedHashMap<>();

    @Option(names = "--json", description = "Print each report as one line of JSON.")
    boolean json;

    @Option(names = "--accept", description = "Believe a source that announces suddenly fewer offers than before.")
    boolean accept;

    @Spec
    CommandSpec spec = CommandSpec.create();

    @Mixin
    Waiting waiting = new Waiting();

    /** The command of an invocation. */
    public HarvestCommand(Session session) {
        super(session);
    }

    @Override
    public Integer call() {
        HarvestQuery wanted = wanted();
        List<Source> failed = new ArrayList<>();
        alone(waiting, "harvest", turn -> harvest(wanted, turn, failed));
        return failed.isEmpty() ? DONE : FAILED;
    }

    private String harvest(HarvestQuery wanted, Turn turn, List<Source> failed) {
        try (Warehouse warehouse = openWarehouse();
                ConsoleProgress progress = session().progress()) {
            HarvestStep step = new HarvestStep(warehouse, settings().variables(), turn.heard(progress));
            List<Source> sources = source.equals("all") ? step.sources(wanted) : List.of(Source.of(source));
            Run run = warehouse.runs().start("harvest");
            turn.isRun(run.id());
            for (Source one : sources) {
                if (!harvest(step, run, one, wanted, progress)) {
                    failed.add(one);
                }
            }
            warehouse.runs().end(run.id(), failed.isEmpty() ? Run.Status.COMPLETE : Run.Status.FAILED, null);
            say("run " + run.id());
            if (!failed.isEmpty()) {
                turn.fail("harvests that failed: "
                        + failed.stream().map(Source::id).collect(Collectors.joining(", ")));
            }
            return "run " + run.id();
        }
    }

    /** One source that fails does not keep the others from being harvested. */
    private boolean harvest(HarvestStep step, Run run, Source one, HarvestQuery wanted, ConsoleProgress progress) {
        try {
            HarvestPlan.Report report = step.run(run.id(), one, wanted, accept);
            progress.close();
            print(json ? report.total().toJson() : text(report));
            return true;
        } catch (JobMarketException e) {
            progress.close();
            say("harvest of " + one.id() + " failed: " + e.getMessage());
            if (debug()) {
                e.printStackTrace(session().err());
            }
            return false;
        }
    }

    private static String text(HarvestPlan.Report report) {
        HarvestReport total = report.total();
        StringBuilder text = new StringBuilder(String.format(
                Locale.ROOT,
                "%s: announced %,d, received %,d = distinct %,d + repeats %,d, unusable %,d, missing %,d; "
                        + "%,d slices, %,d calls (%,d retries), %.1f s",
                total.source().id(),
                total.announced(),
                total.received(),
                total.distinct(),
                total.repeats(),
                total.unusable(),
                total.missing(),
                total.slices(),
                total.calls(),
                total.retries(),
                total.duration().toMillis() / 1000.0));
        if (report.tasks().size() > 1) {
            report.tasks().stream()
                    .sorted(Comparator.comparingLong((HarvestPlan.Report.TaskReport task) ->
                                    task.report().distinct())
                            .reversed())
                    .limit(MOST_LINES)
                    .forEach(task -> text.append(String.format(
                            Locale.ROOT,
                            "%n  %s: %,d",
                            task.name(),
                            task.report().distinct())));
        }
        append(text, "saturated", total.saturated());
        append(text, "failed", total.failed());
        return text.toString();
    }

    private static void append(StringBuilder text, String what, List<HarvestReport.IncompleteSlice> slices) {
        slices.stream()
                .limit(MOST_LINES)
                .forEach(slice -> text.append(String.format(
                        Locale.ROOT,
                        "%n  %s: %s: %,d missing, %s",
                        what,
                        slice.slice(),
                        slice.missing(),
                        slice.reason())));
    }

    private HarvestQuery wanted() {
        if (!List.of("francetravail", "adzuna", "all").contains(source)) {
            throw bad("--source is \"" + source + "\"; choose francetravail, adzuna or all");
        }
        if (plan != null && !query.isEmpty()) {
            throw bad("--plan and --query exclude each other; give one of them");
        }
        if (source.equals("all") && !query.isEmpty()) {
            throw bad("--query has parameters of one API; choose it with --source francetravail or --source adzuna");
        }
        return query.isEmpty() ? planned() : asked();
    }

    private HarvestQuery planned() {
        if (plan == null) {
            return HarvestQuery.EVERYTHING;
        }
        HarvestQuery wanted;
        try {
            wanted = HarvestQuery.of(PlanFile.named(plan));
        } catch (InvalidInputException e) {
            throw bad("--plan: " + e.getMessage());
        }
        if (!source.equals("all") && !wanted.asks(Source.of(source))) {
            throw bad("--plan " + plan + " asks nothing of " + source + "; choose another --source or plan");
        }
        return wanted;
    }

    private HarvestQuery asked() {
        try {
            return HarvestQuery.once(HarvestPlan.Query.of(Source.of(source), "query", null, query));
        } catch (InvalidInputException e) {
            throw bad("--query: " + e.getMessage());
        }
    }

    private ParameterException bad(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
