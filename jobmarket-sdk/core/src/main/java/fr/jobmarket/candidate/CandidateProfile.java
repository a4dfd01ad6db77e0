package fr.jobmarket.candidate;

import fr.jobmarket.error.InvalidInputException;
import fr.jobmarket.offer.Contract;
import fr.jobmarket.referential.CodeForm;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a candidate says about themselves. Everything is optional; an empty profile is a valid one. There is no room for
 * a name, an age, a gender or an origin, because none of them may count. Immutable.
 *
 * <pre>{@code
 * CandidateProfile.builder().jobTitle("data engineer").skills("Python", "SQL").near("69123", 30).build();
 * }</pre>
 *
 * @param occupations ROME codes the candidate looks for
 * @param jobTitle the post looked for, in their own words
 * @param skills codes or labels of skills
 * @param place where they look
 * @param remote true to prefer offers with remote work
 * @param contracts accepted forms of contract; empty accepts all
 * @param minAnnualSalary gross euros per year below which an offer does not interest them
 * @param experienceYears years of experience, 0 or more
 * @param languages languages spoken
 * @param licences licences held
 * @param text free text, for example a CV
 */
public record CandidateProfile(
        List<String> occupations,
        @Nullable String jobTitle,
        List<String> skills,
        @Nullable DesiredPlace place,
        @Nullable Boolean remote,
        List<Contract.Type> contracts,
        @Nullable Double minAnnualSalary,
        @Nullable Double experienceYears,
        List<String> languages,
        List<String> licences,
        @Nullable String text) {

    /** A profile that says nothing. */
    public static final CandidateProfile EMPTY = new CandidateProfile(
            List.of(), null, List.of(), null, null, List.of(), null, null, List.of(), List.of(), null);

    /** Copies the lists; an absent list is an empty one. */
    @SuppressWarnings("ConstantValue") // JSON readers pass null for absent lists
    public CandidateProfile {
        occupations = copy(occupations);
        skills = copy(skills);
        contracts = copy(contracts);
        languages = copy(languages);
        licences = copy(licences);
    }

    /** A builder for a profile that says nothing yet. */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * The profile in this JSON text.
     *
     * @throws InvalidInputException when the text is not JSON, a field is unknown or has the wrong type, or the values
     *     are not possible; the message names the field
     */
    public static CandidateProfile ofJson(String json) {
        Objects.requireNonNull(json, "json");
        return CandidateJson.read(json);
    }

    /** Whether it says anything about the work looked for: an occupation, a title, a skill or a text. */
    public boolean namesWork() {
        return !occupations.isEmpty()
                || !skills.isEmpty()
                || (jobTitle != null && !jobTitle.isBlank())
                || (text != null && !text.isBlank());
    }

    /** One line of JSON; absent values are left out. */
    public String toJson() {
        return CandidateJson.write(this);
    }

    /**
     * What is wrong with this profile; empty when nothing is. The constructor does not check, so that a profile can be
     * read first and all its problems be shown together.
     */
    public List<Problem> problems() {
        return ProfileRules.problems(this);
    }

    /** This profile. Throws {@link InvalidInputException} listing all {@linkplain #problems() problems}, if any. */
    public CandidateProfile requireValid() {
        List<Problem> problems = problems();
        if (!problems.isEmpty()) {
            throw new InvalidInputException(problems.stream()
                    .map(Problem::toString)
                    .collect(Collectors.joining("; ", "invalid candidate profile: ", "")));
        }
        return this;
    }

    private static <T> List<T> copy(@Nullable List<T> list) {
        return list == null ? List.of() : List.copyOf(list);
    }

    /**
     * Where a candidate looks: a commune or a point, and how far around it.
     *
     * @param communeCode INSEE code
     * @param latitude degrees north; with {@code longitude}
     * @param longitude degrees east; with {@code latitude}
     * @param maxDistanceKm how far, in kilometres; 50 when absent
     */
    public record DesiredPlace(
            @Nullable String communeCode,
            @Nullable Double latitude,
            @Nullable Double longitude,
            @Nullable Double maxDistanceKm) {}

    /** Collects the parts of a {@link CandidateProfile}. Not thread-safe. */
    public static final class Builder {
        private List<String> occupations = List.of();
        private List<String> skills = List.of();
        private List<Contract.Type> contracts = List.of();
        private List<String> languages = List.of();
        private List<String> licences = List.of();
        private @Nullable String jobTitle;
        private @Nullable DesiredPlace place;
        private @Nullable Boolean remote;
        private @Nullable Double minAnnualSalary;
        private @Nullable Double experienceYears;
        private @Nullable String text;

        private Builder() {}

        /** Sets {@link CandidateProfile#occupations()}. */
        public Builder occupations(Collection<String> occupations) {
            Objects.requireNonNull(occupations, "occupations");
            this.occupations = List.copyOf(occupations);
            return this;
        }

        /** Sets {@link CandidateProfile#occupations()}. */
        public Builder occupations(String... occupations) {
            return occupations(Arrays.asList(occupations));
        }

        /** Sets {@link CandidateProfile#skills()}. */
        public Builder skills(Collection<String> skills) {
            Objects.requireNonNull(skills, "skills");
            this.skills = List.copyOf(skills);
            return this;
        }

        /** Sets {@link CandidateProfile#skills()}. */
        public Builder skills(String... skills) {
            return skills(Arrays.asList(skills));
        }

        /** Sets {@link CandidateProfile#contracts()}. */
        public Builder contracts(Collection<Contract.Type> contracts) {
            Objects.requireNonNull(contracts, "contracts");
            this.contracts = List.copyOf(contracts);
            return this;
        }

        /** Sets {@link CandidateProfile#contracts()}. */
        public Builder contracts(Contract.Type... contracts) {
            return contracts(Arrays.asList(contracts));
        }

        /** Sets {@link CandidateProfile#languages()}. */
        public Builder languages(Collection<String> languages) {
            Objects.requireNonNull(languages, "languages");
            this.languages = List.copyOf(languages);
            return this;
        }

        /** Sets {@link CandidateProfile#languages()}. */
        public Builder languages(String... languages) {
            return languages(Arrays.asList(languages));
        }

        /** Sets {@link CandidateProfile#licences()}. */
        public Builder licences(Collection<String> licences) {
            Objects.requireNonNull(licences, "licences");
            this.licences = List.copyOf(licences);
            return this;
        }

        /** Sets {@link CandidateProfile#licences()}. */
        public Builder licences(String... licences) {
            return licences(Arrays.asList(licences));
        }

        /** Sets {@link CandidateProfile#jobTitle()}. */
        public Builder jobTitle(@Nullable String jobTitle) {
            this.jobTitle = jobTitle;
            return this;
        }

        /** Sets {@link CandidateProfile#place()}. */
        public Builder place(@Nullable DesiredPlace place) {
            this.place = place;
            return this;
        }

        /** Sets {@link CandidateProfile#remote()}. */
        public Builder remote(@Nullable Boolean remote) {
            this.remote = remote;
            return this;
        }

        /** Sets {@link CandidateProfile#minAnnualSalary()}. */
        public Builder minAnnualSalary(@Nullable Double minAnnualSalary) {
            this.minAnnualSalary = minAnnualSalary;
            return this;
        }

        /** Sets {@link CandidateProfile#experienceYears()}. */
        public Builder experienceYears(@Nullable Double experienceYears) {
            this.experienceYears = experienceYears;
            return this;
        }

        /** Sets {@link CandidateProfile#text()}. */
        public Builder text(@Nullable String text) {
            this.text = text;
            return this;
        }

        /** Sets {@link CandidateProfile#place()} to so many kilometres around a commune. */
        public Builder near(String communeCode, double maxDistanceKm) {
            Objects.requireNonNull(communeCode, "communeCode");
            return place(new DesiredPlace(communeCode, null, null, maxDistanceKm));
        }

        /** Sets {@link CandidateProfile#place()} to so many kilometres around a point. */
        public Builder near(double latitude, double longitude, double maxDistanceKm) {
            return place(new DesiredPlace(null, latitude, longitude, maxDistanceKm));
        }

        /** The profile. Throws {@link InvalidInputException} listing every problem. */
        public CandidateProfile build() {
            return new CandidateProfile(
                            occupations,
                            jobTitle,
                            skills,
                            place,
                            remote,
                            contracts,
                            minAnnualSalary,
                            experienceYears,
                            languages,
                            licences,
                            text)
                    .requireValid();
        }
    }

    /**
     * What is wrong with a profile. As a text it says so in English, after the name of the field and a colon; its parts are
     * for programs that word it in another language.
     */
    public sealed interface Problem {

        /** The field, such as {@code place.latitude}. */
        String field();

        /**
         * A code is none.
         *
         * @param field the field
         * @param objection why it is none
         */
        record WrongCode(String field, CodeForm.Objection objection) implements Problem {

            @Override
            public String toString() {
                return field + ": " + objection;
            }
        }

        /**
         * A list is too long.
         *
         * @param field the field
         * @param most how many values are allowed
         * @param given how many there are
         */
        record TooMany(String field, int most, int given) implements Problem {

            @Override
            public String toString() {
                return field + ": at most " + most + " values, not " + given;
            }
        }

        /**
         * A text is too long.
         *
         * @param field the field
         * @param most how many characters are allowed
         * @param given how many there are
         */
        record TooLong(String field, int most, int given) implements Problem {

            @Override
            public String toString() {
                return field + ": at most " + most + " characters, not " + given;
            }
        }

        /**
         * A number is out of bounds, or none.
         *
         * @param field the field
         * @param unit what it counts
         * @param least the lowest allowed
         * @param most the highest allowed
         * @param given the number
         */
        record OutOfRange(String field, Unit unit, long least, long most, double given) implements Problem {

            @Override
            public String toString() {
                return field + ": " + unit.words + " between " + least + " and " + most + ", not " + given;
            }
        }

        /**
         * A latitude without a longitude, or the other way round.
         *
         * @param field the field
         */
        record HalfAPoint(String field) implements Problem {

            @Override
            public String toString() {
                return field + ": latitude and longitude belong together";
            }
        }

        /** What numbers of a profile count. */
        enum Unit {
            /** Gross euros per year. */
            EUROS_PER_YEAR("gross euros per year"),
            /** Years. */
            YEARS("years"),
            /** Degrees of latitude or longitude. */
            DEGREES("degrees"),
            /** Kilometres. */
            KILOMETRES("kilometres");

            private final String words;

            Unit(String words) {
                this.words = words;
            }
        }
    }
}
