package fr.jobmarket.simulator.internal;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One HTTP request as the APIs see it: path, decoded parameters and the Authorization header. */
public record ApiRequest(
        String method,
        String path,
        Map<String, String> query,
        Map<String, String> form,
        @Nullable String authorization,
        @Nullable String contentType) {

    /** Decodes {@code a=1&b=2}; a repeated name keeps all its values, joined by a comma. */
    public static Map<String, String> decode(@Nullable String encoded) {
        Map<String, String> values = new LinkedHashMap<>();
        if (encoded == null) {
            return values;
        }
        for (String pair : encoded.split("&", -1)) {
            if (!pair.isEmpty()) {
                int equals = pair.indexOf('=');
                String name = unescape(equals < 0 ? pair : pair.substring(0, equals));
                String value = equals < 0 ? "" : unescape(pair.substring(equals + 1));
                values.merge(name, value, (before, after) -> before + "," + after);
            }
        }
        return values;
    }

    private static String unescape(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return text;
        }
    }
}
