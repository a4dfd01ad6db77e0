package fr.jobmarket.cleaning.salary;

import fr.jobmarket.offer.SalaryPeriod;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the words around an amount say about it. */
record PayContext(
        boolean aboutPay,
        boolean aboutSomethingElse,
        boolean gross,
        boolean net,
        boolean base,
        boolean daily,
        @Nullable SalaryPeriod period,
        Bound bound,
        @Nullable Double monthsPerYear) {

    enum Bound {
        EXACT,
        AT_LEAST,
        AT_MOST
    }

    private static final List<String> PAY = List.of(
            "salair",
            "remunerat",
            "remunere",
            "taux",
            "smic",
            "package",
            "gratification",
            "paie",
            "paye",
            "fourchette",
            "fixe",
            "tjm",
            "tarif");

    private static final Set<String> PAY_WHOLE_WORDS = Set.of("sal", "rem", "remu", "wage", "salary", "paid");

    private static final List<String> NOT_PAY = List.of(
            "prime",
            "bonus",
            "ticket",
            "titre",
            "panier",
            "indemni",
            "chiffre",
            "budget",
            "capital",
            "cooptation",
            "parrain",
            "cheque",
            "cadeau",
            "aide",
            "rembours",
            "frais",
            "droit",
            "apport",
            "investi",
            "redevance",
            "commission",
            "abonnement",
            "carte",
            "swile",
            "mutuelle",
            "participation",
            "interess",
            "cotisation",
            "epargn",
            "abondement",
            "variable",
            "repas",
            "restaura",
            "resto",
            "faciale",
            "loyer",
            "caution",
            "cout",
            "levee",
            "subvention",
            "economi",
            "reduction",
            "remise",
            "bons",
            "achat",
            "dotation",
            "prix",
            "honoraire",
            "segur",
            "astreinte",
            "deplacement",
            "kilom",
            "vetement",
            "habillage",
            "transport",
            "navigo",
            "mobilite",
            "pourboire",
            "financ",
            "patrimoine",
            "actif",
            "vente",
            "facture",
            "amende",
            "marge",
            "credit",
            "avantage",
            "majoration",
            "allocation",
            "encours",
            "placement",
            "recompense",
            "gagnez",
            "offert",
            "forfaitaire",
            "compte",
            "cse");

    private static final Set<String> NOT_PAY_WHOLE_WORDS = Set.of("ca", "tr", "ccn", "cc", "indice", "groupe", "art");

    private static final List<String> NOT_PAY_AFTER = List.of(
            "de prime",
            "de bonus",
            "de ca ",
            "de chiffre",
            "de commission",
            "par vente",
            "/vente",
            "/ vente",
            "ht",
            "ttc",
            "de panier",
            "de ticket",
            "de tr ",
            "/km",
            "/ km",
            "par km",
            "/kilom",
            "par kilom",
            "de bons",
            "par repas",
            "/repas",
            "de part",
            "de budget",
            "offert",
            "de prise en charge",
            "de remise",
            "/panier",
            "par trimestre",
            "/trimestre",
            "par semaine",
            "/semaine",
            "/ semaine",
            "par nuit",
            "/nuit",
            "d'indemnit",
            "de cheque",
            "de capital",
            "d'apport",
            "pour vous",
            "par filleul",
            "par parrainage",
            "par recrutement",
            "de variable",
            "/ticket",
            "de mutuelle",
            "par dossier",
            "la course",
            "/course",
            "de cooptation",
            "par cooptation");

    private static final int BOUND_REACH = 22;

    /**
     * Reads the surroundings of an amount.
     *
     * @param text folded text
     * @param start where the amount starts
     * @param end where it ends
     */
    static PayContext of(char[] text, int start, int end, int leftReach, int rightReach) {
        int from = Math.max(0, start - leftReach);
        String left = new String(text, from, start - from);
        String right = statementAfter(text, end, rightReach);
        Boolean pay = nearestSays(left);
        boolean otherAfter = NOT_PAY_AFTER.stream().anyMatch(right.stripLeading()::startsWith)
                || NOT_PAY_AFTER.stream().anyMatch(cue -> cue.startsWith("/") && right.contains(cue));
        String near = left.substring(Math.max(0, left.length() - 45));
        int lastBreak = Math.max(near.lastIndexOf('\n'), lastDigit(near));
        String sameStatement = near.substring(lastBreak + 1);
        boolean dailyLeft = sameStatement.contains("tjm") || sameStatement.contains("journalier");
        SalaryPeriod rightPeriod = periodIn(right);
        boolean daily = dailyLeft || rightPeriod == null && saysDaily(right);
        return new PayContext(
                Boolean.TRUE.equals(pay),
                Boolean.FALSE.equals(pay) || otherAfter,
                hasWord(right, "brut") || hasWord(sameStatement, "brut"),
                isNet(right, sameStatement),
                sameStatement.contains("fixe") || sameStatement.contains("base"),
                daily,
                daily ? null : rightPeriod != null ? rightPeriod : periodIn(sameStatement),
                boundOf(left, right),
                monthsAround(text, start, end));
    }

    /** Whether a word for pay stands within {@code reach} characters before {@code start}. */
    static boolean payWordWithin(char[] text, int start, int reach) {
        int from = Math.max(0, start - reach);
        return Boolean.TRUE.equals(nearestSays(new String(text, from, start - from)));
    }

    /** True when the nearest telling word means pay, false when it means something else, null when there is none. */
    private static @Nullable Boolean nearestSays(String left) {
        int end = left.length();
        while (end > 0) {
            int wordEnd = end;
            while (wordEnd > 0 && !Character.isLetter(left.charAt(wordEnd - 1))) {
                wordEnd--;
            }
            int wordStart = wordEnd;
            while (wordStart > 0 && Character.isLetter(left.charAt(wordStart - 1))) {
                wordStart--;
            }
            if (wordEnd == wordStart) {
                return null;
            }
            String word = left.substring(wordStart, wordEnd);
            if (PAY_WHOLE_WORDS.contains(word) || startsWithAny(word, PAY)) {
                return true;
            }
            if (isNotPay(word) && !isAside(left, wordStart, wordEnd)) {
                return false;
            }
            end = wordStart;
        }
        return null;
    }

    private static boolean isNotPay(String word) {
        return NOT_PAY_WHOLE_WORDS.contains(word) || startsWithAny(word, NOT_PAY);
    }

    /** "(+ primes) :" and "fixe + variable :" only add to the pay that the amount states. */
    private static boolean isAside(String left, int wordStart, int wordEnd) {
        String before = left.substring(0, wordStart).stripTrailing();
        String after = left.substring(wordEnd).stripLeading();
        boolean added =
                before.endsWith("+") || before.endsWith(" et") || before.endsWith("hors") || before.endsWith("&");
        return added && (after.startsWith(":") || after.startsWith(")"));
    }

    private static boolean startsWithAny(String word, List<String> stems) {
        for (String stem : stems) {
            if (word.startsWith(stem)) {
                return true;
            }
        }
        return false;
    }

    /** The text after an amount up to the end of its statement: a line end, another number, a list separator. */
    private static String statementAfter(char[] text, int end, int reach) {
        int to = end;
        int limit = Math.min(text.length, end + reach);
        while (to < limit) {
            char c = text[to];
            if (c == '\n' || c == ';' || c == '+' || c == '•' || c == '*' || c >= '0' && c <= '9') {
                break;
            }
            if (c == '.' && to + 1 < text.length && text[to + 1] == ' ') {
                break;
            }
            to++;
        }
        return new String(text, end, to - end);
    }

    private static int lastDigit(String text) {
        for (int i = text.length() - 1; i >= 0; i--) {
            if (Character.isDigit(text.charAt(i))) {
                return i;
            }
        }
        return -1;
    }

    private static @Nullable SalaryPeriod periodIn(String words) {
        int hour = first(words, "heure", "horaire", "/h", "/ h", " l'h");
        int month = first(words, "mois", "mensuel");
        int year = first(words, "par an", "/an", "/ an", "annuel", "annee", "l'an", " an ", "per year");
        int nearest = Math.min(hour, Math.min(month, year));
        if (nearest == Integer.MAX_VALUE) {
            return null;
        }
        if (nearest == hour) {
            return SalaryPeriod.HOURLY;
        }
        return nearest == month ? SalaryPeriod.MONTHLY : SalaryPeriod.ANNUAL;
    }

    private static boolean saysDaily(String right) {
        return first(right, "jour", "/j", "/ j") != Integer.MAX_VALUE;
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

    private static boolean hasWord(String words, String stem) {
        return wordAt(words, stem) >= 0;
    }

    /** Position of a word that is the stem with at most a French ending, or -1. */
    private static int wordAt(String words, String stem) {
        int at = words.indexOf(stem);
        while (at >= 0) {
            boolean starts = at == 0 || !Character.isLetter(words.charAt(at - 1));
            int end = at + stem.length();
            int ending = end;
            while (ending < words.length() && Character.isLetter(words.charAt(ending))) {
                ending++;
            }
            if (starts && ending - end <= 3) {
                return at;
            }
            at = words.indexOf(stem, at + 1);
        }
        return -1;
    }

    private static Bound boundOf(String left, String right) {
        String near = left.substring(Math.max(0, left.length() - BOUND_REACH));
        if (near.contains("partir d")
                || near.contains("minim")
                || near.contains("au moins")
                || near.contains("mini ")) {
            return Bound.AT_LEAST;
        }
        if (near.contains("jusqu") || near.contains("maxi")) {
            return Bound.AT_MOST;
        }
        String after = right.substring(0, Math.min(right.length(), 16));
        if (after.contains("minim") || after.contains(" mini")) {
            return Bound.AT_LEAST;
        }
        return after.contains(" maxi") ? Bound.AT_MOST : Bound.EXACT;
    }

    /** Months paid per year worded near the amount: "sur 13 mois", "x 13", "+ 13e mois", "treizième mois". */
    private static @Nullable Double monthsAround(char[] text, int start, int end) {
        int from = Math.max(0, start - 30);
        int to = Math.min(text.length, end + 70);
        String around = new String(text, from, to - from);
        for (String thirteenth :
                List.of("13e mois", "13eme mois", "13 eme mois", "13em mois", "treizieme mois", "13 e mois")) {
            if (around.contains(thirteenth)) {
                return 13.0;
            }
        }
        int on = around.indexOf("sur 1");
        return on < 0 ? null : monthsAt(around, on + 4);
    }

    /** Months paid per year stated by a label: "sur 13.0 mois". */
    static @Nullable Double monthsStated(String folded) {
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
