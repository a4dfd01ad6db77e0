package fr.jobmarket.cleaning.internal.occupation;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Everyday names of jobs that ROME does not have, from the resource {@code synonyms.tsv}. */
final class Synonyms {

    private static final String RESOURCE = "synonyms.tsv";

    /**
     * An everyday name.
     *
     * @param wording such as "nounou"
     * @param appellation index of the appellation it means
     */
    record Name(String wording, int appellation) {}

    private Synonyms() {}

    /** The names of the appellations that this nomenclature has. */
    static List<Name> of(Nomenclature nomenclature) {
        Map<String, Integer> byLabel = new HashMap<>();
        for (int i = 0; i < nomenclature.appellations().size(); i++) {
            byLabel.put(nomenclature.appellations().get(i).label(), i);
        }
        List<Name> names = new ArrayList<>();
        for (String line : lines()) {
            int tab = line.indexOf('\t');
            Integer appellation = tab < 0 ? null : byLabel.get(line.substring(tab + 1));
            if (appellation != null) {
                names.add(new Name(line.substring(0, tab), appellation));
            }
        }
        return names;
    }

    /** Every line but comments: an everyday name, a tab, the appellation. */
    static List<String> lines() {
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(Synonyms.class.getResourceAsStream(RESOURCE), RESOURCE),
                StandardCharsets.UTF_8))) {
            return reader.lines().filter(line -> !line.startsWith("#")).toList();
        } catch (IOException e) {
            throw new UncheckedIOException("the resource " + RESOURCE + " is damaged", e);
        }
    }
}
