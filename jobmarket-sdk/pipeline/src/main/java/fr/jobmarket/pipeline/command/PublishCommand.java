package fr.jobmarket.pipeline.command;

import fr.jobmarket.pipeline.progress.ConsoleProgress;
import fr.jobmarket.pipeline.step.PublishReport;
import fr.jobmarket.pipeline.step.PublishStep;
import fr.jobmarket.pipeline.worker.Turn;
import fr.jobmarket.serving.release.ReleaseStore;
import fr.jobmarket.warehouse.Warehouse;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code publish}. */
@Command(name = "publish", description = "Publishes what was transformed as a release and makes it the current one.")
public final class PublishCommand extends JobMarketCommand {

    @Option(names = "--accept", description = "Publish even an empty or suddenly smaller market.")
    boolean accept;

    @Option(
            names = "--full",
            description =
                    "Write the whole index anew instead of what changed since the current release; gives the same.")
    boolean full;

    @Mixin
    Waiting waiting = new Waiting();

    /** The command of an invocation. */
    public PublishCommand(Session session) {
        super(session);
    }

    @Override
    public Integer call() {
        alone(waiting, "publish", this::publish);
        return DONE;
    }

    private String publish(Turn turn) {
        ReleaseStore releases = settings().releases(session().clock());
        try (Warehouse warehouse = openWarehouse();
                ConsoleProgress progress = session().progress()) {
            PublishReport report =
                    new PublishStep(warehouse, releases, servingModel(), turn.heard(progress)).run(accept, full);
            progress.close();
            say(report.index());
            print(ReleasesCommand.line(report.release(), true));
            return "release " + report.summary();
        }
    }
}
