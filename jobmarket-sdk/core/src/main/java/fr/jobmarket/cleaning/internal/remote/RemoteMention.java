package fr.jobmarket.cleaning.internal.remote;

import fr.jobmarket.cleaning.internal.Cues;
import java.util.Set;

/** What one place of a text says about remote work. */
public enum RemoteMention {
    OFFERED,
    RULED_OUT,
    /** It is about something else, or leaves it open. */
    SILENT;

    /** How many words may stand between a negation and what it takes back. */
    private static final int SCOPE = 9;

    /** How near the words stand that tell what a mention is about. */
    private static final int NEAR = 4;

    /** What the words around the cue at this position say. */
    public static RemoteMention at(Cues cues, int start) {
        char[] text = cues.characters();
        char first = text[start];
        if ((first == 'c' || first == 'C') && !isHome(text, start, cues.length())) {
            return SILENT;
        }
        Clause clause = Clause.around(cues, start);
        String cue = clause.word(0);
        return switch (cue) {
            case "remote", "remotely", "wfh", "homeoffice" -> of(clause, 0, 0);
            case "tele" -> {
                int last = clause.word(1).equals("-") ? 2 : 1;
                yield clause.word(last).startsWith("travail") ? of(clause, 0, last) : SILENT;
            }
            case "home" -> home(clause);
            case "anywhere" -> isFromWork(clause) ? of(clause, -2, 0) : SILENT;
            case "tt" -> first == 'T' && text[start + 1] == 'T' ? abbreviation(clause) : SILENT;
            case "distanciel" ->
                clause.holds(RemoteWords.WORK, -NEAR, NEAR) && !clause.holds(RemoteWords.LESSONS)
                        ? of(clause, 0, 0)
                        : SILENT;
            case "distance" -> clause.word(-1).equals("a") && isWork(clause, -2) ? of(clause, -1, 0) : SILENT;
            case "hybride", "hybrid" ->
                clause.holds(RemoteWords.WORK, -NEAR, NEAR)
                                && !clause.holds(RemoteWords.HYBRIDS, -NEAR, NEAR)
                                && !clause.word(-1).equals("role")
                        ? of(clause, 0, 0)
                        : SILENT;
            case "chez" -> isFromWork(clause) ? of(clause, -2, 1) : SILENT;
            case "presentiel", "presentielle", "onsite" -> onSite(clause);
            default -> cue.startsWith("teletrav") && !cue.startsWith("teletravailleu") ? of(clause, 0, 0) : SILENT;
        };
    }

    /** "Chez vous", and not one of the many other places that "chez" stands before. */
    private static boolean isHome(char[] text, int start, int length) {
        int after = start + "chez ".length();
        return after + 2 < length
                && (text[after] == 'v' || text[after] == 's' || text[after] == 't' || text[after] == 'm');
    }

    private static RemoteMention home(Clause clause) {
        if (isFromWork(clause)) {
            return of(clause, -2, 0);
        }
        int last = clause.word(1).equals("-") ? 2 : 1;
        return clause.word(last).startsWith("office") ? of(clause, 0, last) : SILENT;
    }

    /** "Work from", "travailler depuis", "travaillez de". */
    private static boolean isFromWork(Clause clause) {
        String from = clause.word(-1);
        boolean isFrom = from.equals("from") || from.equals("depuis") || from.equals("de");
        boolean hasNoPlace = clause.word(0).equals("chez")
                && !Set.of("vous", "soi", "toi", "moi").contains(clause.word(1));
        return isFrom
                && !hasNoPlace
                && (clause.word(-2).startsWith("travail") || clause.word(-2).startsWith("work"));
    }

    private static RemoteMention abbreviation(Clause clause) {
        RemoteMention said = of(clause, 0, 0);
        boolean counted = clause.holds(RemoteWords.AMOUNTS, -NEAR, NEAR)
                || clause.word(-1).matches("\\d+j(?:ours?)?")
                || clause.word(-2).matches("\\d+j(?:ours?)?")
                || clause.word(2).matches("\\d+j(?:ours?)?");
        return counted || said == RULED_OUT ? said : SILENT;
    }

    /** Whether the word at a distance, or the number of days there, is about the work. */
    private static boolean isWork(Clause clause, int at) {
        String word = clause.word(at);
        return word.startsWith("travail")
                || Set.of("poste", "emploi", "job", "jours", "jour", "j", "%").contains(word);
    }

    /** Presence says that remote work is ruled out when there is nothing else. */
    private static RemoteMention onSite(Clause clause) {
        boolean only = clause.holds(RemoteWords.ONLY, -3, clause.word(0).equals("onsite") ? 1 : 3);
        boolean post = (clause.word(-1).equals("en") || clause.word(-1).equals(":")) && isWork(clause, -2);
        boolean some = clause.holds(Set.of("jour", "jours", "j", "mi", "distanciel", "et", "ou", "/", "hybride"), -4, 4)
                && !clause.holds(Set.of("5", "cinq"), -4, 4);
        boolean lesson = clause.holds(RemoteWords.LESSONS);
        return (only || post) && !some && !lesson ? RULED_OUT : SILENT;
    }

    /** What is said of the remote work named from one distance of the clause to another. */
    private static RemoteMention of(Clause clause, int first, int last) {
        if (isThing(clause, first, last)) {
            return SILENT;
        }
        boolean full = false;
        for (int at = first - 1; at >= first - SCOPE && !clause.isEnd(at); at--) {
            String word = clause.word(at);
            full |= RemoteWords.ALL_OF_IT.contains(word);
            if (isNegation(clause, at)) {
                return full ? SILENT : RULED_OUT;
            } else if (!RemoteWords.BEFORE.contains(word)
                    && !RemoteWords.ALL_OF_IT.contains(word)
                    && !word.equals("-")) {
                break;
            }
        }
        return behind(clause, last + 1);
    }

    private static boolean isNegation(Clause clause, int at) {
        String word = clause.word(at);
        if (word.equals("hors")) {
            return at == -1;
        }
        boolean cannot = Set.of("peut", "peuvent", "pouvant", "saurait").contains(word)
                && Set.of("ne", "n").contains(clause.word(at - 1));
        boolean isPartOfNumber = word.equals("0") && (clause.word(at + 1).equals("a") || isNumber(clause.word(at - 1)));
        return cannot || RemoteWords.NEGATIONS.contains(word) && !isPartOfNumber;
    }

    private static boolean isNumber(String word) {
        return !word.isEmpty() && Character.isDigit(word.charAt(0)) || word.equals(",");
    }

    private static RemoteMention behind(Clause clause, int from) {
        for (int at = from; at < from + SCOPE && !clause.isEnd(at); at++) {
            String word = clause.word(at);
            if (RemoteWords.CROSSES.contains(word)) {
                return RULED_OUT;
            } else if (RemoteWords.NEGATIONS.contains(word)) {
                return denial(clause, at);
            } else if (!RemoteWords.AFTER.contains(word)) {
                break;
            }
        }
        return OFFERED;
    }

    /** What a negation behind remote work says, which may belong to the next thing already. */
    private static RemoteMention denial(Clause clause, int at) {
        int next = at + 1;
        while (RemoteWords.LINKS.contains(clause.word(next))) {
            next++;
        }
        String word = clause.word(next);
        if (RemoteWords.UNTOLD.contains(word)) {
            return SILENT;
        }
        boolean bears = !RemoteWords.WEAK_NEGATIONS.contains(clause.word(at))
                || clause.isEnd(next)
                || !Character.isLetterOrDigit(word.charAt(0)) && !word.equals("-")
                || RemoteWords.PREDICATES.contains(word)
                || word.startsWith("teletrav")
                || word.equals("remote");
        return bears ? RULED_OUT : OFFERED;
    }

    /** "Solutions de télétravail", "remote sensing", "le télétravail de nos clients". */
    private static boolean isThing(Clause clause, int first, int last) {
        int owner = first - 1;
        while (RemoteWords.LINKS.contains(clause.word(owner))) {
            owner--;
        }
        boolean isTechnique = clause.word(0).startsWith("remote")
                && RemoteWords.TECHNIQUES.contains(
                        clause.word(clause.word(last + 1).equals("-") ? last + 2 : last + 1));
        boolean isSold = clause.word(0).equals("home") && clause.holds(RemoteWords.SELLING);
        boolean isOthers = RemoteWords.LINKS.contains(clause.word(last + 1))
                && clause.holds(RemoteWords.OTHERS, last + 2, last + 4);
        return RemoteWords.THINGS.contains(clause.word(owner)) || isTechnique || isSold || isOthers;
    }
}
