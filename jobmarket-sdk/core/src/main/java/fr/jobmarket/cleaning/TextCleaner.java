package fr.jobmarket.cleaning;

import fr.jobmarket.cleaning.internal.CueWords;
import fr.jobmarket.cleaning.internal.Cues;
import fr.jobmarket.cleaning.internal.text.Accents;
import fr.jobmarket.cleaning.internal.text.Controls;
import fr.jobmarket.cleaning.internal.text.Markup;
import fr.jobmarket.cleaning.internal.text.Mojibake;
import fr.jobmarket.cleaning.internal.text.SpaceReducer;
import fr.jobmarket.cleaning.internal.text.StyledLetters;
import fr.jobmarket.internal.MarkedText;
import java.util.EnumSet;
import java.util.Set;

/**
 * Turns what sources send into plain text: broken encodings repaired, control and zero-width characters removed (those
 * of Windows-1252 read as what they mean),
 * entities decoded however often they were encoded, tags removed (block elements become line breaks, list items
 * dashes), spaces and line breaks reduced, characters composed (NFC), letters in mathematical, full-width or framed form
 * made plain. Cleaning a cleaned text changes nothing.
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
    static Cues paragraphs(MarkedText text, CueWords words, Set<Repair> repairs) {
        SpaceReducer reducer = new SpaceReducer(text);
        SpaceReducer.Reduced reduced = reducer.suspects() == 0
                ? reducer.reduce(true)
                : repair(text.toString(), true, reducer.suspects(), repairs);
        return words.in(reduced.text(), reduced.marked());
    }

    /**
     * Cleans a text of one line.
     *
     * @param repairs takes what had to be done to the text
     */
    public static String line(String text, Set<Repair> repairs) {
        return SpaceReducer.isPlain(text) ? text : reduced(text, false, repairs);
    }

    private static CleanText clean(String text, boolean breaks) {
        if (SpaceReducer.isPlain(text)) {
            return new CleanText(text, Set.of());
        }
        Set<Repair> repairs = EnumSet.noneOf(Repair.class);
        String clean = reduced(text, breaks, repairs);
        return new CleanText(clean, repairs.isEmpty() ? Set.of() : repairs);
    }

    private static String reduced(String text, boolean breaks, Set<Repair> repairs) {
        SpaceReducer.Reduced reduced = SpaceReducer.reduce(text, breaks);
        return reduced.suspects() == 0
                ? reduced.text()
                : repair(text, breaks, reduced.suspects(), repairs).text();
    }

    /** The reducer makes common spaces of no-break ones, which broken sequences contain: repairs the text as it came. */
    private static SpaceReducer.Reduced repair(String text, boolean breaks, int suspects, Set<Repair> repairs) {
        SpaceReducer.Reduced reduced = SpaceReducer.reduce(repaired(text, suspects, repairs), breaks);
        String before = text;
        for (int round = 1; round < MAX_ROUNDS && reduced.suspects() != 0; round++) {
            String current = reduced.text();
            if (current.equals(before)) {
                break;
            }
            before = current;
            reduced = SpaceReducer.reduce(repaired(current, reduced.suspects(), repairs), breaks);
        }
        return reduced;
    }

    private static String repaired(String text, int suspects, Set<Repair> repairs) {
        String current = text;
        if ((suspects & SpaceReducer.MOJIBAKE) != 0) {
            current = note(current, Mojibake.repair(current), Repair.MOJIBAKE, repairs);
        }
        boolean broken = (suspects & SpaceReducer.MOJIBAKE) != 0 && Mojibake.isDamaged(current);
        if (broken || (suspects & SpaceReducer.LOST) != 0) {
            repairs.add(Repair.LOST_CHARACTERS);
        }
        if ((suspects & SpaceReducer.STYLED) != 0) {
            current = StyledLetters.plain(current);
        }
        if ((suspects & SpaceReducer.CONTROL) != 0) {
            current = note(current, Controls.remove(current), Repair.CONTROL_CHARACTERS, repairs);
        }
        if ((suspects & SpaceReducer.COMBINING) != 0) {
            current = Accents.compose(current);
        }
        if ((suspects & (SpaceReducer.ENTITY | SpaceReducer.TAG)) != 0) {
            current = note(current, Markup.remove(current), Repair.MARKUP, repairs);
        }
        return current;
    }

    private static String note(String before, String after, Repair repair, Set<Repair> repairs) {
        if (!before.equals(after)) {
            repairs.add(repair);
        }
        return after;
    }

    /**
     * A cleaned text.
     *
     * @param text plain text
     * @param repairs what had to be done to it; empty when only spaces changed
     */
    public record CleanText(String text, Set<Repair> repairs) {

        /** Copies the set, so the value never changes. */
        public CleanText {
            repairs = Set.copyOf(repairs);
        }
    }

    /** What cleaning had to repair in a text. */
    public enum Repair {
        /** Tags were removed or entities decoded. */
        MARKUP,
        /** Characters that a wrong encoding had broken were put right. */
        MOJIBAKE,
        /** Control, zero-width or unpaired characters were removed. */
        CONTROL_CHARACTERS,
        /** Characters are lost ("D?veloppeur" with a replacement character, "Ã?"); nothing could be done. */
        LOST_CHARACTERS
    }
}
