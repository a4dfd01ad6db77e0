package fr.jobmarket.source.internal;

import fr.jobmarket.error.InvalidInputException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes and checks the parts of URLs. */
public final class QueryString {

    private QueryString() {}

    /** Parameters as {@code a=1&b=2}, percent-encoded. */
    public static String of(Map<String, String> parameters) {
        return parameters.entrySet().stream()
                .map(parameter -> encode(parameter.getKey()) + "=" + encode(parameter.getValue()))
                .collect(Collectors.joining("&"));
    }

    /** A value percent-encoded for a query or a path segment; commas stay, the APIs separate values with them. */
    public static String encode(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("%2C", ",");
    }

    /** A base URL without slash at its end. Throws {@link InvalidInputException} naming the setting. */
    public static String baseUrl(String setting, String url) {
        String whole = url(setting, url).toString();
        return whole.endsWith("/") ? whole.substring(0, whole.length() - 1) : whole;
    }

    /** An absolute http or https URL. Throws {@link InvalidInputException} naming the setting. */
    public static URI url(String setting, String url) {
        try {
            URI uri = URI.create(url.strip());
            boolean web = "https".equalsIgnoreCase(uri.getScheme()) || "http".equalsIgnoreCase(uri.getScheme());
            if (web && uri.getHost() != null) {
                return uri;
            }
        } catch (IllegalArgumentException e) {
            throw new InvalidInputException(setting + " is not a URL: " + e.getMessage(), e);
        }
        throw new InvalidInputException(setting + " must be an http or https URL, not \"" + url + "\"");
    }
}
