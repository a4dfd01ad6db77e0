package fr.jobmarket.internal;

import java.util.Map;

/**
 * What the masculine, the feminine and the plural of a French word share: "développeur" of "développeuses". A key to compare
 * words by, not a word itself: "vente" leaves "vent".
 */
public final class NeutralForm {

    private static final int SHORTEST = 3;

    /** What has fewer letters has no ending of a trade ("pneus", "vive"). */
    private static final int SHORTEST_WITH_ENDING = 5;

    private static final String WOMAN = "woman";

    /** Feminine forms that follow no rule, or one that would make "entreprise" and "adresse" something else. */
    private static final Map<String, String> IRREGULAR = Map.of(
            "commise", "commis",
            "hotesse", "hote",
            "maitresse", "maitre",
            "mairesse", "maire",
            "pretresse", "pretre",
            "doctoresse", "docteur",
            "manageuse", "manager",
            "designeuse", "designer",
            "reportrice", "reporter",
            "barmaid", "barman");

    private NeutralForm() {}

    /** The masculine of a feminine word that follows no rule, otherwise the word; both folded and in the singular. */
    public static String masculineOfIrregular(String word) {
        return word.endsWith(WOMAN)
                ? word.substring(0, word.length() - WOMAN.length()) + "man"
                : IRREGULAR.getOrDefault(word, word);
    }

    /** The neutral form of a folded word. */
    public static String of(String word) {
        char[] letters = word.toCharArray();
        return new String(letters, 0, shorten(letters, letters.length));
    }

    /** Whether a word that ends with this letter may have a neutral form other than itself. */
    public static boolean mayDiffer(int last) {
        return last == 'e' || isPlural(last) || last == 'n' || last == 'd';
    }

    private static boolean isPlural(int last) {
        return last == 's' || last == 'x';
    }

    /**
     * Leaves the neutral form of a folded word.
     *
     * @param word its letters, which may change
     * @return how many letters are left
     */
    public static int shorten(char[] word, int length) {
        if (length <= SHORTEST || !mayDiffer(word[length - 1])) {
            return length;
        }
        int singular = isPlural(word[length - 1]) ? length - 1 : length;
        if (mayBeIrregular(word[singular - 2], word[singular - 1])) {
            String feminine = new String(word, 0, singular);
            String masculine = masculineOfIrregular(feminine);
            if (!masculine.equals(feminine)) {
                masculine.getChars(0, masculine.length(), word, 0);
                return shorten(word, masculine.length());
            }
        }
        int n = singular;
        while (n > SHORTEST && word[n - 1] == 'e') {
            n--;
        }
        return n == singular || n < SHORTEST_WITH_ENDING ? n : withMasculineEnding(word, n);
    }

    /** All irregular words end so; few others do, which saves looking them up. */
    private static boolean mayBeIrregular(char beforeLast, char last) {
        return switch (last) {
            case 'e' -> beforeLast == 's' || beforeLast == 'c';
            case 'd' -> beforeLast == 'i';
            case 'n' -> beforeLast == 'a';
            default -> false;
        };
    }

    /** Puts the masculine ending in the place of a feminine one that has lost its "e". */
    private static int withMasculineEnding(char[] word, int n) {
        char beforeLast = word[n - 2];
        switch (word[n - 1]) {
            case 's', 'z' -> {
                // "vendeuse", and the typo "vendeuze"
                if (word[n - 3] == 'e' && beforeLast == 'u') {
                    word[n - 1] = 'r';
                }
            }
            case 'c' -> {
                // "directrice", "ambassadrice"
                if (word[n - 3] == 'r' && beforeLast == 'i' && (word[n - 4] == 't' || word[n - 4] == 'd')) {
                    word[n - 3] = 'e';
                    word[n - 2] = 'u';
                    word[n - 1] = 'r';
                }
            }
            case 'v' -> word[n - 1] = beforeLast == 'i' ? 'f' : 'v';
            case 'n', 'l', 't', 'f' -> {
                return beforeLast == word[n - 1] ? n - 1 : n;
            }
            default -> {}
        }
        return n;
    }
}
