package fr.jobmarket.source.harvest;

import fr.jobmarket.error.InvalidInputException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** How a harvest is run, whatever it harvests. Immutable; each method returns a changed copy. */
public final class HarvestOptions {

    /** 4 threads, no checkpoint, no deadline, nobody told of the progress. */
    public static final HarvestOptions DEFAULT =
            new HarvestOptions(4, null, Duration.ofHours(24), null, progress -> {});

    private final int threads;
    private final @Nullable Path checkpointFolder;
    private final Duration maxCheckpointAge;
    private final @Nullable Duration deadline;
    private final Consumer<HarvestReport.Progress> progress;

    private HarvestOptions(
            int threads,
            @Nullable Path checkpointFolder,
            Duration maxCheckpointAge,
            @Nullable Duration deadline,
            Consumer<HarvestReport.Progress> progress) {
        this.threads = threads;
        this.checkpointFolder = checkpointFolder;
        this.maxCheckpointAge = maxCheckpointAge;
        this.deadline = deadline;
        this.progress = progress;
    }

    /** How many calls may be under way at once, 1 to 64; the rate limit holds whatever their number. */
    public HarvestOptions withThreads(int count) {
        if (count < 1 || count > 64) {
            throw new InvalidInputException("a harvest runs on 1 to 64 threads, not " + count);
        }
        return new HarvestOptions(count, checkpointFolder, maxCheckpointAge, deadline, progress);
    }

    /**
     * A folder for a journal from which an interrupted harvest of the same queries resumes, even after the process was
     * killed. The journal goes when the harvest ends.
     */
    public HarvestOptions withCheckpoint(Path folder) {
        return new HarvestOptions(threads, folder, maxCheckpointAge, deadline, progress);
    }

    /** A journal older than this is dropped, as the market has moved on; 24 hours by default. */
    public HarvestOptions withMaxCheckpointAge(Duration age) {
        return new HarvestOptions(threads, checkpointFolder, age, deadline, progress);
    }

    /** When to stop, done or not; with a checkpoint the rest can be harvested later. */
    public HarvestOptions withDeadline(Duration fromStart) {
        return new HarvestOptions(threads, checkpointFolder, maxCheckpointAge, fromStart, progress);
    }

    /** Whom to tell after every page, from any of the harvest's threads, one at a time. */
    public HarvestOptions withProgress(Consumer<HarvestReport.Progress> listener) {
        return new HarvestOptions(threads, checkpointFolder, maxCheckpointAge, deadline, listener);
    }

    /** See {@link #withThreads}. */
    public int threads() {
        return threads;
    }

    /** See {@link #withCheckpoint}. */
    public Optional<Path> checkpointFolder() {
        return Optional.ofNullable(checkpointFolder);
    }

    /** See {@link #withMaxCheckpointAge}. */
    public Duration maxCheckpointAge() {
        return maxCheckpointAge;
    }

    /** See {@link #withDeadline}. */
    public Optional<Duration> deadline() {
        return Optional.ofNullable(deadline);
    }

    /** See {@link #withProgress}. */
    public Consumer<HarvestReport.Progress> progress() {
        return progress;
    }
}
