package fr.jobmarket.referential;

/**
 * The form in which names of places are compared: lower case, without accents, hyphens, apostrophes and brackets,
 * "St", "Ste", "Sts" and "Stes" written out, "œ" as "oe". {@code "ST-JEAN D'ANGELY"} and {@code "Saint-Jean-d'Angély"} give the same
 * key.
 */
public final class PlaceNames {

    private static final String FOLDED_FROM = "àáâãäåçèéêëìíîïñòóôõöùúûüýÿ";
    private static final String FOLDED_TO = "aaaaaaceeeeiiiinooooouuuuyy";
    private static final char[] FOLD = foldTable();

    private PlaceNames() {}

    private static char[] foldTable() {
        char[] table = new char[0x180];
        for (char c = 0; c < table.length; c++) {
            char lower = Character.toLowerCase(c);
            int accented = FOLDED_FROM.indexOf(lower);
            table[c] = accented >= 0 ? FOLDED_TO.charAt(accented) : Character.isLetterOrDigit(lower) ? lower : ' ';
        }
        return table;
    }

    /** The key of a name; empty when it has neither letters nor digits. */
    public static String key(String name) {
        StringBuilder key = new StringBuilder(name.length() + 8);
        int wordStart = 0;
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (c == 'œ' || c == 'Œ') {
                key.append("oe");
            } else if (c == 'æ' || c == 'Æ') {
                key.append("ae");
            } else {
                char folded = c < FOLD.length ? FOLD[c] : Character.isLetterOrDigit(c) ? c : ' ';
                if (folded != ' ') {
                    key.append(folded);
                } else if (key.length() > wordStart && !isCombining(c)) {
                    writeOut(key, wordStart);
                    key.append(' ');
                    wordStart = key.length();
                }
            }
        }
        writeOut(key, wordStart);
        int end = key.length();
        while (end > 0 && key.charAt(end - 1) == ' ') {
            end--;
        }
        return key.substring(0, end);
    }

    /** Accents written as characters of their own; they vanish instead of ending a word. */
    private static boolean isCombining(char c) {
        return c >= '\u0300' && c <= '\u036f';
    }

    private static void writeOut(StringBuilder key, int start) {
        int length = key.length() - start;
        if (length < 2 || length > 4 || key.charAt(start) != 's' || key.charAt(start + 1) != 't') {
            return;
        }
        String ending = key.substring(start + 2);
        if (ending.isEmpty() || ending.equals("e") || ending.equals("s") || ending.equals("es")) {
            key.setLength(start);
            key.append("saint").append(ending);
        }
    }
}
