package fr.jobmarket.search.internal;

import java.text.Normalizer;

/** Reads languages as offers and candidates word them: "Anglais", "anglais courant", "Anglais (B2)". */
public final class Languages {

    private Languages() {}

    /** The comparable name of the language without its level. */
    public static String key(String worded) {
        return firstWord(ExactTerm.of(worded));
    }

    /** The language for people, as it is worded there, without its level. */
    static String name(String worded) {
        return firstWord(Normalizer.normalize(worded.strip(), Normalizer.Form.NFC));
    }

    private static String firstWord(String text) {
        int end = 0;
        while (end < text.length() && Character.isLetter(text.charAt(end))) {
            end++;
        }
        return end == 0 ? text : text.substring(0, end);
    }
}
