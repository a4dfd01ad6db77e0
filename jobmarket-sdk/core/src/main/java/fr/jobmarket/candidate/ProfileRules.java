package fr.jobmarket.candidate;

import fr.jobmarket.candidate.CandidateProfile.DesiredPlace;
import fr.jobmarket.referential.CodeForm;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a profile must satisfy before anything is recommended for it. */
final class ProfileRules {

    private static final int MOST_VALUES = 200;
    private static final int LONGEST_LABEL = 300;
    private static final int LONGEST_TEXT = 50_000;
    private static final double MOST_YEARS = 70;
    private static final double FURTHEST_KM = 20_000;
    private static final double HIGHEST_SALARY = 10_000_000;

    private final List<String> problems = new ArrayList<>();

    private ProfileRules() {}

    static List<String> problems(CandidateProfile profile) {
        ProfileRules rules = new ProfileRules();
        rules.labels("occupations", profile.occupations());
        for (String code : profile.occupations()) {
            if (CodeForm.ROME.read(code).isEmpty()) {
                rules.problem("occupations", "\"" + code + "\" is not " + CodeForm.ROME.description());
            }
        }
        rules.labels("skills", profile.skills());
        rules.labels("languages", profile.languages());
        rules.labels("licences", profile.licences());
        rules.length("jobTitle", profile.jobTitle(), LONGEST_LABEL);
        rules.length("text", profile.text(), LONGEST_TEXT);
        rules.range("minAnnualSalary", profile.minAnnualSalary(), 0, HIGHEST_SALARY, "gross euros per year");
        rules.range("experienceYears", profile.experienceYears(), 0, MOST_YEARS, "years");
        if (profile.place() != null) {
            rules.place(profile.place());
        }
        return List.copyOf(rules.problems);
    }

    private void place(DesiredPlace place) {
        String commune = place.communeCode();
        if (commune != null) {
            CodeForm.COMMUNE.objection(commune).ifPresent(objection -> problem("place.communeCode", objection));
        }
        range("place.latitude", place.latitude(), -90, 90, "degrees");
        range("place.longitude", place.longitude(), -180, 180, "degrees");
        if ((place.latitude() == null) != (place.longitude() == null)) {
            problem("place", "latitude and longitude belong together");
        }
        range("place.maxDistanceKm", place.maxDistanceKm(), 0, FURTHEST_KM, "kilometres");
    }

    private void labels(String field, List<String> values) {
        if (values.size() > MOST_VALUES) {
            problem(field, "at most " + MOST_VALUES + " values, not " + values.size());
        }
        for (String value : values) {
            length(field, value, LONGEST_LABEL);
        }
    }

    private void length(String field, @Nullable String value, int longest) {
        if (value != null && value.length() > longest) {
            problem(field, "at most " + longest + " characters, not " + value.length());
        }
    }

    private void range(String field, @Nullable Double value, double least, double most, String unit) {
        if (value != null && !(value >= least && value <= most)) {
            problem(field, unit + " between " + (long) least + " and " + (long) most + ", not " + value);
        }
    }

    private void problem(String field, String text) {
        problems.add(field + ": " + text);
    }
}
