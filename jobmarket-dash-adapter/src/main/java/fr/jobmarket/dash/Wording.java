package fr.jobmarket.dash;

import fr.jobmarket.error.InvalidInputException;
import fr.jobmarket.offer.Contract;
import fr.jobmarket.offer.DataRole;
import fr.jobmarket.offer.Experience;
import fr.jobmarket.offer.Source;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;

/** The words of figures, grids and options in one language. Immutable and thread-safe. */
public final class Wording {

    private final Properties words;
    private final Locale locale;

    private Wording(Properties words, Locale locale) {
        this.words = words;
        this.locale = locale;
    }

    /** French. */
    public static Wording french() {
        return of(Locale.FRANCE);
    }

    /** The words of a language; throws {@link InvalidInputException} when there are none in it. */
    public static Wording of(Locale locale) {
        String file = "wording_" + locale.getLanguage() + ".properties";
        Properties words = new Properties();
        try (var in = Wording.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new InvalidInputException("no wording in " + locale.getLanguage() + "; known: fr");
            }
            Reader reader = new InputStreamReader(in, StandardCharsets.UTF_8);
            words.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Wording(words, locale);
    }

    /** The language, for numbers and dates. */
    public Locale locale() {
        return locale;
    }

    /** What a person calls a form of contract. */
    public String contract(Contract.Type type) {
        return text("contract." + type.name());
    }

    /** What a person calls a data profession. */
    public String role(DataRole role) {
        return text("role." + role.name());
    }

    /** What a person calls a source. */
    public String source(Source source) {
        return text("source." + source.id());
    }

    /** What an offer asks of experience, in words. */
    public String experience(Experience experience) {
        Integer months = experience.months();
        if (months == null || months == 0) {
            return text("experience." + experience.requirement().name());
        }
        return months % 12 == 0 && months > 12
                ? text("experience.years", months / 12)
                : text("experience.months", months);
    }

    /** What a figure about a subject, such as {@code regions} or {@code soft-skills}, is called. */
    public String title(String subject) {
        return text("title." + subject);
    }

    /** The word for a code in a group such as {@code contract}; the code itself when it is not known. */
    String label(String group, String code) {
        return words.getProperty(group + "." + code, code);
    }

    String text(String key, Object... values) {
        String text = Objects.requireNonNull(words.getProperty(key), () -> "no wording for " + key);
        return values.length == 0 ? text : String.format(locale, text, values);
    }
}
