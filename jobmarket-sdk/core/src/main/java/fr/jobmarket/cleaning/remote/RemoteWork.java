package fr.jobmarket.cleaning.remote;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads from title and description whether remote work is offered. Only what is said counts: "télétravail", "remote" and
 * "home office" without a word that takes them back mean yes; "pas de télétravail", "télétravail : non", "non
 * télétravaillable" mean no; a text that says neither, or only offers that it is "à distance", says nothing. One mention
 * that offers it outweighs others. Pure and thread-safe.
 */
public final class RemoteWork {

    private static final int BEFORE = 30;
    private static final int AFTER = 45;
    private static final Pattern DENIED_BEFORE = Pattern.compile(
            "(?:pas (?:de |d'|en |du |ouvert au |eligible au |compatible avec le )|sans |aucun |non |hors |no |ni |jamais (?:de |en )?|n'est pas (?:\\S+ ){0,3})(?:\\S+ )?t?$");
    private static final Pattern DENIED_AFTER = Pattern.compile(
            "^\\S*(?: possible| occasionnel| partiel)?\\s*(?:\\(s\\)\\s*)?[:=(-]?\\s*(?:non\\b|aucun|impossible|pas (?:possible|autoris|envisag|prevu)|n'est pas|n'est malheureusement pas|not )");
    /** "Remote" is also a word of techniques and of monitoring. */
    private static final Pattern NOT_WORK =
            Pattern.compile("^emote (?:sens|monitor|control|desktop|access|debug|procedure)");

    private RemoteWork() {}

    /** True when remote work is offered, false when it is excluded, empty when nothing is said. */
    public static Optional<Boolean> read(String title, String description) {
        Optional<Boolean> inTitle = read(title);
        return inTitle.isPresent() ? inTitle : read(description);
    }

    private static Optional<Boolean> read(String text) {
        boolean denied = false;
        for (int at = mention(text, 0); at >= 0; at = mention(text, at + 1)) {
            if (isAboutWork(text, at)) {
                if (!isDenied(text, at)) {
                    return Optional.of(true);
                }
                denied = true;
            }
        }
        return denied ? Optional.of(false) : Optional.empty();
    }

    /**
     * Where the second letter of "télétravail", "remote" or "home office" stands, from a position on; -1 when there is
     * none. Looks for their rarest letters in one pass: folding the whole text costs more than all the rest.
     */
    private static int mention(String text, int from) {
        for (int i = from + 1; i < text.length(); i++) {
            int lower = text.charAt(i) | 0x20;
            int start = -1;
            if (lower == 'v') {
                start = ends(text, i, "elétrav") ? i - 6 : ends(text, i, "elé-trav") ? i - 7 : -1;
            } else if (lower == 'f') {
                start = ends(text, i, "ome of") || ends(text, i, "ome-of") ? i - 5 : -1;
            } else if (lower == 'm' && text.regionMatches(true, i, "mote", 0, 4)) {
                start = i - 1;
            }
            if (start >= from) {
                return start;
            }
        }
        return -1;
    }

    /** Whether a word ends at a position, whatever its case and accents on e. */
    private static boolean ends(String text, int end, String word) {
        for (int i = 0; i < word.length(); i++) {
            int at = end - i;
            char expected = word.charAt(word.length() - 1 - i);
            char c = at < 0 ? ' ' : Character.toLowerCase(text.charAt(at));
            boolean same = expected == 'é' || expected == 'e' ? c == 'é' || c == 'e' : c == expected;
            if (!same) {
                return false;
            }
        }
        return true;
    }

    /** "emote" must not be the end of another word, such as "promote". */
    private static boolean isAboutWork(String text, int at) {
        char first = at == 0 ? ' ' : text.charAt(at - 1);
        boolean startsWord = at < 2 || !Character.isLetter(text.charAt(at - 2));
        String after = text.substring(at, Math.min(text.length(), at + AFTER)).toLowerCase(Locale.ROOT);
        return "tTrRhH".indexOf(first) >= 0
                && startsWord
                && !NOT_WORK.matcher(after).find();
    }

    private static boolean isDenied(String text, int at) {
        String before = plain(text.substring(Math.max(0, at - BEFORE), at));
        String after = plain(text.substring(at, Math.min(text.length(), at + AFTER)));
        return DENIED_BEFORE.matcher(before).find()
                || DENIED_AFTER.matcher(after).find();
    }

    private static String plain(String text) {
        return text.toLowerCase(Locale.ROOT)
                .replace('é', 'e')
                .replace('è', 'e')
                .replace('ê', 'e')
                .replace('’', '\'')
                .replace('\n', ' ');
    }
}
