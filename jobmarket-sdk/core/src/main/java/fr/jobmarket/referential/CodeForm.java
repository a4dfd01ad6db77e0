package fr.jobmarket.referential;

import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * What codes of the French nomenclatures look like. Each form has its regular expression, which lets letters be small,
 * as a text for schemas and annotations; codes are spelt with capitals. Immutable.
 */
public final class CodeForm {

    /** An occupation of the ROME, in any of its editions. */
    public static final String ROME_REGEX = "[A-Na-n][0-9]{4}";
    /** A region, by INSEE, or an overseas collectivity. */
    public static final String REGION_REGEX = "([0-9]{2}|9[78][0-9])";
    /** A department, overseas collectivities included. */
    public static final String DEPARTMENT_REGEX = "([0-9]{2,3}|2[ABab])";
    /** A commune, by INSEE. */
    public static final String COMMUNE_REGEX = "([0-9]{2}|2[ABab])[0-9]{3}";
    /** A postal code. */
    public static final String POSTAL_CODE_REGEX = "[0-9]{5}";

    /** An occupation of the ROME, in any of its editions: whether it exists is not looked up. */
    public static final CodeForm ROME = new CodeForm(ROME_REGEX, "a ROME code such as M1805", code -> true);
    /** A region of today, or an overseas collectivity such as 988. */
    public static final CodeForm REGION =
            new CodeForm(REGION_REGEX, "the INSEE code of a region such as 11", code -> places().region(code)
                    .isPresent());
    /** A department or overseas collectivity of today. */
    public static final CodeForm DEPARTMENT =
            new CodeForm(DEPARTMENT_REGEX, "a department code such as 75, 2A or 974", code -> places().department(code)
                    .isPresent());
    /** A commune of today or one that was merged, or a district of Paris, Lyon or Marseille; not a postal code. */
    public static final CodeForm COMMUNE =
            new CodeForm(COMMUNE_REGEX, "the INSEE code of a commune such as 69123", code -> places().commune(code)
                    .isPresent());
    /** A postal code; whether it exists is not looked up, since those of companies are in no list. */
    public static final CodeForm POSTAL_CODE =
            new CodeForm(POSTAL_CODE_REGEX, "a postal code of five digits", code -> true);

    private final Pattern pattern;
    private final String description;
    private final Predicate<String> exists;

    private CodeForm(String regex, String description, Predicate<String> exists) {
        this.pattern = Pattern.compile(regex);
        this.description = description;
        this.exists = exists;
    }

    private static Places places() {
        return Places.ofFrance();
    }

    /** Such a code in words, with an example: {@code a ROME code such as M1805}. */
    public String description() {
        return description;
    }

    /** The code that a text spells, whatever its case and the blanks around it; empty when it has not this form. */
    public Optional<String> read(String text) {
        String code = text.strip().toUpperCase(Locale.ROOT);
        return pattern.matcher(code).matches() ? Optional.of(code) : Optional.empty();
    }

    /** Whether a text has this form and is spelt as codes are. Does not tell whether the code exists. */
    public boolean matches(String text) {
        return pattern.matcher(text).matches() && text.equals(text.toUpperCase(Locale.ROOT));
    }

    /**
     * Why a text is no code of this kind: {@code "Bretagne" is not the INSEE code of a region such as 11}. Empty when it
     * is one, exists as far as that is looked up, and is spelt as codes are.
     */
    public Optional<Objection> objection(String text) {
        if (!matches(text)) {
            return Optional.of(new Objection.OtherForm(text, this));
        }
        return exists.test(text) ? Optional.empty() : Optional.of(nonexistent(text));
    }

    private Objection nonexistent(String code) {
        return places().byPostalCode(code).stream()
                .findFirst()
                .filter(commune -> this == COMMUNE)
                .<Objection>map(commune -> new Objection.PostalCode(code, commune))
                .orElseGet(() -> new Objection.Nonexistent(code, this));
    }

    /**
     * Why a text is no code of a kind. As a text it says so in English, in words that follow the name of what was given; its
     * parts are for programs that word it in another language.
     */
    public sealed interface Objection {

        /** What was given. */
        String text();

        /**
         * It does not look like one, or is not spelt as codes are.
         *
         * @param text what was given
         * @param form what it was meant to be
         */
        record OtherForm(String text, CodeForm form) implements Objection {

            @Override
            public String toString() {
                return "\"" + text + "\" is not " + form.description();
            }
        }

        /**
         * It looks like one, and there is no such code.
         *
         * @param text what was given
         * @param form what it was meant to be
         */
        record Nonexistent(String text, CodeForm form) implements Objection {

            @Override
            public String toString() {
                return "\"" + text + "\" does not exist; it must be " + form.description();
            }
        }

        /**
         * It is the postal code of a commune, and was meant to be the INSEE code of one.
         *
         * @param text what was given
         * @param commune the first commune with this postal code
         */
        record PostalCode(String text, Commune commune) implements Objection {

            @Override
            public String toString() {
                return "\"" + text + "\" does not exist as the INSEE code of a commune; it is a postal code, of "
                        + commune.name() + " (" + commune.code() + ")";
            }
        }
    }
}
