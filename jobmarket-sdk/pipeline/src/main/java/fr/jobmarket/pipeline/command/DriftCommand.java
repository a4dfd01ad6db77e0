package fr.jobmarket.pipeline.command;

import fr.jobmarket.pipeline.step.DriftStep;
import fr.jobmarket.serving.release.ReleaseStore;
import fr.jobmarket.training.drift.DriftReport;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code drift}. */
@Command(
        name = "drift",
        description = {
            "Compares the current release with an earlier one: its offers, what they leave out, what the ranking sees of them,",
            "and what it answers the same candidates. Columns that drifted are listed; all are in the report."
        })
public final class DriftCommand extends JobMarketCommand {

    @Option(
            names = "--baseline",
            paramLabel = "RELEASE",
            description = "What to compare with this time; default the one that was set, or else the release before.")
    @Nullable
    String baseline;

    @Option(
            names = "--set-baseline",
            paramLabel = "RELEASE",
            description =
                    "Compare with this one from now on, also after each run; it is kept as long as it is the baseline.")
    @Nullable
    String chosen;

    @Option(
            names = "--html",
            paramLabel = "FILE",
            description = "Where to write the report, an HTML page; it is also kept in drift/ of the home.")
    @Nullable
    Path html;

    @Option(names = "--json", description = "Print the report as JSON.")
    boolean json;

    @Mixin
    Waiting waiting = new Waiting();

    /** The command of an invocation. */
    public DriftCommand(Session session) {
        super(session);
    }

    @Override
    public Integer call() {
        ReleaseStore releases = settings().releases(session().clock());
        String release = chosen;
        if (release != null) {
            alone(waiting, "drift --set-baseline", turn -> {
                releases.chooseBaseline(release);
                return "baseline " + release;
            });
        }
        DriftReport report = new DriftStep(releases, settings().driftDirectory()).run(baseline);
        if (html != null) {
            writeReport(html, report.toHtml());
        }
        print(json ? report.toJson() : report.toText());
        return DONE;
    }
}
