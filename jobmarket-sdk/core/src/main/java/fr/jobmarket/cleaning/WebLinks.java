package fr.jobmarket.cleaning;

import org.jspecify.annotations.Nullable;

/**
 * Tells links that may be shown from what sources write in their place. Only absolute http and https links with a host
 * pass: the others ("javascript:…", "data:…", "www.exemple.fr", "") would run, or lead nowhere, on the page of a reader.
 */
final class WebLinks {

    private WebLinks() {}

    /** The link without the spaces around it; null when it may not be shown. */
    static @Nullable String usable(String text) {
        String link = text.strip();
        int host = link.regionMatches(true, 0, "https://", 0, 8)
                ? 8
                : link.regionMatches(true, 0, "http://", 0, 7) ? 7 : -1;
        return host >= 0 && hasHost(link, host) && isClean(link) ? link : null;
    }

    /** Whether a host follows, possibly behind the name of a user, before path, query, fragment or port. */
    private static boolean hasHost(String link, int start) {
        int end = start;
        while (end < link.length() && "/?#\\".indexOf(link.charAt(end)) < 0) {
            end++;
        }
        int host = link.lastIndexOf('@', end - 1) + 1;
        int first = Math.max(start, host);
        return first < end && (Character.isLetterOrDigit(link.charAt(first)) || link.charAt(first) == '[');
    }

    /** Spaces, controls and the signs that end an attribute do not belong into a link. */
    private static boolean isClean(String link) {
        for (int i = 0; i < link.length(); i++) {
            char c = link.charAt(i);
            if (c <= ' ' || c >= 0x7f && c <= 0xa0 || c == '<' || c == '>' || c == '"') {
                return false;
            }
        }
        return true;
    }
}
