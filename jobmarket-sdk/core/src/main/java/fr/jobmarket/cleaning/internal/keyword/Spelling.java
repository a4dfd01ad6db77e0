package fr.jobmarket.cleaning.internal.keyword;

import java.util.Locale;
import java.util.Set;

/**
 * One way to write a keyword.
 *
 * @param keyword its canonical spelling; {@code -} takes a phrase away instead of tagging it
 * @param spelt this way to write it
 * @param capitals the same in capitals
 * @param caseMatters whether it is only found in one of these two forms
 * @param near whether it needs another technology beside it
 * @param word whether it is also a word or a name of something else
 * @param unless words beside which it means something else, folded
 */
public record Spelling(
        String keyword,
        String spelt,
        String capitals,
        boolean caseMatters,
        boolean near,
        boolean word,
        Set<String> unless) {

    private static final String UNLESS = "unless:";

    /** A spelling with the flags of the list, separated by spaces. */
    public static Spelling of(String keyword, String spelt, String flags) {
        Set<String> unless = Set.of();
        Set<String> flagged = Set.of(flags.isEmpty() ? new String[0] : flags.split(" +"));
        for (String flag : flagged) {
            if (flag.startsWith(UNLESS)) {
                unless = Set.of(flag.substring(UNLESS.length()).split("\\|"));
            }
        }
        return new Spelling(
                keyword,
                spelt,
                spelt.toUpperCase(Locale.ROOT),
                flagged.contains("case"),
                flagged.contains("near"),
                flagged.contains("word"),
                unless);
    }

    public boolean isBlocker() {
        return keyword.equals("-");
    }

    /** Whether it is a technology wherever it stands. */
    boolean isCertain() {
        return !near && !word;
    }

    /** Whether a text holds it from a position on letter by letter as it is listed, or all in capitals. */
    public boolean isWrittenAt(char[] text, int start) {
        return isAt(text, start, spelt) || isAt(text, start, capitals);
    }

    private static boolean isAt(char[] text, int start, String written) {
        for (int i = 0; i < written.length(); i++) {
            if (text[start + i] != written.charAt(i)) {
                return false;
            }
        }
        return true;
    }
}
