package fr.jobmarket.search.internal;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads licences as offers and candidates word them: "B - Véhicule léger", "Permis B", "b", "CACES 3". */
public final class Licences {

    private static final Pattern DRIVING =
            Pattern.compile("(?:permis )?(?:de conduire )?(am|[abcd][12]?e?|[ebcd]e|e[bcd]|a[12])(?: .*|-.*)?");

    private Licences() {}

    /** The code of a driving licence, or the comparable name of any other. */
    public static String key(String licence) {
        String name = ExactTerm.of(licence);
        Matcher driving = DRIVING.matcher(name);
        if (!driving.matches()) {
            return name;
        }
        String code = driving.group(1);
        // The trailer codes of before 2013 had the letters the other way round.
        return code.length() == 2 && code.charAt(0) == 'e' ? code.charAt(1) + "e" : code;
    }
}
