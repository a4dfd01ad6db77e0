package fr.jobmarket.candidate;

import fr.jobmarket.candidate.CandidateProfile.DesiredPlace;
import fr.jobmarket.candidate.CandidateProfile.Problem.HalfAPoint;
import fr.jobmarket.candidate.CandidateProfile.Problem.OutOfRange;
import fr.jobmarket.candidate.CandidateProfile.Problem.TooLong;
import fr.jobmarket.candidate.CandidateProfile.Problem.TooMany;
import fr.jobmarket.candidate.CandidateProfile.Problem.Unit;
import fr.jobmarket.candidate.CandidateProfile.Problem.WrongCode;
import fr.jobmarket.referential.CodeForm;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a profile must satisfy before anything is recommended for it. */
final class ProfileRules {

    private static final int MOST_VALUES = 200;
    private static final int LONGEST_LABEL = 300;
    private static final int LONGEST_TEXT = 50_000;
    private static final long MOST_YEARS = 70;
    private static final long FURTHEST_KM = 20_000;
    private static final long HIGHEST_SALARY = 10_000_000;

    private final List<CandidateProfile.Problem> problems = new ArrayList<>();

    private ProfileRules() {}

    static List<CandidateProfile.Problem> problems(CandidateProfile profile) {
        ProfileRules rules = new ProfileRules();
        rules.labels("occupations", profile.occupations());
        for (String code : profile.occupations()) {
            if (CodeForm.ROME.read(code).isEmpty()) {
                rules.problems.add(new WrongCode("occupations", new CodeForm.Objection.OtherForm(code, CodeForm.ROME)));
            }
        }
        rules.labels("skills", profile.skills());
        rules.labels("languages", profile.languages());
        rules.labels("licences", profile.licences());
        rules.length("jobTitle", profile.jobTitle(), LONGEST_LABEL);
        rules.length("text", profile.text(), LONGEST_TEXT);
        rules.range("minAnnualSalary", profile.minAnnualSalary(), 0, HIGHEST_SALARY, Unit.EUROS_PER_YEAR);
        rules.range("experienceYears", profile.experienceYears(), 0, MOST_YEARS, Unit.YEARS);
        if (profile.place() != null) {
            rules.place(profile.place());
        }
        return List.copyOf(rules.problems);
    }

    private void place(DesiredPlace place) {
        String commune = place.communeCode();
        if (commune != null) {
            CodeForm.COMMUNE
                    .objection(commune)
                    .ifPresent(objection -> problems.add(new WrongCode("place.communeCode", objection)));
        }
        range("place.latitude", place.latitude(), -90, 90, Unit.DEGREES);
        range("place.longitude", place.longitude(), -180, 180, Unit.DEGREES);
        if ((place.latitude() == null) != (place.longitude() == null)) {
            problems.add(new HalfAPoint("place"));
        }
        range("place.maxDistanceKm", place.maxDistanceKm(), 0, FURTHEST_KM, Unit.KILOMETRES);
    }

    private void labels(String field, List<String> values) {
        if (values.size() > MOST_VALUES) {
            problems.add(new TooMany(field, MOST_VALUES, values.size()));
        }
        for (String value : values) {
            length(field, value, LONGEST_LABEL);
        }
    }

    private void length(String field, @Nullable String value, int longest) {
        if (value != null && value.length() > longest) {
            problems.add(new TooLong(field, longest, value.length()));
        }
    }

    private void range(String field, @Nullable Double value, long least, long most, Unit unit) {
        if (value != null && !(value >= least && value <= most)) {
            problems.add(new OutOfRange(field, unit, least, most, value));
        }
    }
}
