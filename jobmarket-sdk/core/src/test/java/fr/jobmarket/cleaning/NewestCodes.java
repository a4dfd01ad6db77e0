package fr.jobmarket.cleaning;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.jobmarket.SharedData;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;

/** The codes that the newest edition of ROME gives to the job a title names, by the longest appellation in it. */
final class NewestCodes {

    private static final Pattern BOTH_GENDERS = Pattern.compile("(\\S+) / (\\S+)(.*)");

    private final Map<String, Set<String>> codes = new HashMap<>();

    private NewestCodes() {}

    /** Reads the labels of appellations and of codes in the shared data. */
    static NewestCodes ofSharedData() {
        NewestCodes newest = new NewestCodes();
        for (JsonNode appellation : json("rome-4.61/appellations.json.gz")) {
            newest.add(appellation.path("l").asText(), appellation.path("r").asText());
        }
        json("rome-4.61/occupations.json.gz")
                .fields()
                .forEachRemaining(code -> newest.add(code.getValue().path("i").asText(), code.getKey()));
        return newest;
    }

    private static JsonNode json(String name) {
        try (InputStream in = new GZIPInputStream(Files.newInputStream(SharedData.file(name)))) {
            return new ObjectMapper().readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void add(String label, String code) {
        put(label, code);
        Matcher both = BOTH_GENDERS.matcher(label);
        if (both.matches()) {
            put(both.group(1) + both.group(3), code);
            put(both.group(2) + both.group(3), code);
        }
    }

    private void put(String label, String code) {
        codes.computeIfAbsent(words(label), l -> new TreeSet<>()).add(code);
    }

    /** The codes; none when the title names no appellation. */
    Set<String> of(String title) {
        String[] words = words(title).split(" ");
        for (int length = words.length; length > 0; length--) {
            Set<String> found = new TreeSet<>();
            for (int from = 0; from + length <= words.length; from++) {
                String part = String.join(" ", Arrays.copyOfRange(words, from, from + length));
                found.addAll(codes.getOrDefault(part, Set.of()));
            }
            if (!found.isEmpty()) {
                return found;
            }
        }
        return Set.of();
    }

    private static String words(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}]+", " ")
                .strip();
    }
}
