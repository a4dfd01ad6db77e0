package fr.jobmarket.gateway.http;

import fr.jobmarket.referential.CodeForm;
import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads query parameters; what is not allowed becomes a 400 that names the parameter and says what is allowed. */
public final class QueryParameters {

    private static final int MAX_VALUES = 50;
    private static final int MAX_SHOWN = 60;
    /** Java reads more as a number than people write: digits of every script, "0x1p3", "1d". */
    private static final Pattern WHOLE_NUMBER = Pattern.compile("[+-]?[0-9]{1,18}");

    private static final Pattern NUMBER = Pattern.compile("[+-]?[0-9]{1,18}(\\.[0-9]{1,18})?");
    private static final Pattern BLANK = Pattern.compile("\\s");

    private QueryParameters() {}

    /** A whole number within these bounds, or the default when absent. */
    public static int integer(String name, @Nullable String text, int defaultValue, int min, int max) {
        if (text == null) {
            return defaultValue;
        }
        Message allowed = MessageKey.WHOLE_NUMBER_WITHIN.with(min, max);
        String stripped = text.strip();
        if (WHOLE_NUMBER.matcher(stripped).matches()) {
            long value = Long.parseLong(stripped);
            if (value >= min && value <= max) {
                return (int) value;
            }
        }
        throw refused(name, text, allowed);
    }

    /** A number within these bounds, or null when absent. */
    public static @Nullable Double number(String name, @Nullable String text, double min, double max, MessageKey unit) {
        if (text == null) {
            return null;
        }
        Message allowed = MessageKey.NUMBER_WITHIN.with(unit.with(), plain(min), plain(max));
        String stripped = text.strip();
        if (NUMBER.matcher(stripped).matches()) {
            double value = Double.parseDouble(stripped);
            if (value >= min && value <= max) {
                return value;
            }
        }
        throw refused(name, text, allowed);
    }

    /** {@code true}, {@code false}, or {@code any}, which is null; or the default when absent. */
    public static @Nullable Boolean flagOrAny(String name, @Nullable String text, @Nullable Boolean defaultValue) {
        if (text == null) {
            return defaultValue;
        }
        return switch (text.strip().toLowerCase(Locale.ROOT)) {
            case "true" -> Boolean.TRUE;
            case "false" -> Boolean.FALSE;
            case "any" -> null;
            default -> throw refused(name, text, MessageKey.TRUE_FALSE_OR_ANY.with());
        };
    }

    /** A moment: a day (its start in UTC) or an instant; null when absent. */
    public static @Nullable Instant moment(String name, @Nullable String text) {
        if (text == null) {
            return null;
        }
        String stripped = text.strip();
        try {
            return stripped.length() == 10
                    ? LocalDate.parse(stripped).atStartOfDay(ZoneOffset.UTC).toInstant()
                    : OffsetDateTime.parse(stripped).toInstant();
        } catch (DateTimeException e) {
            throw refused(name, text, MessageKey.DAY_OR_INSTANT.with());
        }
    }

    /** A day, or null when absent. */
    public static @Nullable LocalDate day(String name, @Nullable String text) {
        if (text == null) {
            return null;
        }
        try {
            return LocalDate.parse(text.strip());
        } catch (DateTimeException e) {
            throw refused(name, text, MessageKey.DAY.with());
        }
    }

    /** The texts of a parameter that may be repeated or hold several values between commas. */
    public static List<String> list(String name, @Nullable List<String> texts) {
        return separated(name, texts, QueryParameters::parts);
    }

    private static Stream<String> parts(String text) {
        return Arrays.stream(text.split(",", -1));
    }

    private static List<String> separated(
            String name, @Nullable List<String> texts, Function<String, Stream<String>> separator) {
        if (texts == null) {
            return List.of();
        }
        List<String> values =
                texts.stream().flatMap(separator).map(String::strip).distinct().toList();
        if (values.contains("")) {
            throw ProblemException.parameter(name, MessageKey.EMPTY_VALUE.with());
        }
        if (values.size() > MAX_VALUES) {
            throw ProblemException.parameter(name, MessageKey.TOO_MANY_VALUES.with(values.size(), MAX_VALUES));
        }
        return values;
    }

    /**
     * Labels or codes, of a parameter that may be repeated. A value with a blank in it is one label, whatever commas it
     * has; one without may be several codes or words between commas.
     */
    public static List<String> labels(String name, @Nullable List<String> texts) {
        return separated(name, texts, text -> BLANK.matcher(text.strip()).find() ? Stream.of(text) : parts(text));
    }

    /** Codes of this form, in upper case. */
    public static List<String> codes(String name, @Nullable List<String> texts, CodeForm form) {
        return list(name, texts).stream().map(text -> read(name, text, form)).toList();
    }

    /** One code of this form, in upper case, or null when absent. */
    public static @Nullable String code(String name, @Nullable String text, CodeForm form) {
        return text == null ? null : read(name, text, form);
    }

    private static String read(String name, String text, CodeForm form) {
        String code = form.read(text).orElseThrow(() -> refused(name, text, Objections.message(form)));
        form.objection(code).ifPresent(objection -> {
            throw ProblemException.parameter(name, Objections.message(objection));
        });
        return code;
    }

    /** Constants of an enum under the names they have in the API, whatever the case. */
    public static <E extends Enum<E>> List<E> constants(
            String name, @Nullable List<String> texts, Class<E> type, Function<E, String> apiName) {
        return list(name, texts).stream()
                .map(text -> constant(name, text, type, apiName))
                .toList();
    }

    /** One constant of an enum under the name it has in the API, whatever the case. */
    public static <E extends Enum<E>> E constant(String name, String text, Class<E> type, Function<E, String> apiName) {
        Optional<E> found = Arrays.stream(type.getEnumConstants())
                .filter(constant -> apiName.apply(constant).equalsIgnoreCase(text.strip()))
                .findFirst();
        return found.orElseThrow(() -> refused(
                name,
                text,
                MessageKey.ONE_OF.with(
                        Arrays.stream(type.getEnumConstants()).map(apiName).collect(Collectors.joining(", ")))));
    }

    /** A text of at most this many characters, however they are encoded; null when absent or blank. */
    public static @Nullable String text(String name, @Nullable String text, int maxLength) {
        if (text == null || text.isBlank()) {
            return null;
        }
        String composed = Normalizer.normalize(text, Normalizer.Form.NFC);
        int length = composed.codePointCount(0, composed.length());
        if (length > maxLength) {
            throw ProblemException.parameter(name, MessageKey.TOO_LONG.with(length, maxLength));
        }
        return composed.strip();
    }

    /** What is not allowed, and what is: the value itself, or a message about values. */
    public static ProblemException refused(String name, String text, Object allowed) {
        String shown = text.length() <= MAX_SHOWN ? text : text.substring(0, MAX_SHOWN) + "…";
        return ProblemException.parameter(name, MessageKey.REFUSED.with(shown, allowed));
    }

    private static String plain(double bound) {
        return bound == Math.rint(bound) ? Long.toString((long) bound) : Double.toString(bound);
    }
}
