package fr.jobmarket.pipeline.command;

import fr.jobmarket.jobs.ApplicationDatabase;
import java.util.Optional;
import picocli.CommandLine.Command;

/** {@code work}. */
@Command(
        name = "work",
        description = {
            "Does the jobs that are asked for in the application database (runs of the pipeline, training, promotion and",
            "rollback of models), one at a time, for ever. run --schedule does them as well."
        })
public final class WorkCommand extends CleaningCommand {

    /** The command of an invocation. */
    public WorkCommand(Session session) {
        super(session);
    }

    @Override
    public Integer call() {
        try (ApplicationDatabase database = applicationDatabase()) {
            workLoop(database).forEver(Optional.empty());
        }
        return DONE;
    }
}
