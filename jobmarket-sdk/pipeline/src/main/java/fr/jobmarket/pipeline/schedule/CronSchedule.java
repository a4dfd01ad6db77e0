package fr.jobmarket.pipeline.schedule;

import fr.jobmarket.error.InvalidInputException;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.BitSet;
import java.util.Optional;

/**
 * Times in the notation of cron: minute, hour, day of month, month, day of week (0 to 7, Sunday twice), each {@code *},
 * a number, a range {@code 1-5}, a step {@code *}{@code /15} or a list of those. As in cron, when both days are
 * restricted either will do.
 *
 * <p>Where clocks change, a time at stated hours comes exactly once a day, as in cron: one that is skipped in spring comes
 * as much later as the clock moved, one that happens twice in autumn comes the first time. With {@code *} as hour the
 * times follow each other without regard to it. Immutable.
 */
public final class CronSchedule {

    private static final String[] NAMES = {"minute", "hour", "day of month", "month", "day of week"};
    private static final int[] LOWEST = {0, 0, 1, 1, 0};
    private static final int[] HIGHEST = {59, 23, 31, 12, 7};
    private static final int HOURS_OF_DAY = 24;
    /** No clock is moved by more at once. */
    private static final Duration LONGEST_CHANGE = Duration.ofHours(3);

    private final String text;
    private final BitSet[] fields = new BitSet[NAMES.length];
    private final boolean anyDayOfMonth;
    private final boolean anyDayOfWeek;

    private CronSchedule(String text, String[] parts) {
        this.text = text;
        for (int i = 0; i < NAMES.length; i++) {
            fields[i] = field(i, parts[i]);
        }
        anyDayOfMonth = parts[2].startsWith("*");
        anyDayOfWeek = parts[4].startsWith("*");
        if (fields[4].get(7)) {
            fields[4].set(0);
        }
    }

    /**
     * The schedule this text describes, such as {@code 0 5 * * *} for five o'clock every day.
     *
     * @throws InvalidInputException saying which of the five fields is wrong
     */
    public static CronSchedule of(String text) {
        String[] parts = text.strip().split("\\s+");
        if (parts.length != NAMES.length) {
            throw new InvalidInputException("the schedule \"" + text + "\" has " + parts.length
                    + " fields; it needs five: minute hour day-of-month month day-of-week, such as \"0 5 * * *\"");
        }
        CronSchedule schedule = new CronSchedule(text, parts);
        if (schedule.nextWithinYears(ZonedDateTime.parse("2024-01-01T00:00:00Z"))
                .isEmpty()) {
            throw new InvalidInputException("the schedule \"" + text + "\" never comes; check day and month");
        }
        return schedule;
    }

    private BitSet field(int index, String part) {
        BitSet values = new BitSet(HIGHEST[index] + 1);
        for (String item : part.split(",", -1)) {
            String[] rangeAndStep = item.split("/", 2);
            int step = rangeAndStep.length == 2 ? number(index, rangeAndStep[1], 1, HIGHEST[index]) : 1;
            int from = LOWEST[index];
            int to = index == 4 ? 6 : HIGHEST[index];
            if (!rangeAndStep[0].equals("*")) {
                String[] bounds = rangeAndStep[0].split("-", 2);
                from = number(index, bounds[0], LOWEST[index], HIGHEST[index]);
                to = bounds.length == 2
                        ? number(index, bounds[1], from, HIGHEST[index])
                        : rangeAndStep.length == 2 ? to : from;
            }
            for (int value = from; value <= to; value += step) {
                values.set(value);
            }
        }
        return values;
    }

    private int number(int index, String number, int lowest, int highest) {
        try {
            int value = Integer.parseInt(number);
            if (value >= lowest && value <= highest) {
                return value;
            }
        } catch (NumberFormatException e) {
            // said below, in words that fit every reason
        }
        throw new InvalidInputException("the schedule \"" + text + "\" has \"" + number + "\" as " + NAMES[index]
                + "; it must lie between " + lowest + " and " + highest);
    }

    /** The next time after a moment, in the zone of that moment. */
    public ZonedDateTime next(ZonedDateTime after) {
        if (fields[1].cardinality() == HOURS_OF_DAY) {
            return nextOnClock(after);
        }
        ZonedDateTime clock = after.toLocalDateTime().minus(LONGEST_CHANGE).atZone(ZoneOffset.UTC);
        ZonedDateTime next;
        do {
            clock = nextOnClock(clock);
            next = clock.toLocalDateTime().atZone(after.getZone());
        } while (!next.isAfter(after));
        return next;
    }

    private ZonedDateTime nextOnClock(ZonedDateTime after) {
        return nextWithinYears(after)
                .orElseThrow(() -> new IllegalStateException("checked when the schedule was made"));
    }

    /** Eight years hold a 29 February wherever one starts. */
    private Optional<ZonedDateTime> nextWithinYears(ZonedDateTime after) {
        ZonedDateTime candidate = after.truncatedTo(ChronoUnit.MINUTES).plusMinutes(1);
        ZonedDateTime end = after.plusYears(9);
        while (candidate.isBefore(end)) {
            if (!fields[3].get(candidate.getMonthValue()) || !dayMatches(candidate)) {
                candidate = candidate.truncatedTo(ChronoUnit.DAYS).plusDays(1);
            } else if (!fields[1].get(candidate.getHour())) {
                candidate = candidate.truncatedTo(ChronoUnit.HOURS).plusHours(1);
            } else if (!fields[0].get(candidate.getMinute())) {
                candidate = candidate.plusMinutes(1);
            } else {
                return Optional.of(candidate);
            }
        }
        return Optional.empty();
    }

    private boolean dayMatches(ZonedDateTime time) {
        boolean dayOfMonth = fields[2].get(time.getDayOfMonth());
        boolean dayOfWeek = fields[4].get(time.getDayOfWeek().getValue() % 7);
        if (anyDayOfMonth || anyDayOfWeek) {
            return dayOfMonth && dayOfWeek;
        }
        return dayOfMonth || dayOfWeek;
    }

    /** The text it was made from. */
    @Override
    public String toString() {
        return text;
    }
}
