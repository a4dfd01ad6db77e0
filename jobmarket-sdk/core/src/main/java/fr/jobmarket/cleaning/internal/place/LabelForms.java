package fr.jobmarket.cleaning.internal.place;

import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The forms in which labels wrap the name of a place; all of them work on keys of names. */
final class LabelForms {

    private static final String LINKS = "(?:(?:a|au|aux|en|dans|sur|pour|le|la|les|l|de|du|des|d) )*";
    /** "Ville de Rennes", "à proximité de Rennes", "Dpt 15", "dans l'Ain". */
    private static final Pattern INTRODUCTION = Pattern.compile(LINKS
            + "(?:(?:ville|mairie|commune|communaute(?: de communes| d agglomeration| urbaine)?|agglomeration|agglo|metropole"
            + "|secteurs?|zone|bassin|departements?|dept|dpt|dep|region|proche|proximite|immediate|pres|alentours|environs|autour"
            + "|peripherie|centre(?: ville)?|base|basee|situe|situee|localise|localisee|lieu|travail|localisation|poste|site"
            + "|agence|quartier|grand|limite|prefecture|canton|ile|iles|tout|toute)(?: |$))?"
            + LINKS);

    private static final String ROADS =
            "rue|avenue|av|ave|boulevard|boul|bd|bld|blvd|allees?|impasse|imp|chemin|route|rte|quai|z a|z i|z a c"
                    + "|za|zi|zac|zone|parc d|parc technologique|lotissement|lieu dit|lieudit|residence|esplanade|faubourg|rond point"
                    + "|centre commercial|immeuble|batiment|bp|cs|chaussee";
    /** These begin names of communes and departments too, so a house number has to stand before them. */
    private static final String AMBIGUOUS_ROADS =
            "place|pl|all|che|cours|square|sq|passage|parc|lot|res|fg|voie|sentier|villa|promenade|mail"
                    + "|hameau|montee|cote|ruelle|traverse|parvis|galerie|bat|domaine|quartier|cite|tour|espace|porte|pont|clos|venelle|cour";

    private static final Pattern STREET = Pattern.compile("(?:\\d+ )?(?:(?:bis|ter|quater|[a-d]) )?(?:" + ROADS
            + ")\\b.*" + "|\\d+ (?:(?:bis|ter|quater|[a-d]) )?(?:" + AMBIGUOUS_ROADS + ")\\b.*");
    private static final Pattern DIRECTION = Pattern.compile(
            "(?:(?:le|la|l) )?(?:(?:nord|sud)(?: (?:est|ouest))?|est|ouest|centre|haut|haute|bas|basse|littoral|grand)");
    private static final Pattern DEPARTMENT_LAST = Pattern.compile("(.+?) (\\d{2,3}|2[ab])");
    private static final int MOST_WORDS_OF_AN_AREA = 4;

    private LabelForms() {}

    /** Whether this is a street, a square or a business park of a town, with or without its number. */
    static boolean isStreet(String key) {
        return STREET.matcher(key).matches();
    }

    /** Where the name starts behind the words that lead up to it; 0 when there are none or nothing is left. */
    static int introduction(String key) {
        Matcher introduction = INTRODUCTION.matcher(key);
        return introduction.lookingAt() && introduction.end() < key.length() ? introduction.end() : 0;
    }

    /** A name and the number of its department behind it, as in "RENNES 35"; null for another form. */
    static @Nullable Matcher departmentLast(String key) {
        Matcher last = DEPARTMENT_LAST.matcher(key);
        return last.matches() ? last : null;
    }

    static boolean isDirection(String key) {
        return DIRECTION.matcher(key).matches();
    }

    /** Where the names of areas may begin that end this key, the longest first; at most four words of it. */
    static int[] areaStarts(String key) {
        int[] starts = new int[MOST_WORDS_OF_AN_AREA];
        int found = 0;
        for (int space = key.lastIndexOf(' ');
                space > 0 && found < MOST_WORDS_OF_AN_AREA;
                space = key.lastIndexOf(' ', space - 1)) {
            starts[MOST_WORDS_OF_AN_AREA - ++found] = space + 1;
        }
        return Arrays.copyOfRange(starts, MOST_WORDS_OF_AN_AREA - found, MOST_WORDS_OF_AN_AREA);
    }

    /** The key without the little words at its end, which led up to an area: "saint denis de la" is "saint denis". */
    static String withoutLinksAtEnd(String key) {
        return key.replaceFirst("(?: (?:de|du|des|d|la|le|les|l|en|sur))+$", "");
    }
}
