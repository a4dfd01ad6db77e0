package fr.jobmarket.gateway.http;

/**
 * What names, titles and other single lines may be made of. Characters that nobody sees let two of them look alike
 * (zero-width ones), read backwards (those that turn the direction of writing) or break the line they stand in.
 */
public final class VisibleText {

    /** Characters neither of control nor of format, and no separators of lines. */
    public static final String REGEX = "[^\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]*";

    /** Says what is wrong with another text. */
    public static final String MESSAGE = "must not hold control or invisible characters";

    private VisibleText() {}
}
