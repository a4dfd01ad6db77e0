package fr.jobmarket.gateway.account;

import java.net.IDN;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An e-mail address in the one spelling under which an account is found: no outer spaces, compatibility characters
 * folded, lower case, the domain in its ASCII form.
 *
 * @param value the normalised address, at most 254 characters
 */
record EmailAddress(String value) {

    // Deliberately looser than RFC 5321: whether mail arrives only a message can tell.
    private static final Pattern LOCAL_PART = Pattern.compile("[^\\s@\"(),:;<>\\[\\]\\\\\\p{Cc}\\p{Cf}]{1,64}");
    private static final Pattern DOMAIN =
            Pattern.compile("(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]");

    /** The address, or empty when the text is not one. */
    static Optional<EmailAddress> parse(String text) {
        String folded = Normalizer.normalize(text.strip(), Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        int at = folded.lastIndexOf('@');
        if (at < 1 || !LOCAL_PART.matcher(folded.substring(0, at)).matches()) {
            return Optional.empty();
        }
        String domain;
        try {
            domain = IDN.toASCII(folded.substring(at + 1)).toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
        String value = folded.substring(0, at) + "@" + domain;
        return value.length() <= 254 && DOMAIN.matcher(domain).matches()
                ? Optional.of(new EmailAddress(value))
                : Optional.empty();
    }
}
