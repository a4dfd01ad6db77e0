package fr.jobmarket.candidate;

import fr.jobmarket.referential.CodeObjection;

/**
 * What is wrong with a profile. As a text it says so in English, after the name of the field and a colon; its parts are
 * for programs that word it in another language.
 */
public sealed interface ProfileProblem {

    /** The field, such as {@code place.latitude}. */
    String field();

    /**
     * A code is none.
     *
     * @param field the field
     * @param objection why it is none
     */
    record WrongCode(String field, CodeObjection objection) implements ProfileProblem {

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
    record TooMany(String field, int most, int given) implements ProfileProblem {

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
    record TooLong(String field, int most, int given) implements ProfileProblem {

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
    record OutOfRange(String field, Unit unit, long least, long most, double given) implements ProfileProblem {

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
    record HalfAPoint(String field) implements ProfileProblem {

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
