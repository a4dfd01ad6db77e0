package fr.jobmarket.cleaning;

import fr.jobmarket.cleaning.internal.CueGroup;
import fr.jobmarket.cleaning.internal.CueWords;
import fr.jobmarket.cleaning.internal.Cues;
import fr.jobmarket.cleaning.internal.remote.RemoteMention;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Reads from title and description whether remote work is offered. Only what is said counts: "télétravail", "2 jours de
 * TT", "full remote", "travail hybride", "work from home" mean yes; with a word that takes them back ("pas de
 * télétravail", "non éligible au télétravail", "remote: no"), or "100 % présentiel", they mean no; "solutions de
 * télétravail", "remote sensing" and a text that names neither say nothing. One mention that offers it outweighs others,
 * and the title outweighs the description. Pure and thread-safe.
 */
public final class RemoteWork {

    private static final List<String> CUES = List.of(
            "teletravail",
            "tele",
            "remote",
            "remotely",
            "home",
            "homeoffice",
            "wfh",
            "anywhere",
            "tt",
            "distanciel",
            "distance",
            "hybride",
            "hybrid",
            "chez",
            "presentiel",
            "onsite");
    private static final CueWords OWN_WORDS = CueWords.of(RemoteWork::cues);

    private RemoteWork() {}

    /** The words this class waits for. */
    static void cues(CueWords.Builder words) {
        for (String word : CUES) {
            words.add(CueGroup.REMOTE, word);
        }
    }

    /** True when remote work is offered, false when it is excluded, empty when nothing is said. */
    public static Optional<Boolean> read(String title, String description) {
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(description, "description");
        return read(OWN_WORDS.in(title), OWN_WORDS.in(description));
    }

    /** The same of texts that were searched for the {@linkplain #cues words} of this class already. */
    static Optional<Boolean> read(Cues title, Cues description) {
        Optional<Boolean> inTitle = read(title);
        return inTitle.isPresent() ? inTitle : read(description);
    }

    private static Optional<Boolean> read(Cues cues) {
        boolean ruledOut = false;
        for (int cue = cues.next(0, CueGroup.REMOTE); cue < cues.size(); cue = cues.next(cue + 1, CueGroup.REMOTE)) {
            switch (RemoteMention.at(cues, cues.start(cue))) {
                case OFFERED -> {
                    return Optional.of(true);
                }
                case RULED_OUT -> ruledOut = true;
                case SILENT -> {}
            }
        }
        return ruledOut ? Optional.of(false) : Optional.empty();
    }
}
