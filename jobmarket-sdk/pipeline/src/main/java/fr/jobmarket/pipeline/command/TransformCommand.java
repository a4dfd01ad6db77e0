package fr.jobmarket.pipeline.command;

import fr.jobmarket.pipeline.progress.ConsoleProgress;
import fr.jobmarket.pipeline.step.CleaningRules;
import fr.jobmarket.pipeline.step.TransformStep;
import fr.jobmarket.pipeline.worker.Turn;
import fr.jobmarket.warehouse.Warehouse;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code transform}. */
@Command(name = "transform", description = "Makes silver and gold from bronze.")
public final class TransformCommand extends CleaningCommand {

    @Option(
            names = "--as-of",
            paramLabel = "RUN",
            description = "The run to stop at, as if later ones had not happened; default the latest.")
    @Nullable
    String asOf;

    @Option(names = "--full", description = "Make everything anew instead of what is new or changed; gives the same.")
    boolean full;

    @Mixin
    Waiting waiting = new Waiting();

    /** The command of an invocation. */
    public TransformCommand(Session session) {
        super(session);
    }

    @Override
    public Integer call() {
        CleaningRules rules = rules();
        alone(waiting, "transform", turn -> transform(rules, turn));
        return DONE;
    }

    private String transform(CleaningRules rules, Turn turn) {
        try (Warehouse warehouse = openWarehouse();
                ConsoleProgress progress = session().progress()) {
            String summary = new TransformStep(warehouse, rules, turn.heard(progress))
                    .run(asOf, full)
                    .summary();
            progress.close();
            print(summary);
            warehouse.failedTests().forEach(failed -> say("test failed: " + failed));
            return summary;
        }
    }
}
