package fr.jobmarket.cleaning.text;

import fr.jobmarket.cleaning.internal.CharKind;

/** Takes characters out of a text that nobody sees: controls, zero-width characters, unpaired surrogates. */
final class Controls {

    private Controls() {}

    /** The text without them; vertical tabs, form feeds and "next line" become line breaks. */
    static String remove(String text) {
        StringBuilder kept = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isHighSurrogate(c)) {
                if (i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))) {
                    kept.append(c).append(text.charAt(++i));
                }
            } else if (c == 0x0b || c == 0x0c || c == 0x85) {
                kept.append('\n');
            } else if (CharKind.of(c) != CharKind.CONTROL && !Character.isLowSurrogate(c)) {
                kept.append(c);
            }
        }
        return kept.toString();
    }
}
