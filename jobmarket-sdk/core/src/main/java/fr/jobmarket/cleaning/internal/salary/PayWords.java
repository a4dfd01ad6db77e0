package fr.jobmarket.cleaning.internal.salary;

import java.util.List;
import java.util.Set;

/** The words that say what an amount is for. The nearest one before the amount decides. */
final class PayWords {

    /** What the nearest telling word says. */
    enum Verdict {
        /** "salaire", "taux horaire", "rémunération" … */
        PAY,
        /** "ventes", "restaurant", "transport" …: often not pay, but also the trade of the employer. */
        HARDLY_PAY,
        /** "prime", "tickets", "chiffre d'affaires", "cooptation" …: never the pay itself. */
        NOT_PAY,
        /** No telling word. */
        NOTHING
    }

    private static final List<String> PAY = stems("""
            salair remunerat remunere taux smic package gratification paie paye fourchette fixe tjm tarif pretention
            coefficient wage
            """);

    private static final Set<String> PAY_WHOLE_WORDS =
            Set.of("sal", "rem", "remu", "salary", "salaries", "paid", "base");

    private static final List<String> NOT_PAY = stems("""
            prime bonus ticket panier indemni chiffre budget capital cooptation parrain cheque cadeau rembours frais
            apport investi redevance commission abonnement swile mutuelle interess cotisation epargn abondement
            repas resto faciale loyer caution cout levee subvention economi reduction remise dotation honoraire segur
            astreinte vetement habillage navigo pourboire amende majoration allocation recompense gagnez offert
            bourse forfaitaire incentive funding revenue turnover participation
            """);

    private static final Set<String> NOT_PAY_WHOLE_WORDS = Set.of(
            "ca",
            "tr",
            "indice",
            "cse",
            "bons",
            "ifse",
            "cia",
            "rifseep",
            "nbi",
            "cti",
            "valeur",
            "paient",
            "payent",
            "paiement",
            "paiements");

    private static final List<String> HARDLY_PAY = stems("""
            droit carte restaura achat prix deplacement kilom transport mobilite patrimoine actif vente facture marge
            credit avantage encours placement titre variable chantier commande materiel montant portefeuille enveloppe
            sinistre
            """);

    /** How many words before "mobilité" or "transport" may still tell: "prime de mobilité", "salaire du transport". */
    private static final int ASIDE_WORDS = 4;

    private PayWords() {}

    /** Words whose number is that of an agreement, a grade or a scale: "CCN 66", "groupe 5", "grille 2025". */
    private static final Set<String> NUMBERED = Set.of(
            "ccn",
            "cc",
            "ccnt",
            "idcc",
            "convention",
            "collective",
            "indice",
            "groupe",
            "niveau",
            "echelon",
            "grille",
            "coefficient",
            "sur");

    /** What may stand behind a bare number that is pay: "2500 selon profil", but not "2500 points". */
    private static final Set<String> BEHIND_PAY = Set.of(
            "",
            "a",
            "au",
            "annuel",
            "annuels",
            "annuelle",
            "an",
            "avec",
            "b",
            "base",
            "brut",
            "bruts",
            "brute",
            "bruto",
            "de",
            "e",
            "en",
            "environ",
            "et",
            "euro",
            "euros",
            "fixe",
            "fixes",
            "gross",
            "h",
            "heure",
            "horaire",
            "hors",
            "jour",
            "l",
            "max",
            "maxi",
            "maximum",
            "mensuel",
            "mensuels",
            "mensuelle",
            "min",
            "mini",
            "minimum",
            "mois",
            "negociable",
            "negociables",
            "net",
            "nets",
            "nette",
            "ou",
            "par",
            "per",
            "plus",
            "pour",
            "primes",
            "prime",
            "selon",
            "soit",
            "suivant",
            "sur",
            "variable",
            "x",
            "year",
            "month",
            "hour",
            "evolutif",
            "salaire");

    /** Whether a bare number before this text can be pay, rather than a number of what the text names. */
    static boolean isBehindPay(String right) {
        int start = 0;
        while (start < right.length() && right.charAt(start) == ' ') {
            start++;
        }
        int end = start;
        while (end < right.length() && Character.isLetter(right.charAt(end))) {
            end++;
        }
        return BEHIND_PAY.contains(right.substring(start, end));
    }

    /** Whether a bare number after this text counts something: an agreement, a grade, months. */
    static boolean isNumbered(String left) {
        String before = left.stripTrailing();
        int start = before.length();
        while (start > 0 && Character.isLetter(before.charAt(start - 1))) {
            start--;
        }
        return NUMBERED.contains(before.substring(start));
    }

    /** What the telling word nearest to the end of a folded text says. */
    static Verdict nearest(String left) {
        Verdict unlikely = Verdict.NOTHING;
        int words = 0;
        int end = left.length();
        while (end > 0 && words < ASIDE_WORDS) {
            int wordEnd = end;
            while (wordEnd > 0 && !Character.isLetter(left.charAt(wordEnd - 1))) {
                wordEnd--;
            }
            int wordStart = wordEnd;
            while (wordStart > 0 && Character.isLetter(left.charAt(wordStart - 1))) {
                wordStart--;
            }
            Verdict verdict = verdict(left.substring(wordStart, wordEnd));
            boolean tells = verdict == Verdict.PAY || verdict != Verdict.NOTHING && !isAside(left, wordStart, wordEnd);
            if (tells && verdict != Verdict.HARDLY_PAY) {
                return verdict;
            }
            unlikely = tells ? verdict : unlikely;
            words += unlikely == Verdict.HARDLY_PAY ? 1 : 0;
            end = wordStart;
        }
        return unlikely;
    }

    private static Verdict verdict(String word) {
        if (word.length() < 2) {
            return Verdict.NOTHING;
        }
        if (NOT_PAY_WHOLE_WORDS.contains(word)) {
            return Verdict.NOT_PAY;
        }
        // Words run together when line breaks were lost: "Temps pleinSalaire : 19 €".
        if (PAY_WHOLE_WORDS.contains(word)
                || startsWithAny(word, PAY)
                || word.endsWith("salaire")
                || word.endsWith("remuneration")) {
            return Verdict.PAY;
        }
        if (startsWithAny(word, NOT_PAY)) {
            return Verdict.NOT_PAY;
        }
        return startsWithAny(word, HARDLY_PAY) ? Verdict.HARDLY_PAY : Verdict.NOTHING;
    }

    /** "(+ primes) :" and "fixe + variable :" only add to the pay that the amount states. */
    private static boolean isAside(String left, int wordStart, int wordEnd) {
        String before = left.substring(0, wordStart).stripTrailing();
        String after = left.substring(wordEnd).stripLeading();
        boolean added = before.endsWith("+")
                || before.endsWith(" et")
                || before.endsWith("hors")
                || before.endsWith("&")
                || before.endsWith("avec");
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

    private static List<String> stems(String words) {
        return List.of(words.strip().split("\\s+"));
    }
}
