package fr.jobmarket.cleaning.internal.text;

/** The bytes 0x80 to 0x9f, which are controls in Latin-1 and marks such as € and ’ in Windows-1252. */
final class Windows1252 {

    /** What it shows for them; 0 where it has nothing. */
    private static final String SHOWN = "€\0‚ƒ„…†‡ˆ‰Š‹Œ\0Ž\0\0‘’“”•–—˜™š›œ\0žŸ";

    private Windows1252() {}

    /** Appends what is shown for one of these bytes; nothing where there is nothing. */
    static void append(char control, StringBuilder out) {
        char shown = SHOWN.charAt(control - 0x80);
        if (shown != 0) {
            out.append(shown);
        }
    }

    /** Whether a character is one that these bytes show. */
    static boolean shows(char c) {
        return c > 0xff && SHOWN.indexOf(c) >= 0;
    }

    /** The byte a character is written as; -1 when there is none. */
    static int byteOf(char c) {
        return c < 0x100 ? c : shows(c) ? 0x80 + SHOWN.indexOf(c) : -1;
    }
}
