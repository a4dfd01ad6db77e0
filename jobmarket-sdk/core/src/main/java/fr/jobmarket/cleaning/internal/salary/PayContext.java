package fr.jobmarket.cleaning.internal.salary;

import fr.jobmarket.cleaning.internal.salary.PayWords.Verdict;
import fr.jobmarket.offer.Salary;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the words around an amount say about it.
 *
 * @param verdict what the nearest telling word before it says
 * @param lineSays what the nearest telling word of the same line says
 * @param gross whether it is called gross
 * @param net whether it is called net
 * @param base whether it is called the fixed part
 * @param daily whether it is for a day
 * @param period the period it is for, when a word says so
 * @param bound whether it is a lower or upper bound
 * @param monthsPerYear months paid per year, when stated nearby
 * @param heading whether it stands as in a heading: between dashes, in brackets or at the very start ("CDI - Lyon - 35 K€")
 * @param negotiable whether what follows is said of pay alone: "selon profil", "+ tickets restaurant"
 * @param attribute whether it is what a noun that is not pay amounts to: "chantiers de 50 K€"
 */
public record PayContext(
        Verdict verdict,
        Verdict lineSays,
        boolean gross,
        boolean net,
        boolean base,
        boolean daily,
        Salary.@Nullable Period period,
        Bound bound,
        @Nullable Double monthsPerYear,
        boolean heading,
        boolean negotiable,
        boolean attribute) {

    enum Bound {
        EXACT,
        AT_LEAST,
        AT_MOST
    }

    static final int LEFT_REACH = 110;
    static final int RIGHT_REACH = 40;
    private static final int SAME_STATEMENT_REACH = 100;
    private static final int PERIOD_REACH = 45;
    private static final int BOUND_REACH = 22;

    /** Some sources start the description with the title, without punctuation. */
    private static final int TITLE_REACH = 100;

    /** What an amount directly before these words is for, and it is not pay; "1 000 € de prime" is told by {@link #ofNoun}. */
    private static final List<String> NOT_PAY_AFTER = List.of(
            "par vente",
            "ht",
            "ttc",
            "par km",
            "par kilom",
            "par repas",
            "offert",
            "par trimestre",
            "le dimanche",
            "les dimanches",
            "par semaine",
            "pour vous",
            "par filleul",
            "par parrainage",
            "par recrutement",
            "par dossier",
            "la course",
            "par cooptation",
            "par sortie",
            "en moyenne par",
            "pour chaque",
            "par client",
            "par mission",
            "par conseiller",
            "en variable",
            "en prime",
            "en bonus",
            "en ticket",
            "en cheque",
            "in revenue");

    /** What an amount may be "de" and still be pay: "2 000 € de salaire", "12 € de l'heure". */
    private static final Set<String> PAY_NOUNS = Set.of(
            "l",
            "la",
            "le",
            "salaire",
            "fixe",
            "base",
            "remuneration",
            "brut",
            "bruts",
            "net",
            "nets",
            "paie",
            "paye",
            "gratification",
            "gain",
            "gains",
            "revenu",
            "revenus",
            "plus",
            "facon",
            "maniere",
            "package",
            "taux",
            "smic",
            "depart",
            "minimum",
            "fixes");

    /** What is added to pay: "35-40 K€ + tickets restaurant". */
    private static final List<String> ADDED = List.of(
            "en package",
            "package",
            "et avantages",
            "et variable",
            "fixe",
            "hors variable",
            "hors prime",
            "dont variable",
            "(fixe");

    private static final List<String> NOT_PAY_UNITS = List.of(
            "/vente",
            "/ vente",
            "/km",
            "/ km",
            "/kilom",
            "/repas",
            "/panier",
            "/trimestre",
            "/semaine",
            "/ semaine",
            "/ticket",
            "/course");

    private static final String[] DAILY = {
        "par jour", "/jour", "/j ", "/jh", "/jr", "journee", "journalier", "par nuit", "par garde", "par vacation"
    };

    private static final List<String> ATTRIBUTING =
            List.of(":", " de", " d'", " entre", " a", " jusqu'a", " environ", " moyenne", " moyen");

    /** What has a price: "projets 50-200 K€", "budgets (30-50 K€)". */
    private static final Set<String> PRICED = Set.of(
            "affaires",
            "budget",
            "budgets",
            "chantiers",
            "commandes",
            "comptes",
            "contrats",
            "deals",
            "devis",
            "dossiers",
            "lots",
            "machines",
            "marches",
            "operations",
            "paniers",
            "programmes",
            "projets",
            "sinistres",
            "travaux",
            "vehicules",
            "ventes",
            "volumes");

    /** Words before "de", "entre" or a colon that are about pay, or about no noun at all. */
    private static final List<String> PAY_ENDS =
            List.of("partir", "garanti", "minimum", "horaire", "mensuel", "annuel", "brut", "brute");

    private static final List<String> THIRTEENTH_MONTH =
            List.of("13e mois", "13eme mois", "13 eme mois", "13em mois", "treizieme mois", "13 e mois");

    /**
     * Reads the surroundings of an amount.
     *
     * @param text folded text
     * @param start where the amount starts
     * @param end where it ends
     */
    static PayContext of(char[] text, int start, int end) {
        int from = Math.max(0, start - LEFT_REACH);
        String left = new String(text, from, start - from);
        String right = statementAfter(text, end);
        String sameStatement = sameStatement(left);
        Salary.Period rightPeriod = periodIn(right);
        boolean daily = sameStatement.contains("tjm")
                || sameStatement.contains("journalier")
                || rightPeriod == null && first((right + ' ').replace("/ ", "/"), DAILY) != Integer.MAX_VALUE;
        boolean invoiced = daily && (right.stripLeading().startsWith("ht") || right.isBlank());
        boolean notPay =
                !invoiced && (notPayAfter(right) || left.stripTrailing().endsWith("+"));
        int behind = end + right.length();
        boolean added = isAddedTo(right) || right.isBlank() && behind < text.length && text[behind] == '+';
        boolean negotiable = isNegotiable(right) || added;
        Verdict before = PayWords.nearest(left);
        Verdict verdict = notPay ? Verdict.NOT_PAY : isFixed(right) ? Verdict.PAY : before;
        return new PayContext(
                verdict,
                notPay ? Verdict.NOT_PAY : PayWords.nearest(left.substring(left.lastIndexOf('\n') + 1)),
                wordAt(right, "brut") >= 0 || wordAt(sameStatement, "brut") >= 0,
                isNet(right, sameStatement),
                sameStatement.contains("fixe") || sameStatement.contains("base") || isFixed(right),
                daily,
                daily ? null : rightPeriod != null ? rightPeriod : periodIn(lastOf(sameStatement, PERIOD_REACH)),
                boundOf(left, right),
                monthsAround(text, start, end),
                isHeading(left, right),
                negotiable,
                !negotiable && isAttribute(left));
    }

    private static boolean isFixed(String right) {
        return right.stripLeading().startsWith("fixe");
    }

    private static boolean isAddedTo(String right) {
        return ADDED.stream().anyMatch(right.stripLeading()::startsWith);
    }

    /**
     * Whether a noun that is not pay is what the amount belongs to: "chantiers de 50 K€", "d'une valeur de 25 000 €",
     * "ventes comprises entre 20 et 60 K€", "Commandes : 30 K€".
     */
    private static boolean isAttribute(String left) {
        String before = left.stripTrailing();
        String last = lastWord(
                before.endsWith("(") ? before.substring(0, before.length() - 1).stripTrailing() : before);
        if (PRICED.contains(last)) {
            return true;
        }
        Optional<String> introducing =
                ATTRIBUTING.stream().filter((' ' + before)::endsWith).findFirst();
        if (introducing.isEmpty()) {
            return false;
        }
        int length = Math.min(before.length(), introducing.get().strip().length());
        String noun = before.substring(0, before.length() - length).stripTrailing();
        String sentence = noun.substring(Math.max(noun.lastIndexOf('\n'), noun.lastIndexOf(". ")) + 1);
        boolean named = !sentence.isEmpty() && Character.isLetter(sentence.charAt(sentence.length() - 1));
        return named && PAY_ENDS.stream().noneMatch(sentence::endsWith) && PayWords.nearest(sentence) != Verdict.PAY;
    }

    boolean worded() {
        return gross || net || period != null || daily;
    }

    /** The end of the text before an amount that belongs to the same statement: same line, no other number between. */
    private static String sameStatement(String left) {
        String near = lastOf(left, SAME_STATEMENT_REACH);
        int cut = near.lastIndexOf('\n');
        if (cut == near.stripTrailing().length()) {
            cut = near.lastIndexOf('\n', cut - 1);
        }
        for (int i = near.length() - 1; i > cut; i--) {
            if (Character.isDigit(near.charAt(i))) {
                cut = i;
            }
        }
        return near.substring(cut + 1);
    }

    private static String lastOf(String text, int length) {
        return text.substring(Math.max(0, text.length() - length));
    }

    private static String lastWord(String text) {
        int start = text.length();
        while (start > 0 && Character.isLetter(text.charAt(start - 1))) {
            start--;
        }
        return text.substring(start);
    }

    private static boolean notPayAfter(String right) {
        String after = right.stripLeading();
        return NOT_PAY_AFTER.stream().anyMatch(after::startsWith)
                || isOfNoun(after)
                || NOT_PAY_UNITS.stream().anyMatch(right::contains);
    }

    private static boolean isOfNoun(String after) {
        int noun = after.startsWith("de ") ? 3 : after.startsWith("d'") ? 2 : -1;
        if (noun < 0) {
            return false;
        }
        int end = noun;
        while (end < after.length() && Character.isLetter(after.charAt(end))) {
            end++;
        }
        return end > noun && !PAY_NOUNS.contains(after.substring(noun, end));
    }

    private static boolean isHeading(String left, String right) {
        String before = left.stripTrailing();
        if (before.endsWith("a partir de")) {
            before = before.substring(0, before.length() - "a partir de".length())
                    .stripTrailing();
        }
        return before.endsWith(" -")
                || before.endsWith(" |")
                || before.endsWith("/-")
                || before.endsWith("(") && right.startsWith(")")
                || left.length() < TITLE_REACH && before.indexOf('.') < 0 && !before.endsWith("<");
    }

    private static boolean isNegotiable(String right) {
        String after = right.stripLeading();
        String rest = after.startsWith(",") || after.startsWith("(")
                ? after.substring(1).stripLeading()
                : after;
        return rest.startsWith("selon ")
                || rest.startsWith("suivant ")
                || rest.startsWith("en fonction")
                || rest.startsWith("a negocier")
                || rest.startsWith("negociable");
    }

    /** The text after an amount up to the end of its statement: a line end, another number, a list separator. */
    private static String statementAfter(char[] text, int end) {
        int to = end;
        int limit = Math.min(text.length, end + RIGHT_REACH);
        while (to < limit && !endsStatement(text, to)) {
            to++;
        }
        return new String(text, end, to - end);
    }

    private static boolean endsStatement(char[] text, int at) {
        char c = text[at];
        return c == '\n'
                || c == ';'
                || c == '+'
                || c == '•'
                || c == '*'
                || c >= '0' && c <= '9'
                || c == '.' && at + 1 < text.length && text[at + 1] == ' ';
    }

    private static Salary.@Nullable Period periodIn(String statement) {
        // "(F/H)" is no "per hour".
        String words = statement.replace("f/h", "");
        int hour = first(words, "heure", "horaire", "/h", "/ h", " l'h", "hour");
        int month = first(words, "mois", "mensuel", "month");
        int year = first(words, "par an", "/an", "/ an", "annuel", "annee", "l'an ", " an ", "year", "annum", "annual");
        int nearest = Math.min(hour, Math.min(month, year));
        if (nearest == Integer.MAX_VALUE) {
            return null;
        }
        if (nearest == hour) {
            return Salary.Period.HOURLY;
        }
        return nearest == month ? Salary.Period.MONTHLY : Salary.Period.ANNUAL;
    }

    private static int first(String words, String... cues) {
        int first = Integer.MAX_VALUE;
        for (String cue : cues) {
            int at = words.indexOf(cue);
            if (at >= 0) {
                first = Math.min(first, at);
            }
        }
        return first;
    }

    private static boolean isNet(String right, String left) {
        int net = wordAt(right, "net");
        int gross = wordAt(right, "brut");
        if (net >= 0 || gross >= 0) {
            return net >= 0 && (gross < 0 || net < gross);
        }
        return wordAt(left, "net") >= 0 && wordAt(left, "brut") < 0;
    }

    /** Position of a word that is the stem with at most a French ending, or -1. */
    private static int wordAt(String words, String stem) {
        int at = words.indexOf(stem);
        while (at >= 0) {
            boolean starts = at == 0 || !Character.isLetter(words.charAt(at - 1));
            int ending = at + stem.length();
            int end = ending;
            while (end < words.length() && Character.isLetter(words.charAt(end))) {
                end++;
            }
            if (starts && end - ending <= 3) {
                return at;
            }
            at = words.indexOf(stem, at + 1);
        }
        return -1;
    }

    private static Bound boundOf(String left, String right) {
        String near = lastOf(left, BOUND_REACH);
        if (near.contains("partir d")
                || near.contains("a partir")
                || near.contains("minim")
                || near.contains("au moins")
                || near.contains("mini ")
                || near.contains("mini:")
                || (' ' + near).endsWith(" des ")) {
            return Bound.AT_LEAST;
        }
        if (near.contains("jusqu") || near.contains("max")) {
            return Bound.AT_MOST;
        }
        String after = right.substring(0, Math.min(right.length(), 16));
        if (after.contains("minim") || after.contains(" mini")) {
            return Bound.AT_LEAST;
        }
        return after.contains(" max") ? Bound.AT_MOST : Bound.EXACT;
    }

    /** Months paid per year worded near the amount: "sur 13 mois", "+ 13e mois", "treizième mois". */
    private static @Nullable Double monthsAround(char[] text, int start, int end) {
        int from = Math.max(0, start - 30);
        int to = Math.min(text.length, end + 70);
        String around = new String(text, from, to - from);
        for (String thirteenth : THIRTEENTH_MONTH) {
            if (around.contains(thirteenth)) {
                return 13.0;
            }
        }
        int on = around.indexOf("sur 1");
        if (on >= 0) {
            return monthsAt(around, on + 4);
        }
        int times = first(around, " x 1", " x1", "*1", "* 1");
        if (times < around.length()) {
            return monthsAt(around + " mois", around.indexOf('1', times));
        }
        int aside = around.indexOf("(1");
        return aside < 0 ? null : monthsAt(around, aside + 1);
    }

    /** Months paid per year stated by a label: "sur 13.0 mois". */
    public static @Nullable Double monthsStated(String folded) {
        int on = folded.lastIndexOf("sur ");
        return on < 0 ? null : monthsAt(folded, on + 4);
    }

    private static @Nullable Double monthsAt(String around, int at) {
        int end = at;
        while (end < around.length()
                && (Character.isDigit(around.charAt(end)) || around.charAt(end) == ',' || around.charAt(end) == '.')) {
            end++;
        }
        String rest = around.substring(end).stripLeading();
        if (!rest.startsWith("mois") || end - at > 5) {
            return null;
        }
        try {
            return Double.valueOf(around.substring(at, end).replace(',', '.'));
        } catch (NumberFormatException unreadable) {
            return null;
        }
    }
}
