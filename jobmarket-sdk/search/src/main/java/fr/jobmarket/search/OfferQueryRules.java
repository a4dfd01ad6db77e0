package fr.jobmarket.search;

import fr.jobmarket.error.InvalidInputException;
import fr.jobmarket.referential.Places;
import fr.jobmarket.search.OfferQuery.Near;
import fr.jobmarket.search.OfferQuery.Sort;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a query must satisfy before the index is asked. */
final class OfferQueryRules {

    /** Longer texts are pasted documents, which the index would answer with noise. */
    private static final int MAX_TEXT_LENGTH = 1_000;

    private static final Pattern ROME_CODE = Pattern.compile("[A-Z]\\d{4}");
    private static final Pattern POSTAL_CODE = Pattern.compile("\\d{5}");

    private OfferQueryRules() {}

    static void check(
            @Nullable String text,
            List<String> occupations,
            List<String> regions,
            List<String> departments,
            List<String> communes,
            List<String> postalCodes,
            @Nullable Near near,
            @Nullable Double minAnnualSalary,
            @Nullable Integer maxExperienceMonths,
            Sort sort,
            int limit) {
        List<String> problems = new ArrayList<>();
        if (text != null && text.length() > MAX_TEXT_LENGTH) {
            problems.add("text: at most " + MAX_TEXT_LENGTH + " characters, not " + text.length());
        }
        codes("occupations", occupations, ROME_CODE, "a ROME code such as M1805", problems);
        Places france = Places.ofFrance();
        known(
                "regions",
                regions,
                code -> france.region(code).isPresent(),
                "the code of a region, such as 53",
                problems);
        known(
                "departments",
                departments,
                code -> france.department(code).isPresent(),
                "the code of a department, such as 75, 2A or 974",
                problems);
        known(
                "communes",
                communes,
                code -> france.commune(code).isPresent(),
                "the INSEE code of a commune, such as 69123 (a postal code goes into postalCodes)",
                problems);
        codes("postalCodes", postalCodes, POSTAL_CODE, "a postal code of five digits", problems);
        if (near != null) {
            point(near, problems);
        }
        if (minAnnualSalary != null && !(minAnnualSalary >= 0 && Double.isFinite(minAnnualSalary))) {
            problems.add("minAnnualSalary: euros per year, 0 or more, not " + minAnnualSalary);
        }
        if (maxExperienceMonths != null && maxExperienceMonths < 0) {
            problems.add("maxExperienceMonths: 0 or more, not " + maxExperienceMonths);
        }
        if (sort == Sort.DISTANCE && near == null) {
            problems.add("sort: DISTANCE needs near (a point and a radius)");
        }
        if (limit < 1 || limit > OfferQuery.MAX_LIMIT) {
            problems.add("limit: 1 to " + OfferQuery.MAX_LIMIT + ", not " + limit);
        }
        if (!problems.isEmpty()) {
            throw new InvalidInputException("invalid search: " + String.join("; ", problems));
        }
    }

    private static void codes(
            String component, List<String> values, Pattern form, String expected, List<String> problems) {
        for (String value : values) {
            if (!form.matcher(value).matches()) {
                problems.add(component + ": \"" + value + "\" is not " + expected);
            }
        }
    }

    /** A name, or a code that nobody has, would silently find nothing. */
    private static void known(
            String component, List<String> codes, Predicate<String> exists, String expected, List<String> problems) {
        for (String code : codes) {
            if (!exists.test(code)) {
                problems.add(component + ": \"" + code + "\" is not " + expected);
            }
        }
    }

    private static void point(Near near, List<String> problems) {
        if (!(Math.abs(near.latitude()) <= 90)) {
            problems.add("near.latitude: -90 to 90, not " + near.latitude());
        }
        if (!(Math.abs(near.longitude()) <= 180)) {
            problems.add("near.longitude: -180 to 180, not " + near.longitude());
        }
        if (!(near.distanceKm() > 0 && near.distanceKm() <= 20_100)) {
            problems.add(
                    "near.distanceKm: above 0, at most 20100 (half way around the Earth), not " + near.distanceKm());
        }
    }
}
