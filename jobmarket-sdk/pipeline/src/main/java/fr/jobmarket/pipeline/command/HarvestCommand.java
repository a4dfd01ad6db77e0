package fr.jobmarket.pipeline.command;

import fr.jobmarket.InvalidInputException;
import fr.jobmarket.JobMarketException;
import fr.jobmarket.pipeline.progress.ConsoleProgress;
import fr.jobmarket.pipeline.step.HarvestQuery;
import fr.jobmarket.pipeline.step.HarvestStep;
import fr.jobmarket.source.Source;
import fr.jobmarket.source.adzuna.AdzunaQuery;
import fr.jobmarket.source.adzuna.Country;
import fr.jobmarket.source.francetravail.FranceTravailQuery;
import fr.jobmarket.source.harvest.HarvestReport;
import fr.jobmarket.warehouse.Run;
import fr.jobmarket.warehouse.Warehouse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine.Command;
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

    @Option(
            names = "--source",
            paramLabel = "SOURCE",
            required = true,
            description = "francetravail, adzuna, or all: every source credentials are set for.")
    String source = "";

    @Option(names = "--plan", paramLabel = "NAME", description = "The plan to harvest: everything.")
    String plan = "";

    @Option(
            names = "--query",
            paramLabel = "NAME=VALUE",
            description =
                    "A search parameter by its name in the API of the source, such as codeROME=M1805 or what=python;"
                            + " repeat for several.")
    Map<String, String> query = new LinkedHashMap<>();

    @Option(names = "--json", description = "Print each report as one line of JSON.")
    boolean json;

    @Spec
    CommandSpec spec = CommandSpec.create();

    /** The command of an invocation. */
    public HarvestCommand(Session session) {
        super(session);
    }

    @Override
    public Integer call() {
        HarvestQuery wanted = wanted();
        try (Warehouse warehouse =
                        Warehouse.open(settings().warehouseUrl(), session().clock());
                ConsoleProgress progress = session().progress()) {
            HarvestStep step = new HarvestStep(warehouse, settings().variables(), progress);
            List<Source> sources = sources(step);
            Run run = warehouse.runs().start("harvest");
            boolean failed = false;
            for (Source one : sources) {
                failed |= !harvest(step, run, one, wanted, progress);
            }
            warehouse.runs().end(run.id(), failed ? Run.Status.FAILED : Run.Status.COMPLETE, null);
            say("run " + run.id());
            return failed ? FAILED : DONE;
        }
    }

    /** One source that fails does not keep the others from being harvested. */
    private boolean harvest(HarvestStep step, Run run, Source one, HarvestQuery wanted, ConsoleProgress progress) {
        try {
            HarvestReport report = step.run(run.id(), one, wanted);
            progress.close();
            print(json ? report.toJson() : text(report));
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

    private static String text(HarvestReport report) {
        StringBuilder text = new StringBuilder(String.format(
                Locale.ROOT,
                "%s: announced %,d, received %,d = distinct %,d + repeats %,d, unusable %,d, missing %,d; "
                        + "%,d slices, %,d calls (%,d retries), %.1f s",
                report.source().id(),
                report.announced(),
                report.received(),
                report.distinct(),
                report.repeats(),
                report.unusable(),
                report.missing(),
                report.slices(),
                report.calls(),
                report.retries(),
                report.duration().toMillis() / 1000.0));
        report.saturated().stream().limit(10).forEach(slice -> text.append("\n  saturated: ")
                .append(slice.slice())
                .append(": ")
                .append(slice.missing())
                .append(" missing, ")
                .append(slice.reason()));
        report.failed().stream().limit(10).forEach(slice -> text.append("\n  failed: ")
                .append(slice.slice())
                .append(": ")
                .append(slice.missing())
                .append(" missing, ")
                .append(slice.reason()));
        return text.toString();
    }

    private List<Source> sources(HarvestStep step) {
        if (!source.equals("all")) {
            return List.of(Source.of(source));
        }
        List<Source> configured = step.configuredSources();
        if (configured.isEmpty()) {
            throw new InvalidInputException(
                    "no source is configured; set FRANCE_TRAVAIL_CLIENT_ID and "
                            + "FRANCE_TRAVAIL_CLIENT_SECRET, or ADZUNA_APP_ID and ADZUNA_APP_KEY, in the environment or in .env");
        }
        return configured;
    }

    private HarvestQuery wanted() {
        if (!List.of("francetravail", "adzuna", "all").contains(source)) {
            throw bad("--source is \"" + source + "\"; choose francetravail, adzuna or all");
        }
        if (!plan.isEmpty() && !query.isEmpty()) {
            throw bad("--plan and --query exclude each other; give one of them");
        }
        if (!plan.isEmpty() && !plan.equals(HarvestQuery.EVERYTHING.plan())) {
            throw bad("--plan is \"" + plan + "\"; the only plan is everything");
        }
        if (query.isEmpty()) {
            return HarvestQuery.EVERYTHING;
        }
        if (source.equals("all")) {
            throw bad("--query has parameters of one API; choose it with --source francetravail or --source adzuna");
        }
        try {
            return source.equals(Source.ADZUNA.id())
                    ? new HarvestQuery(null, FranceTravailQuery.EVERYTHING, AdzunaQuery.ofParameters(Country.FR, query))
                    : new HarvestQuery(
                            null, FranceTravailQuery.ofParameters(query), AdzunaQuery.everything(Country.FR));
        } catch (InvalidInputException e) {
            throw bad("--query: " + e.getMessage());
        }
    }

    private ParameterException bad(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
