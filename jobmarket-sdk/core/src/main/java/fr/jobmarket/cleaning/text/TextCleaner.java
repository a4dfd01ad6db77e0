package fr.jobmarket.cleaning.text;

import fr.jobmarket.cleaning.internal.CueWords;
import fr.jobmarket.cleaning.internal.Cues;
import java.util.EnumSet;
import java.util.Set;

/**
 * Turns what sources send into plain text: broken encodings repaired, control and zero-width characters removed,
 * entities decoded however often they were encoded, tags removed (block elements become line breaks, list items
 * dashes), spaces and line breaks reduced, characters composed (NFC). Cleaning a cleaned text changes nothing.
 *
 * <p>Thread-safe.
 */
public final class TextCleaner {

    /** Beyond this many rounds a text is left as it is: only a hostile one needs more. */
    private static final int MAX_ROUNDS = 8;

    private TextCleaner() {}

    /** A text of several paragraphs: at most one empty line in a row is kept. */
    public static CleanText paragraphs(String text) {
        return clean(text, true);
    }

    /** A text of one line, such as a title: line breaks become spaces. */
    public static CleanText line(String text) {
        return clean(text, false);
    }

    /**
     * Cleans a text of several paragraphs and searches it for words.
     *
     * @param text not to be used afterwards: it is changed
     * @param words the words looked for
     * @param repairs takes what had to be done to the text
     */
    public static Cues paragraphs(char[] text, CueWords words, Set<TextRepair> repairs) {
        SpaceReducer.Reduced reduced = SpaceReducer.reduceUnsuspicious(text, true);
        if (reduced == null) {
            String suspicious = new String(text);
            reduced = repair(suspicious, true, SpaceReducer.reduce(suspicious, true), repairs);
        }
        return words.in(reduced.text(), reduced.characters());
    }

    private static CleanText clean(String text, boolean breaks) {
        SpaceReducer.Reduced reduced = SpaceReducer.reduce(text, breaks);
        if (reduced.suspects() == 0) {
            return new CleanText(reduced.text(), Set.of());
        }
        Set<TextRepair> repairs = EnumSet.noneOf(TextRepair.class);
        return new CleanText(repair(text, breaks, reduced, repairs).text(), repairs);
    }

    private static SpaceReducer.Reduced repair(
            String text, boolean breaks, SpaceReducer.Reduced first, Set<TextRepair> repairs) {
        SpaceReducer.Reduced reduced = first;
        // The reducer makes common spaces of no-break ones, which broken sequences contain: repair the text as it came.
        String current = text;
        for (int round = 0; round < MAX_ROUNDS && reduced.suspects() != 0; round++) {
            reduced = SpaceReducer.reduce(repaired(current, reduced.suspects(), repairs), breaks);
            if (reduced.text().equals(current)) {
                break;
            }
            current = reduced.text();
        }
        return reduced;
    }

    private static String repaired(String text, int suspects, Set<TextRepair> repairs) {
        String current = text;
        if ((suspects & SpaceReducer.MOJIBAKE) != 0) {
            current = note(current, Mojibake.repair(current), TextRepair.MOJIBAKE, repairs);
        }
        if ((suspects & SpaceReducer.CONTROL) != 0) {
            current = note(current, Controls.remove(current), TextRepair.CONTROL_CHARACTERS, repairs);
        }
        if ((suspects & SpaceReducer.COMBINING) != 0) {
            current = Accents.compose(current);
        }
        if ((suspects & (SpaceReducer.ENTITY | SpaceReducer.TAG)) != 0) {
            current = note(current, Markup.remove(current), TextRepair.MARKUP, repairs);
        }
        return current;
    }

    private static String note(String before, String after, TextRepair repair, Set<TextRepair> repairs) {
        if (!before.equals(after)) {
            repairs.add(repair);
        }
        return after;
    }
}
