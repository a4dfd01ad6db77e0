package fr.jobmarket.cleaning.internal;

/** Who waits for a cue word. */
public enum CueGroup {
    /** The first word of a technology's or tool's name. */
    KEYWORD,
    /** Remote work. */
    REMOTE,
    /** Pay: a currency, gross, net, a daily rate. */
    PAY,
    /** Words before the name of the place of work. */
    PLACE,
    /** Forms of contracts. */
    CONTRACT,
    /** Anything that starts with a digit; found without being listed. */
    NUMBER,
    /** Little words of a language; counted at the beginning of a text only. */
    FRENCH,
    ENGLISH,
    GERMAN,
    SPANISH,
    ITALIAN,
    DUTCH,
    PORTUGUESE;

    /** How much of a text is searched for the little words of languages, in characters. */
    public static final int OPENING = 400;

    /** The bits of the groups of which the places are wanted; the others are counted. */
    static final int LOCATED = FRENCH.bit() - 1;

    /** The bit of this group in a set of groups. */
    public int bit() {
        return 1 << ordinal();
    }

    boolean isLocated() {
        return (bit() & LOCATED) != 0;
    }
}
