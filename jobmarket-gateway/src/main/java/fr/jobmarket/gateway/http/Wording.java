package fr.jobmarket.gateway.http;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import java.util.List;
import java.util.Locale;
import java.util.Locale.LanguageRange;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;

/** The words of problems in one language. Immutable and thread-safe. */
final class Wording {

    /** For who asks for no language that is known, and for logs. */
    static final Wording ENGLISH = new Wording(Locale.ENGLISH);

    private static final Wording FRENCH = new Wording(Locale.FRENCH);
    private static final List<Locale> KNOWN = List.of(Locale.ENGLISH, Locale.FRENCH);
    private static final String BUNDLE = "fr.jobmarket.gateway.http.problems";
    /** Far above what browsers send; finding the best of thousands of languages takes long. */
    private static final int LONGEST_WISH = 1_000;

    private final Locale language;
    private final ResourceBundle words;

    private Wording(Locale language) {
        this.language = language;
        this.words =
                ResourceBundle.getBundle(BUNDLE, language, Control.getNoFallbackControl(Control.FORMAT_PROPERTIES));
    }

    /** The words in the language that who asks likes best of those known (RFC 4647, lookup). */
    static Wording of(HttpRequest<?> request) {
        String wish = String.join(",", request.getHeaders().getAll(HttpHeaders.ACCEPT_LANGUAGE));
        return wish.isBlank() || wish.length() > LONGEST_WISH ? ENGLISH : of(wish);
    }

    private static Wording of(String wish) {
        try {
            List<LanguageRange> wanted = LanguageRange.parse(wish).stream()
                    .filter(range -> range.getWeight() > 0)
                    .toList();
            return Locale.FRENCH.equals(Locale.lookup(wanted, KNOWN)) ? FRENCH : ENGLISH;
        } catch (IllegalArgumentException e) {
            return ENGLISH; // no list of languages
        }
    }

    /** The message in this language, messages among its arguments too. */
    String text(Message message) {
        Object[] arguments = message.arguments().stream()
                .map(argument -> argument instanceof Message part ? text(part) : argument)
                .toArray();
        return String.format(Locale.ROOT, words.getString(message.key().name()), arguments);
    }

    /** What kind of problem a status stands for. */
    String title(HttpStatus status) {
        String key = "TITLE_" + status.getCode();
        return words.containsKey(key) ? words.getString(key) : status.getReason();
    }

    /** Says on an answer in which language it is, and to caches that others may get it in another. */
    void announce(MutableHttpResponse<?> response) {
        response.getHeaders()
                .set(HttpHeaders.CONTENT_LANGUAGE, language.toLanguageTag())
                .add(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE);
    }
}
