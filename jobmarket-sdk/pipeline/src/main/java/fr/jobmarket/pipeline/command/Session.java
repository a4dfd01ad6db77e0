package fr.jobmarket.pipeline.command;

import fr.jobmarket.pipeline.progress.ConsoleProgress;
import fr.jobmarket.pipeline.settings.Settings;
import java.io.PrintWriter;
import java.time.Clock;

/**
 * What every command of one invocation shares.
 *
 * @param settings from the environment and {@code .env}, before options
 * @param out results
 * @param err progress and errors
 * @param clock what time it is
 */
public record Session(Settings settings, PrintWriter out, PrintWriter err, Clock clock) {

    /** Progress of a command, to be closed when it ends. */
    public ConsoleProgress progress() {
        return ConsoleProgress.on(err);
    }
}
