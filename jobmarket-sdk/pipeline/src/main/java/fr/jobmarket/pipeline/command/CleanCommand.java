package fr.jobmarket.pipeline.command;

import fr.jobmarket.cleaning.OfferCleaner;
import fr.jobmarket.offer.Source;
import fr.jobmarket.pipeline.progress.ConsoleProgress;
import fr.jobmarket.pipeline.step.CleanStep;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code clean}. */
@Command(
        name = "clean",
        description = {
            "Raw offers to canonical offers, one JSON object a line.",
            "Inputs are files, zip archives or folders of them, plain or gzip: one JSON object a line, an array, or answers",
            "of the APIs as they were saved. What is no offer goes to OUT.rejected.jsonl with file, line or item, and reason."
        })
public final class CleanCommand extends CleaningCommand {

    @Option(
            names = "--francetravail",
            paramLabel = "FILE",
            arity = "1..*",
            description = "Files or folders of France Travail offers.")
    List<Path> franceTravail = new ArrayList<>();

    @Option(names = "--adzuna", paramLabel = "FILE", arity = "1..*", description = "Files or folders of Adzuna offers.")
    List<Path> adzuna = new ArrayList<>();

    @Option(names = "--out", paramLabel = "OUT", required = true, description = "The file to write.")
    Path out = Path.of("");

    @Option(names = "--no-dedup", description = "Do not look for duplicates.")
    boolean noDedup;

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "How many threads clean; default as many as there are processors.")
    int threads = Runtime.getRuntime().availableProcessors();

    @Spec
    CommandSpec spec = CommandSpec.create();

    /** The command of an invocation. */
    public CleanCommand(Session session) {
        super(session);
    }

    @Override
    public Integer call() {
        List<CleanStep.Input> inputs = new ArrayList<>();
        franceTravail.forEach(file -> inputs.add(new CleanStep.Input(Source.FRANCE_TRAVAIL, file)));
        adzuna.forEach(file -> inputs.add(new CleanStep.Input(Source.ADZUNA, file)));
        if (inputs.isEmpty()) {
            throw new ParameterException(
                    spec.commandLine(), "nothing to clean: give files with --francetravail or --adzuna");
        }
        if (threads < 1) {
            throw new ParameterException(spec.commandLine(), "--threads: at least 1, not " + threads);
        }
        OfferCleaner cleaner = cleaner();
        CleanStep.Report report;
        try (ConsoleProgress progress = session().progress()) {
            report = new CleanStep(cleaner, session().clock(), progress, threads).run(inputs, out, !noDedup);
        }
        report.examples().forEach(this::say);
        if (report.rejected() > report.examples().size()) {
            say("… all of them are in " + report.rejectedOutput());
        }
        print(String.format(
                Locale.ROOT,
                "lines in %,d = lines out %,d + rejected %,d (duplicates %,d)",
                report.linesIn(),
                report.linesOut(),
                report.rejected(),
                report.duplicates()));
        return DONE;
    }
}
