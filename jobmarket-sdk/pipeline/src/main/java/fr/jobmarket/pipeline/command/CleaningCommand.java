package fr.jobmarket.pipeline.command;

import fr.jobmarket.cleaning.OfferCleaner;
import fr.jobmarket.cleaning.SkillNomenclature;
import fr.jobmarket.error.InvalidInputException;
import fr.jobmarket.jobs.ApplicationDatabase;
import fr.jobmarket.pipeline.settings.Settings;
import fr.jobmarket.pipeline.step.CleaningRules;
import fr.jobmarket.pipeline.worker.JobRunner;
import fr.jobmarket.pipeline.worker.WorkLoop;
import java.nio.file.Path;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What the commands have that clean offers. */
public abstract class CleaningCommand extends JobMarketCommand {

    @Option(
            names = "--rome",
            paramLabel = "DIR",
            description = "Folder of the ROME open-data files, for codes of skills that sources only word; default "
                    + Settings.ROME_DIRECTORY + ", or none.")
    @Nullable
    Path rome;

    /** A command of an invocation. */
    protected CleaningCommand(Session session) {
        super(session);
    }

    /**
     * How this invocation cleans.
     *
     * @throws InvalidInputException when the folder of the ROME files is none; says how it was given. When the days after
     *     which vanished offers are reduced are no number
     */
    protected final CleaningRules rules() {
        return made(CleaningRules::ofDefaults, CleaningRules::withRome)
                .redactAfter(settings().redactAfter());
    }

    /**
     * What this invocation cleans with, for those who need not tell it from another way: that takes a while.
     *
     * @throws InvalidInputException as {@link #rules}
     */
    protected final OfferCleaner cleaner() {
        return made(OfferCleaner::ofDefaults, directory -> OfferCleaner.builder()
                .skills(SkillNomenclature.ofRomeFiles(directory))
                .build());
    }

    private <T> T made(Supplier<T> byDefault, Function<Path, T> withRome) {
        Path directory = rome != null ? rome : settings().romeDirectory().orElse(null);
        if (directory == null) {
            return byDefault.get();
        }
        try {
            return withRome.apply(directory);
        } catch (InvalidInputException e) {
            throw new InvalidInputException(
                    (rome != null ? "--rome: " : Settings.ROME_DIRECTORY + ": ") + e.getMessage(), e);
        }
    }

    /** Does jobs as this invocation was told to. */
    protected final JobRunner jobRunner(ApplicationDatabase database) {
        return new JobRunner(
                settings(),
                database,
                rules(),
                this::modelRegistry,
                session().clock(),
                session()::progress,
                this::print);
    }

    /** Does these jobs one after the other. */
    protected final WorkLoop workLoop(ApplicationDatabase database) {
        return new WorkLoop(
                database.jobs(),
                jobRunner(database),
                settings().home(),
                session().clock(),
                session().err());
    }
}
