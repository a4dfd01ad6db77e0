package fr.jobmarket.pipeline;

import fr.jobmarket.error.InvalidInputException;
import fr.jobmarket.error.JobMarketException;
import fr.jobmarket.pipeline.command.CleanCommand;
import fr.jobmarket.pipeline.command.CollectCommand;
import fr.jobmarket.pipeline.command.DriftCommand;
import fr.jobmarket.pipeline.command.HarvestCommand;
import fr.jobmarket.pipeline.command.ImportCommand;
import fr.jobmarket.pipeline.command.JobMarketCommand;
import fr.jobmarket.pipeline.command.ModelsCommand;
import fr.jobmarket.pipeline.command.PublishCommand;
import fr.jobmarket.pipeline.command.RecommendCommand;
import fr.jobmarket.pipeline.command.ReleasesCommand;
import fr.jobmarket.pipeline.command.RootCommand;
import fr.jobmarket.pipeline.command.RunCommand;
import fr.jobmarket.pipeline.command.RunsCommand;
import fr.jobmarket.pipeline.command.Session;
import fr.jobmarket.pipeline.command.TrainCommand;
import fr.jobmarket.pipeline.command.TrainOccupationsCommand;
import fr.jobmarket.pipeline.command.TransformCommand;
import fr.jobmarket.pipeline.command.WorkCommand;
import fr.jobmarket.pipeline.settings.Settings;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import picocli.CommandLine;

/**
 * The program a command line calls: a tree of commands, and what they have in common when they fail. Exit codes: 0 done,
 * 1 failed, 2 bad usage. Immutable.
 */
public final class Program {

    /** Lucene logs past SLF4J, and what it says about newer Java versions helps nobody at the command line. */
    private static final Logger LUCENE = Logger.getLogger("org.apache.lucene");

    private static final List<Function<Session, CommandLine>> PIPELINE = List.of(
            session -> new CommandLine(new HarvestCommand(session)),
            session -> new CommandLine(new ImportCommand(session)),
            session -> new CommandLine(new CollectCommand(session)),
            session -> new CommandLine(new CleanCommand(session)),
            session -> new CommandLine(new TransformCommand(session)),
            session -> new CommandLine(new PublishCommand(session)),
            session -> group(
                    new ReleasesCommand(session),
                    new ReleasesCommand.ListReleases(session),
                    new ReleasesCommand.Rollback(session)),
            session -> group(
                    new ModelsCommand(session),
                    new ModelsCommand.ListModels(session),
                    new ModelsCommand.Add(session),
                    new ModelsCommand.Promote(session),
                    new ModelsCommand.Rollback(session)),
            session -> new CommandLine(new TrainCommand(session)),
            session -> new CommandLine(new DriftCommand(session)),
            session -> new CommandLine(new TrainOccupationsCommand(session)),
            session -> new CommandLine(new RunCommand(session)),
            session -> new CommandLine(new WorkCommand(session)),
            session ->
                    group(new RunsCommand(session), new RunsCommand.ListRuns(session), new RunsCommand.Show(session)),
            session -> new CommandLine(new RecommendCommand(session)));

    private static final int FAILED = 1;
    private static final int BAD_USAGE = 2;

    private final List<Function<Session, CommandLine>> commands;

    private Program(List<Function<Session, CommandLine>> commands) {
        this.commands = commands;
    }

    /** The program of the daily pipeline. */
    public static Program ofPipeline() {
        return new Program(PIPELINE);
    }

    /** This program with further commands behind its own. */
    public Program with(List<Function<Session, CommandLine>> further) {
        return new Program(Stream.concat(commands.stream(), further.stream()).toList());
    }

    /** Runs a command and ends the virtual machine with its exit code. */
    public void main(String[] arguments) {
        LUCENE.setLevel(Level.SEVERE);
        PrintWriter out = utf8(System.out);
        PrintWriter err = utf8(System.err);
        int code = run(() -> Settings.of(System.getenv(), Path.of("")), out, err, arguments);
        out.flush();
        err.flush();
        System.exit(code);
    }

    private static PrintWriter utf8(PrintStream stream) {
        return new PrintWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8), true);
    }

    /** Runs a command with these settings and writers; returns its exit code. */
    public int run(Supplier<Settings> settings, PrintWriter out, PrintWriter err, String... arguments) {
        Settings read;
        try {
            read = settings.get();
        } catch (InvalidInputException e) {
            err.println("jobmarket: " + e.getMessage());
            return BAD_USAGE;
        }
        return commandLine(new Session(read, out, err, Clock.systemUTC())).execute(arguments);
    }

    private CommandLine commandLine(Session session) {
        CommandLine root = new CommandLine(new RootCommand(session));
        commands.forEach(command -> root.addSubcommand(command.apply(session)));
        root.setOut(session.out());
        root.setErr(session.err());
        root.setParameterExceptionHandler((error, arguments) -> badUsage(error));
        root.setExecutionExceptionHandler((error, command, result) -> failed(error, command));
        return root;
    }

    /** A command whose work is done by its members. */
    public static CommandLine group(JobMarketCommand group, JobMarketCommand... members) {
        CommandLine line = new CommandLine(group);
        for (JobMarketCommand member : members) {
            line.addSubcommand(member);
        }
        return line;
    }

    private static int badUsage(CommandLine.ParameterException error) {
        CommandLine command = error.getCommandLine();
        PrintWriter err = command.getErr();
        err.println(command.getCommandSpec().qualifiedName() + ": " + error.getMessage());
        if (!CommandLine.UnmatchedArgumentException.printSuggestions(error, err)
                && !command.getSubcommands().isEmpty()) {
            command.usage(err);
        } else {
            err.println("see " + command.getCommandSpec().qualifiedName() + " --help");
        }
        err.flush();
        return BAD_USAGE;
    }

    private static int failed(Exception error, CommandLine command) {
        PrintWriter err = command.getErr();
        boolean debug = command.getCommand() instanceof JobMarketCommand ours && ours.debug();
        boolean known = error instanceof JobMarketException;
        err.println(command.getCommandSpec().qualifiedName() + ": "
                + (known ? error.getMessage() : "unexpected error: " + error));
        if (debug) {
            error.printStackTrace(err);
        } else if (!known) {
            err.println("run it again with --debug to see where it comes from, and report it");
        }
        err.flush();
        return error instanceof InvalidInputException ? BAD_USAGE : FAILED;
    }
}
