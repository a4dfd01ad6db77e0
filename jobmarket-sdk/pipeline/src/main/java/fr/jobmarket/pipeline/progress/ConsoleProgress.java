package fr.jobmarket.pipeline.progress;

import fr.jobmarket.warehouse.ProgressListener;
import java.io.Console;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/**
 * Shows progress to a person: a bar on a terminal, otherwise a line when a step begins, every few seconds while it
 * lasts, and when it is done. Thread-safe.
 */
public final class ConsoleProgress implements ProgressListener, AutoCloseable {

    private static final Duration BETWEEN_LINES = Duration.ofSeconds(5);

    private final PrintWriter err;
    private final boolean terminal;
    private final Clock clock;
    private @Nullable ProgressBar bar;
    private @Nullable String step;
    private Instant stepStarted = Instant.EPOCH;
    private Instant lastLine = Instant.EPOCH;
    private long lastDone;

    private ConsoleProgress(PrintWriter err, boolean terminal, Clock clock) {
        this.err = err;
        this.terminal = terminal;
        this.clock = clock;
    }

    /** Progress on standard error when it is a terminal, plain lines to this writer otherwise. */
    public static ConsoleProgress on(PrintWriter err) {
        return new ConsoleProgress(err, isTerminal(), Clock.systemUTC());
    }

    /** Plain lines, whatever the writer is. */
    public static ConsoleProgress plain(PrintWriter err, Clock clock) {
        return new ConsoleProgress(err, false, clock);
    }

    /** From Java 22 on a console exists without a terminal, and says so by a method Java 17 does not have. */
    private static boolean isTerminal() {
        Console console = System.console();
        if (console == null) {
            return false;
        }
        try {
            return (boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (NoSuchMethodException e) {
            return true;
        } catch (ReflectiveOperationException e) {
            return false;
        }
    }

    @Override
    public synchronized void progress(String name, long done, long total) {
        if (!name.equals(step)) {
            finishStep();
            step = name;
            stepStarted = clock.instant();
            lastLine = stepStarted;
        }
        lastDone = done;
        if (terminal) {
            showBar(name, done, total);
        } else {
            showLine(name, done, total);
        }
    }

    private void showBar(String name, long done, long total) {
        if (bar == null) {
            bar = new ProgressBarBuilder()
                    .setTaskName(name)
                    .setInitialMax(Math.max(total, -1))
                    .setStyle(ProgressBarStyle.ASCII)
                    .setUpdateIntervalMillis(200)
                    .setConsumer(new ConsoleProgressBarConsumer(System.err))
                    .build();
        }
        if (total > 0) {
            bar.maxHint(total);
        }
        bar.stepTo(done);
    }

    private void showLine(String name, long done, long total) {
        Instant now = clock.instant();
        boolean finished = total >= 0 && done >= total;
        if (!finished && Duration.between(lastLine, now).compareTo(BETWEEN_LINES) >= 0) {
            lastLine = now;
            err.println(
                    total > 0
                            ? String.format(
                                    Locale.ROOT, "%s: %,d of %,d (%d %%)", name, done, total, 100 * done / total)
                            : String.format(Locale.ROOT, "%s: %,d", name, done));
            err.flush();
        }
    }

    private void finishStep() {
        if (bar != null) {
            bar.close();
            bar = null;
        } else if (step != null) {
            err.println(String.format(
                    Locale.ROOT,
                    "%s: %sdone in %.1f s",
                    Objects.requireNonNull(step),
                    lastDone > 0 ? String.format(Locale.ROOT, "%,d, ", lastDone) : "",
                    Duration.between(stepStarted, clock.instant()).toMillis() / 1000.0));
            err.flush();
        }
        step = null;
        lastDone = 0;
    }

    /** Ends the step that is being shown. */
    @Override
    public synchronized void close() {
        finishStep();
    }
}
