package fr.jobmarket.search.internal;

/** Reads languages as offers and candidates word them: "Anglais", "anglais courant", "Anglais (B2)". */
public final class Languages {

    private Languages() {}

    /** The comparable name of the language without its level. */
    public static String key(String worded) {
        String name = ExactTerm.of(worded);
        int end = 0;
        while (end < name.length() && Character.isLetter(name.charAt(end))) {
            end++;
        }
        return end == 0 ? name : name.substring(0, end);
    }
}
