package fr.jobmarket.warehouse;

import fr.jobmarket.cleaning.CleaningResult;
import fr.jobmarket.source.RawOffer;
import java.time.Duration;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * How bronze becomes silver and gold.
 *
 * @param cleaner turns a raw offer into a canonical one or says why not; pure and thread-safe
 * @param cleanerVersion what tells one state of the cleaner from another: when it differs from the last time, every
 *     offer is cleaned again, otherwise only new and changed ones
 * @param duplicates whether to look for duplicates over the whole set; true by default
 * @param asOf id of the run to stop at, as if later ones had not happened; absent for all
 * @param full whether to make everything anew, as if silver were empty; false by default, since the outcome is the same
 * @param redactAfter how long after they were seen last vanished offers are reduced in bronze and silver to what the licence
 *     of their source lets be kept; what is shown of them is reduced at once. {@link #REDACTION_DELAY} by default
 * @param threads how many threads clean and look for duplicates, and how many the database uses where it runs in this process;
 *     at least one, by default as many as there are processors
 */
public record Transformation(
        Function<RawOffer, CleaningResult> cleaner,
        String cleanerVersion,
        boolean duplicates,
        @Nullable String asOf,
        boolean full,
        Duration redactAfter,
        int threads) {

    /** Time to notice that a harvest was wrong about what is gone. */
    public static final Duration REDACTION_DELAY = Duration.ofDays(30);

    /** Checks the number of threads and the delay. */
    public Transformation {
        if (redactAfter.isNegative()) {
            throw new IllegalArgumentException("redactAfter: not negative, " + redactAfter);
        }
        if (threads < 1) {
            throw new IllegalArgumentException("threads: at least 1, not " + threads);
        }
    }

    /** All runs, with a search for duplicates. */
    public static Transformation of(Function<RawOffer, CleaningResult> cleaner, String cleanerVersion) {
        return new Transformation(
                cleaner,
                cleanerVersion,
                true,
                null,
                false,
                REDACTION_DELAY,
                Runtime.getRuntime().availableProcessors());
    }

    /** The same without a search for duplicates: none is marked. */
    public Transformation withoutDuplicates() {
        return new Transformation(cleaner, cleanerVersion, false, asOf, full, redactAfter, threads);
    }

    /** The same as of a run; null for all runs. */
    public Transformation asOf(@Nullable String runId) {
        return new Transformation(cleaner, cleanerVersion, duplicates, runId, full, redactAfter, threads);
    }

    /** The same with everything made anew, or only what is new or changed. */
    public Transformation full(boolean everything) {
        return new Transformation(cleaner, cleanerVersion, duplicates, asOf, everything, redactAfter, threads);
    }

    /** The same with another time after which vanished offers are reduced. */
    public Transformation redactAfter(Duration delay) {
        return new Transformation(cleaner, cleanerVersion, duplicates, asOf, full, delay, threads);
    }

    /** The same on this many threads. */
    public Transformation onThreads(int number) {
        return new Transformation(cleaner, cleanerVersion, duplicates, asOf, full, redactAfter, number);
    }
}
