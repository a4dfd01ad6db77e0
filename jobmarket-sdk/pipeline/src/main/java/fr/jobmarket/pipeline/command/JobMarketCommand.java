package fr.jobmarket.pipeline.command;

import fr.jobmarket.error.NonRetriableException;
import fr.jobmarket.jobs.ApplicationDatabase;
import fr.jobmarket.jobs.JobRequest;
import fr.jobmarket.pipeline.settings.Settings;
import fr.jobmarket.pipeline.step.ServingModel;
import fr.jobmarket.pipeline.worker.Turn;
import fr.jobmarket.registry.ModelRegistry;
import fr.jobmarket.warehouse.Warehouse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What all commands have: help, the home folder, and how loudly they fail. */
public abstract class JobMarketCommand implements Callable<Integer> {

    /** Everything was done. */
    protected static final int DONE = 0;
    /** Not everything could be done; the reason was printed. */
    protected static final int FAILED = 1;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help and leave.")
    boolean help;

    @Option(
            names = "--home",
            paramLabel = "DIR",
            description = "Where everything is kept; default JOBMARKET_HOME, or ./data.")
    @Nullable
    Path home;

    @Option(names = "--debug", description = "Show the stack trace of an error.")
    boolean debug;

    private final Session session;

    /** A command of an invocation. */
    protected JobMarketCommand(Session session) {
        this.session = session;
    }

    /** What the command shares with the others. */
    protected final Session session() {
        return session;
    }

    /** The settings, options included. */
    protected final Settings settings() {
        return session.settings().withHome(home);
    }

    /** Whether the home folder was given as an option. */
    protected final boolean hasHome() {
        return home != null;
    }

    /** Opens the warehouse. */
    protected final Warehouse openWarehouse() {
        return Warehouse.open(settings().warehouseUrl(), settings().landingDirectory(), session.clock());
    }

    /**
     * Does what only one process at a time may do, once it is this one's turn.
     *
     * @param name the command, for others to read
     * @param work gives what came of it, for a person to read
     */
    protected final void alone(Waiting waiting, String name, Function<Turn, String> work) {
        try (Turn turn = turn(waiting, name, new JobRequest.Command(name))) {
            turn.perform(() -> work.apply(turn));
        }
    }

    /** The turn of this command. */
    protected final Turn turn(Waiting waiting, String name, JobRequest request) {
        return Turn.take(settings(), name, request, session.clock(), waiting.time, this::say);
    }

    /** The application database, ready for use. */
    protected final ApplicationDatabase applicationDatabase() {
        return ApplicationDatabase.of(settings().variables(), settings().home()).open();
    }

    /** The model that releases get. */
    protected final ServingModel servingModel() {
        return new ServingModel(modelRegistry());
    }

    /** The registry of models. */
    protected final ModelRegistry modelRegistry() {
        return ModelRegistry.of(settings().variables(), settings().modelsDirectory(), session.clock());
    }

    /** Writes a result. */
    protected final void print(String line) {
        session.out().println(line);
        session.out().flush();
    }

    /** Tells the person something that is no result. */
    protected final void say(String line) {
        session.err().println(line);
        session.err().flush();
    }

    /** Writes a report to a file the person named. */
    protected final void writeReport(Path file, String page) {
        try {
            Files.writeString(file, page);
        } catch (IOException e) {
            throw new NonRetriableException("cannot write the report to " + file + " (" + e + ")", e);
        }
    }

    /** Whether stack traces are wanted. */
    public final boolean debug() {
        return debug;
    }
}
