package fr.jobmarket.internal;

/** What a character means to the cleaner, for every character of the basic plane, in one table. */
public final class CharKind {

    public static final byte PLAIN = 0;
    /** The common space. */
    public static final byte SPACE = 1;

    public static final byte BREAK = 2;
    public static final byte OTHER_SPACE = 3;
    /** From here on characters may need repair. */
    public static final byte AMPERSAND = 4;

    public static final byte LESS_THAN = 5;
    public static final byte MOJIBAKE_LEAD = 6;
    public static final byte CONTROL = 7;
    public static final byte COMBINING = 8;
    public static final byte SURROGATE = 9;
    /** A letter in another form, such as a full-width one or the ligature "fi", which is read as the letter. */
    public static final byte STYLED = 10;
    /** The mark that stands where a character was lost. */
    public static final byte LOST = 11;

    private static final byte[] KINDS = new byte[0x10000];

    static {
        for (int c = 0; c < KINDS.length; c++) {
            KINDS[c] = kind((char) c);
        }
    }

    private CharKind() {}

    /** What a character is. */
    public static byte of(char c) {
        return KINDS[c];
    }

    private static byte kind(char c) {
        return switch (c) {
            case ' ' -> SPACE;
            case '\t', 0xa0, 0x1680, 0x202f, 0x205f, 0x3000 -> OTHER_SPACE;
            case '\n', '\r', 0x2028, 0x2029 -> BREAK;
            case '&' -> AMPERSAND;
            case '<' -> LESS_THAN;
            case '\ufffd' -> LOST;
            case 'Â', 'Ã', 'Å', 'â', 'ï', 'ð' -> MOJIBAKE_LEAD;
            default -> range(c);
        };
    }

    private static byte range(char c) {
        if (c >= 0x2000 && c <= 0x200a) {
            return OTHER_SPACE;
        }
        if (c >= 0x300 && c <= 0x36f) {
            return COMBINING;
        }
        if (Character.isSurrogate(c)) {
            return SURROGATE;
        }
        if (isStyled(c)) {
            return STYLED;
        }
        return c < 0x20 || c >= 0x7f && c < 0xa0 || c == 0xad || isUnseen(c) ? CONTROL : PLAIN;
    }

    /** Full-width ASCII, Latin ligatures, Roman numerals as one character, letters in circles, letters as mathematical signs. */
    private static boolean isStyled(char c) {
        return c >= 0xff01 && c <= 0xff5e
                || c >= 0xfb00 && c <= 0xfb06
                || c >= 0x2160 && c <= 0x217f
                || c >= 0x24b6 && c <= 0x24e9
                || "ℂℊℋℌℍℎℐℑℒℓℕℙℚℛℜℝℤℨℬℭℯℰℱℳℴ".indexOf(c) >= 0;
    }

    /** Zero-width characters, direction marks, byte-order marks, private use and non-characters. */
    private static boolean isUnseen(char c) {
        return c >= 0x200b && c <= 0x200f
                || c >= 0x202a && c <= 0x202e
                || c >= 0x2060 && c <= 0x206f
                || c == 0xfeff
                || c >= 0xe000 && c <= 0xf8ff
                || c >= 0xfff0 && c <= 0xfffb
                || c >= 0xfffe;
    }
}
