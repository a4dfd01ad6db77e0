package fr.jobmarket.source.adzuna;

import fr.jobmarket.error.InvalidInputException;
import java.time.Duration;
import java.util.List;

/**
 * How many calls one key may make.
 *
 * @param windows the limits, all of which hold; none for no limit
 */
public record AdzunaQuota(List<Window> windows) {

    /** What Adzuna grants by default: 25 a minute, 250 a day, 1,000 a week, 2,500 a month of 31 days. */
    public static final AdzunaQuota STANDARD = new AdzunaQuota(List.of(
            new Window("minute", Duration.ofMinutes(1), 25),
            new Window("day", Duration.ofDays(1), 250),
            new Window("week", Duration.ofDays(7), 1_000),
            new Window("month", Duration.ofDays(31), 2_500)));

    /** No limit: for a server of one's own. */
    public static final AdzunaQuota NONE = new AdzunaQuota(List.of());

    /**
     * One limit.
     *
     * @param name what a person calls the window
     * @param length its length; it slides, so it holds for every period of that length
     * @param calls how many calls it admits, 1 or more
     */
    public record Window(String name, Duration length, int calls) {

        /** Refuses limits that admit nothing. */
        public Window {
            if (calls < 1 || length.isNegative() || length.isZero()) {
                throw new InvalidInputException("a quota window needs a length and at least one call");
            }
        }
    }

    /** Copies the list, so the value never changes. */
    public AdzunaQuota {
        windows = List.copyOf(windows);
    }
}
