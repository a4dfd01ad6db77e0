package fr.jobmarket.pipeline.command;

import fr.jobmarket.jobs.ApplicationDatabase;
import fr.jobmarket.pipeline.progress.ConsoleProgress;
import fr.jobmarket.pipeline.step.CollectStep;
import fr.jobmarket.pipeline.worker.Turn;
import fr.jobmarket.warehouse.Run;
import fr.jobmarket.warehouse.Warehouse;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code collect}. */
@Command(
        name = "collect",
        description = {
            "Takes over from the application database what people did with offers, and offers entered by hand as far as",
            "JOBMARKET_PUBLISH_OWN_OFFERS says (nobody, administrators or everybody; default administrators). Erases what",
            "deleted accounts left, and deleted offers. Then: transform, publish. run does all of it."
        })
public final class CollectCommand extends JobMarketCommand {

    @Option(
            names = "--accept",
            description = "Collect from another application database than before; what came from that is erased.")
    boolean accept;

    @Mixin
    Waiting waiting = new Waiting();

    /** The command of an invocation. */
    public CollectCommand(Session session) {
        super(session);
    }

    @Override
    public Integer call() {
        // made when there is none, before the turn is taken
        ApplicationDatabase database = applicationDatabase();
        alone(waiting, "collect", turn -> collect(database, turn));
        return DONE;
    }

    private String collect(ApplicationDatabase database, Turn turn) {
        try (Warehouse warehouse = openWarehouse();
                ConsoleProgress progress = session().progress()) {
            CollectStep step = new CollectStep(
                    warehouse, database, settings().publishers(), session().clock(), turn.heard(progress));
            String run = warehouse.runs().start(CollectStep.TASK).id();
            turn.isRun(run);
            try {
                String line = step.run(run, accept);
                warehouse.runs().end(run, Run.Status.COMPLETE, null);
                progress.close();
                print("run " + run + ": " + line);
                return line;
            } catch (RuntimeException e) {
                warehouse.runs().end(run, Run.Status.FAILED, e.getMessage());
                throw e;
            }
        }
    }
}
