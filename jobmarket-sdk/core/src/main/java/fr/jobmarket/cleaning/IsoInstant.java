package fr.jobmarket.cleaning;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code 2026-11-20T08:15:30Z}, with up to nine decimals of a second: the one form both sources use. The general
 * parser of the JDK costs as much as reading the rest of an offer.
 */
final class IsoInstant {

    private static final String FORM = "0000-00-00T00:00:00";

    private IsoInstant() {}

    /** The instant, or null for any other form and for dates that do not exist. */
    static @Nullable Instant parse(String text) {
        int length = text.length();
        if (length < FORM.length() + 1 || length > FORM.length() + 11 || text.charAt(length - 1) != 'Z') {
            return null;
        }
        for (int i = 0; i < FORM.length(); i++) {
            char expected = FORM.charAt(i);
            char c = text.charAt(i);
            if (expected == '0' ? c < '0' || c > '9' : c != expected) {
                return null;
            }
        }
        int nanos = nanos(text, length);
        int hour = number(text, 11, 13);
        int minute = number(text, 14, 16);
        int second = number(text, 17, 19);
        if (nanos < 0 || hour > 23 || minute > 59 || second > 59) {
            return null;
        }
        try {
            long day = LocalDate.of(number(text, 0, 4), number(text, 5, 7), number(text, 8, 10))
                    .toEpochDay();
            return Instant.ofEpochSecond(((day * 24 + hour) * 60 + minute) * 60 + second, nanos);
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static int nanos(String text, int length) {
        int from = FORM.length();
        if (length == from + 1) {
            return 0;
        }
        if (text.charAt(from) != '.' || length == from + 2) {
            return -1;
        }
        int nanos = 0;
        for (int i = 0; i < 9; i++) {
            int at = from + 1 + i;
            char c = at < length - 1 ? text.charAt(at) : '0';
            if (c < '0' || c > '9') {
                return -1;
            }
            nanos = nanos * 10 + c - '0';
        }
        return nanos;
    }

    private static int number(String text, int from, int to) {
        int number = 0;
        for (int i = from; i < to; i++) {
            number = number * 10 + text.charAt(i) - '0';
        }
        return number;
    }
}
