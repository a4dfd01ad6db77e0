package fr.jobmarket.cleaning;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.IsoFields;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads every form of ISO 8601 that names a day or an instant: calendar, week and ordinal dates, extended or basic, alone
 * or with a time down to hours, minutes or seconds, any fraction after a dot or a comma, midnight as 24:00, a leap second,
 * Z or an offset. Without an offset it is UTC, without a time midnight. A space may stand for the T, and the name of a
 * zone behind the offset is passed over. The form both sources use is left to {@link IsoInstant}, which costs less.
 */
final class IsoDates {

    private static final int LONGEST = 64;
    private static final Pattern FORM = Pattern.compile(
            "(?<year>\\d{4})(?:"
                    + "-(?<month>\\d\\d)-(?<day>\\d\\d)|(?<basicMonth>\\d\\d)(?<basicDay>\\d\\d)"
                    + "|-W(?<week>\\d\\d)-(?<weekday>[1-7])|W(?<basicWeek>\\d\\d)(?<basicWeekday>[1-7])"
                    + "|-?(?<ordinal>\\d{3}))"
                    + "(?:(?:T| +)(?<hour>\\d\\d)(?::?(?<minute>\\d\\d)(?::?(?<second>\\d\\d))?)?(?:[.,](?<fraction>\\d{1,18}))?"
                    + " *(?<zone>Z|(?<sign>[+−-])(?<offsetHour>\\d\\d)(?::?(?<offsetMinute>\\d\\d))?)?(?:\\[[\\w/+-]+])?)?",
            Pattern.CASE_INSENSITIVE);

    private IsoDates() {}

    /** The instant, or null for what is no such form and for days and times that do not exist. */
    static @Nullable Instant parse(String text) {
        Matcher form = text.length() > LONGEST ? null : FORM.matcher(text);
        if (form == null || !form.matches()) {
            return null;
        }
        try {
            return day(form)
                    .atStartOfDay()
                    .plusNanos(nanosOfDay(form))
                    .minusMinutes(offsetMinutes(form))
                    .toInstant(ZoneOffset.UTC);
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static LocalDate day(Matcher form) {
        int year = number(form, "year");
        if (form.group("ordinal") != null) {
            return LocalDate.ofYearDay(year, number(form, "ordinal"));
        }
        int week = number(form, "week") + number(form, "basicWeek");
        if (week > 0) {
            int weekday = number(form, "weekday") + number(form, "basicWeekday");
            LocalDate inYear = LocalDate.of(year, 1, 4);
            if (week > IsoFields.WEEK_OF_WEEK_BASED_YEAR.rangeRefinedBy(inYear).getMaximum()) {
                throw new DateTimeException("the year " + year + " has no week " + week);
            }
            return inYear.with(IsoFields.WEEK_OF_WEEK_BASED_YEAR, week)
                    .plusDays(weekday - inYear.getDayOfWeek().getValue());
        }
        return LocalDate.of(
                year,
                number(form, "month") + number(form, "basicMonth"),
                number(form, "day") + number(form, "basicDay"));
    }

    private static long nanosOfDay(Matcher form) {
        int hour = number(form, "hour");
        int minute = number(form, "minute");
        int second = number(form, "second");
        if (hour > 24 || minute > 59 || second > 60 || hour == 24 && minute + second > 0) {
            throw new DateTimeException("no such time of day");
        }
        long unit = form.group("second") != null ? 1 : form.group("minute") != null ? 60 : 3600;
        String fraction = form.group("fraction");
        double part = fraction == null ? 0 : Double.parseDouble("0." + fraction);
        return (hour * 3600L + minute * 60L + second) * 1_000_000_000L + Math.round(part * unit * 1e9);
    }

    private static int offsetMinutes(Matcher form) {
        int hours = number(form, "offsetHour");
        int minutes = number(form, "offsetMinute");
        if (hours > 18 || minutes > 59) {
            throw new DateTimeException("no such offset");
        }
        return "+".equals(form.group("sign")) ? hours * 60 + minutes : -hours * 60 - minutes;
    }

    /** The digits of a part; 0 when it is absent. */
    private static int number(Matcher form, String part) {
        String digits = form.group(part);
        return digits == null ? 0 : Integer.parseInt(digits);
    }
}
