package fr.jobmarket.gateway.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.micronaut.http.HttpStatus;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class WordingTest {

    /** Words of either language that the other has not. */
    static final Pattern ENGLISH_WORDS =
            Pattern.compile("\\b(the|is|are|must|not|with|of|this|that|there|give|it)\\b", Pattern.CASE_INSENSITIVE);

    private static final Pattern FRENCH_WORDS =
            Pattern.compile("\\b(le|la|les|est|sont|il|une|et|ce|cette|aucune?|plus)\\b|[éèêà]");

    private static final Pattern TITLE = Pattern.compile("TITLE_([0-9]{3})");
    private static final Pattern ARGUMENT = Pattern.compile("%([0-9]+\\$)?[^%]");

    private static final Map<String, String> ENGLISH = words("en");
    private static final Map<String, String> FRENCH = words("fr");

    private static Map<String, String> words(String language) {
        Properties words = new Properties();
        try (Reader file = new InputStreamReader(
                WordingTest.class.getResourceAsStream("problems_" + language + ".properties"),
                StandardCharsets.UTF_8)) {
            words.load(file);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        Map<String, String> sorted = new TreeMap<>();
        words.forEach((key, text) -> sorted.put((String) key, (String) text));
        return sorted;
    }

    @Test
    void hasWordsInBothLanguagesForEachMessageAndForNoOther() {
        assertEquals(ENGLISH.keySet(), FRENCH.keySet());
        Set<String> messages = new TreeSet<>(ENGLISH.keySet());
        messages.removeIf(key -> TITLE.matcher(key).matches());
        assertEquals(
                Arrays.stream(MessageKey.values()).map(Enum::name).collect(Collectors.toCollection(TreeSet::new)),
                messages);
    }

    @Test
    void takesTheSameArgumentsInBothLanguages() {
        ENGLISH.forEach((key, text) -> assertEquals(arguments(text), arguments(FRENCH.get(key)), key));
    }

    private static List<String> arguments(String text) {
        return ARGUMENT.matcher(text.replace("%%", ""))
                .results()
                .map(MatchResult::group)
                .sorted()
                .toList();
    }

    @Test
    void speaksOneLanguageAtATime() {
        FRENCH.forEach(
                (key, text) -> assertFalse(ENGLISH_WORDS.matcher(text).find(), () -> key + " is not French: " + text));
        ENGLISH.forEach(
                (key, text) -> assertFalse(FRENCH_WORDS.matcher(text).find(), () -> key + " is not English: " + text));
    }

    @Test
    void namesStatusesInEnglishAsTheStandardDoes() {
        ENGLISH.forEach((key, text) -> TITLE.matcher(key)
                .results()
                .map(title -> HttpStatus.valueOf(Integer.parseInt(title.group(1))))
                .forEach(status -> assertEquals(status.getReason(), text)));
    }

    @Test
    void everyMessageIsSaidSomewhere() {
        JavaClasses gateway = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("fr.jobmarket.gateway");
        Set<String> said = gateway.get(MessageKey.class).getFieldAccessesToSelf().stream()
                .filter(access -> !access.getOriginOwner().isEquivalentTo(MessageKey.class))
                .map(access -> access.getTarget().getName())
                .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(
                Arrays.stream(MessageKey.values()).map(Enum::name).collect(Collectors.toCollection(TreeSet::new)),
                said);
    }

    @Test
    void putsMessagesIntoMessages() {
        Message message =
                MessageKey.PARAMETER.with("dataRole", MessageKey.REFUSED.with("100%s", MessageKey.LIST.with()));
        assertEquals("parameter \"dataRole\": \"100%s\" is not allowed; it must be a list", message.toString());
    }
}
