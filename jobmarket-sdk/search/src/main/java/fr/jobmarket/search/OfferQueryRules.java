package fr.jobmarket.search;

import fr.jobmarket.error.InvalidInputException;
import fr.jobmarket.referential.CodeForm;
import fr.jobmarket.search.OfferQuery.Near;
import fr.jobmarket.search.OfferQuery.Sort;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a query must satisfy before the index is asked. */
final class OfferQueryRules {

    /** Longer texts are pasted documents, which the index would answer with noise. */
    private static final int MAX_TEXT_LENGTH = 1_000;

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
        int length = text == null ? 0 : text.codePointCount(0, text.length());
        if (length > MAX_TEXT_LENGTH) {
            problems.add("text: at most " + MAX_TEXT_LENGTH + " characters, not " + length);
        }
        codes("occupations", occupations, CodeForm.ROME, problems);
        codes("regions", regions, CodeForm.REGION, problems);
        codes("departments", departments, CodeForm.DEPARTMENT, problems);
        codes("communes", communes, CodeForm.COMMUNE, problems);
        codes("postalCodes", postalCodes, CodeForm.POSTAL_CODE, problems);
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

    private static void codes(String component, List<String> values, CodeForm form, List<String> problems) {
        for (String value : values) {
            form.objection(value).ifPresent(objection -> problems.add(component + ": " + objection));
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
