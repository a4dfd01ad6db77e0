package fr.jobmarket.cleaning.internal.text;

import fr.jobmarket.internal.CharKind;

/**
 * Takes characters out of a text that nobody sees: controls, zero-width characters, unpaired surrogates. Those that
 * Windows-1252 shows something for become that: they come from texts in it that were read as Latin-1.
 */
public final class Controls {

    private Controls() {}

    /** The text without them; vertical tabs and form feeds become line breaks. */
    public static String remove(String text) {
        StringBuilder kept = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isHighSurrogate(c)) {
                if (i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))) {
                    kept.append(c).append(text.charAt(++i));
                }
            } else if (c == 0x0b || c == 0x0c) {
                kept.append('\n');
            } else if (c >= 0x80 && c < 0xa0) {
                Windows1252.append(c, kept);
            } else if (CharKind.of(c) != CharKind.CONTROL && !Character.isLowSurrogate(c)) {
                kept.append(c);
            }
        }
        return kept.toString();
    }
}
