package fr.jobmarket.cleaning.remote;

import fr.jobmarket.cleaning.internal.CueGroup;
import fr.jobmarket.cleaning.internal.CueWords;
import fr.jobmarket.cleaning.internal.Cues;
import java.util.List;
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
            "(?:pas (?:de |d'|en |du |ouvert au |eligible au |compatible avec le )|sans |aucun |non |hors |no |ni |jamais (?:de |en )?|n'est pas (?:\\S+ ){0,3})(?:\\S+ )?$");
    private static final Pattern DENIED_AFTER = Pattern.compile(
            "^\\S*(?: possible| occasionnel| partiel)?\\s*(?:\\(s\\)\\s*)?[:=(-]?\\s*(?:non\\b|aucun|impossible|pas (?:possible|autoris|envisag|prevu)|n'est pas|n'est malheureusement pas|not )");
    /** "Remote" is also a word of techniques and of monitoring. */
    private static final Pattern WORDING = Pattern.compile(
            "tele-?trav|remote(?!\\w* (?:sens|monitor|control|desktop|access|debug|procedure))|home[ -]?of");

    private static final List<String> CUES = List.of("teletravail", "tele", "remote", "remotely", "home", "homeoffice");
    private static final CueWords OWN_WORDS = CueWords.of(RemoteWork::cues);

    private RemoteWork() {}

    /** The words this class waits for. */
    public static void cues(CueWords.Builder words) {
        for (String word : CUES) {
            words.add(CueGroup.REMOTE, word);
        }
    }

    /** True when remote work is offered, false when it is excluded, empty when nothing is said. */
    public static Optional<Boolean> read(String title, String description) {
        return read(OWN_WORDS.in(title), OWN_WORDS.in(description));
    }

    /** The same of texts that were searched for the {@linkplain #cues words} of this class already. */
    public static Optional<Boolean> read(Cues title, Cues description) {
        Optional<Boolean> inTitle = read(title);
        return inTitle.isPresent() ? inTitle : read(description);
    }

    private static Optional<Boolean> read(Cues cues) {
        boolean denied = false;
        for (int cue = cues.next(0, CueGroup.REMOTE); cue < cues.size(); cue = cues.next(cue + 1, CueGroup.REMOTE)) {
            int start = cues.start(cue);
            if (isAboutWork(cues.text(), start)) {
                if (!isDenied(cues.text(), start)) {
                    return Optional.of(true);
                }
                denied = true;
            }
        }
        return denied ? Optional.of(false) : Optional.empty();
    }

    private static boolean isAboutWork(String text, int start) {
        String wording = plain(text.substring(start, Math.min(text.length(), start + AFTER)));
        return WORDING.matcher(wording).lookingAt();
    }

    private static boolean isDenied(String text, int start) {
        String before = plain(text.substring(Math.max(0, start - BEFORE), start));
        String after = plain(text.substring(start, Math.min(text.length(), start + AFTER)));
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
