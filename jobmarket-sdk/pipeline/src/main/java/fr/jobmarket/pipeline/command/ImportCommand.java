package fr.jobmarket.pipeline.command;

import fr.jobmarket.pipeline.progress.ConsoleProgress;
import fr.jobmarket.pipeline.step.ImportStep;
import fr.jobmarket.pipeline.worker.Turn;
import fr.jobmarket.warehouse.Warehouse;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code import}. */
@Command(
        name = "import",
        description = {
            "Archives of raw offers into the warehouse, each as a run of its own; the same file twice adds nothing.",
            "Files, zip archives or folders of them, plain or gzip: one JSON object a line, an array, or answers of the APIs.",
            "Then: transform. Archives may come in any order: first and last seen follow the time of the harvest."
        })
public final class ImportCommand extends JobMarketCommand {

    @Parameters(
            paramLabel = "FILE",
            arity = "1..*",
            description = "Files or folders; every file of a folder is an archive.")
    List<Path> files = new ArrayList<>();

    @Option(
            names = {"--harvested-at", "--harvested-on"},
            paramLabel = "DATE",
            description =
                    "When they were harvested, such as 2025-11-03 or 2025-11-03T06:00:00Z; default when each file was changed.")
    @Nullable
    String harvestedAt;

    @Option(
            names = "--complete",
            description = "Each file holds all that its sources had then: offers it lacks were gone.")
    boolean complete;

    @Spec
    CommandSpec spec = CommandSpec.create();

    @Mixin
    Waiting waiting = new Waiting();

    /** The command of an invocation. */
    public ImportCommand(Session session) {
        super(session);
    }

    @Override
    public Integer call() {
        Instant stated = harvestedAt == null ? null : instant(harvestedAt);
        alone(waiting, "import", turn -> take(stated, turn));
        return DONE;
    }

    private String take(@Nullable Instant stated, Turn turn) {
        try (Warehouse warehouse = openWarehouse();
                ConsoleProgress progress = session().progress()) {
            List<ImportStep.Report> reports =
                    new ImportStep(warehouse, turn.heard(progress)).run(files, stated, complete);
            progress.close();
            reports.forEach(this::show);
            return "archives: " + reports.size();
        }
    }

    private void show(ImportStep.Report report) {
        if (report.takenBefore()) {
            print(report.file() + ": imported before, by run " + report.runId());
            return;
        }
        report.examples().forEach(this::say);
        print(String.format(
                Locale.ROOT,
                "%s: %,d offers harvested at %s, %,d payloads new, %,d lines rejected, run %s",
                report.file(),
                report.offers(),
                report.harvestedAt(),
                report.newPayloads(),
                report.rejected(),
                report.runId()));
    }

    private Instant instant(String text) {
        Instant parsed = parsed(text);
        if (parsed.isAfter(session().clock().instant())) {
            throw new ParameterException(spec.commandLine(), "--harvested-at: " + text + " is in the future");
        }
        return parsed;
    }

    private Instant parsed(String text) {
        try {
            return text.contains("T")
                    ? OffsetDateTime.parse(text).toInstant()
                    : LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant();
        } catch (DateTimeException e) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--harvested-at: \"" + text + "\" is no date; write 2025-11-03 or 2025-11-03T06:00:00Z");
        }
    }
}
