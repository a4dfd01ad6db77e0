package fr.jobmarket.source.adzuna.internal;

import fr.jobmarket.error.InvalidInputException;
import java.util.Arrays;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** The search parameters of Adzuna; anything else is answered with an HTML error page, so it is never sent. */
public enum AdzunaParameter {
    WHAT("what", "some words", AdzunaParameter::words),
    WHAT_AND("what_and", "some words", AdzunaParameter::words),
    WHAT_PHRASE("what_phrase", "some words", AdzunaParameter::words),
    WHAT_OR("what_or", "some words", AdzunaParameter::words),
    WHAT_EXCLUDE("what_exclude", "some words", AdzunaParameter::words),
    TITLE_ONLY("title_only", "some words", AdzunaParameter::words),
    WHERE("where", "a place", AdzunaParameter::words),
    DISTANCE("distance", "kilometres", AdzunaParameter::number),
    LOCATION0("location0", "an area", AdzunaParameter::words),
    LOCATION1("location1", "an area", AdzunaParameter::words),
    LOCATION2("location2", "an area", AdzunaParameter::words),
    LOCATION3("location3", "an area", AdzunaParameter::words),
    LOCATION4("location4", "an area", AdzunaParameter::words),
    LOCATION5("location5", "an area", AdzunaParameter::words),
    LOCATION6("location6", "an area", AdzunaParameter::words),
    LOCATION7("location7", "an area", AdzunaParameter::words),
    MAX_DAYS_OLD("max_days_old", "a number of days", AdzunaParameter::number),
    CATEGORY("category", "a category tag such as it-jobs", value -> value.matches("[a-z0-9-]+")),
    SORT_BY(
            "sort_by",
            "default, hybrid, date, salary or relevance",
            value -> value.matches("default|hybrid|date|salary|relevance")),
    SORT_DIR("sort_dir", "up or down", value -> value.matches("up|down")),
    SALARY_MIN("salary_min", "an amount", AdzunaParameter::number),
    SALARY_MAX("salary_max", "an amount", AdzunaParameter::number),
    SALARY_INCLUDE_UNKNOWN("salary_include_unknown", "1", "1"::equals),
    FULL_TIME("full_time", "1", "1"::equals),
    PART_TIME("part_time", "1", "1"::equals),
    CONTRACT("contract", "1", "1"::equals),
    PERMANENT("permanent", "1", "1"::equals),
    COMPANY("company", "a company name", AdzunaParameter::words);

    private final String wireName;
    private final String expected;
    private final Predicate<String> rule;

    AdzunaParameter(String wireName, String expected, Predicate<String> rule) {
        this.wireName = wireName;
        this.expected = expected;
        this.rule = rule;
    }

    /** The name in the query string. */
    public String wireName() {
        return wireName;
    }

    /** Throws {@link InvalidInputException} when Adzuna would not accept the value. */
    public void check(String value) {
        if (!rule.test(value)) {
            throw new InvalidInputException(
                    "parameter " + wireName + ": " + expected + " is expected, not \"" + value + "\"");
        }
    }

    /** The parameter of this name. Throws {@link InvalidInputException} naming all when there is none. */
    public static AdzunaParameter of(String wireName) {
        for (AdzunaParameter parameter : values()) {
            if (parameter.wireName.equals(wireName)) {
                return parameter;
            }
        }
        throw new InvalidInputException("unknown Adzuna search parameter \"" + wireName + "\"; known: "
                + Arrays.stream(values()).map(p -> p.wireName).collect(Collectors.joining(", ")));
    }

    private static boolean words(String value) {
        return !value.isBlank() && value.length() <= 500;
    }

    private static boolean number(String value) {
        return value.matches("\\d{1,9}");
    }
}
