package fr.jobmarket.referential;

/**
 * Why a text is no code of a kind. As a text it says so in English, in words that follow the name of what was given; its
 * parts are for programs that word it in another language.
 */
public sealed interface CodeObjection {

    /** What was given. */
    String text();

    /**
     * It does not look like one, or is not spelt as codes are.
     *
     * @param text what was given
     * @param form what it was meant to be
     */
    record OtherForm(String text, CodeForm form) implements CodeObjection {

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
    record Nonexistent(String text, CodeForm form) implements CodeObjection {

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
    record PostalCode(String text, Commune commune) implements CodeObjection {

        @Override
        public String toString() {
            return "\"" + text + "\" does not exist as the INSEE code of a commune; it is a postal code, of "
                    + commune.name() + " (" + commune.code() + ")";
        }
    }
}
