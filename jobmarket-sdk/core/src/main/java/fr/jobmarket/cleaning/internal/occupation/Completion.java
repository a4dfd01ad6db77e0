package fr.jobmarket.cleaning.internal.occupation;

import fr.jobmarket.internal.Folding;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Occupations by what a person begins to type. Thread-safe; its names are folded on first use. */
public final class Completion {

    private static final Set<String> LITTLE =
            Set.of("de", "du", "des", "d", "la", "le", "les", "l", "en", "a", "au", "et");

    /** How well a name fits, the best first. */
    private enum Fit {
        EQUAL,
        BEGINS,
        HAS_ALL,
        NEARLY
    }

    /**
     * An occupation that fits.
     *
     * @param occupation index of the occupation
     * @param name what it is called like
     */
    public record Found(int occupation, String name) {}

    private record Name(int occupation, String label, String[] words) {}

    /** All names, and the words they share. */
    private record Known(List<Name> names, Set<String> words) {}

    private record Ranked(Name name, Fit fit, int frequency) {}

    private static final Comparator<Ranked> BEST_FIRST = Comparator.comparing(Ranked::fit)
            .thenComparing(Ranked::frequency, Comparator.reverseOrder())
            .thenComparing(ranked -> ranked.name().words().length)
            .thenComparing(ranked -> ranked.name().label());

    private final Nomenclature nomenclature;
    private @Nullable Known known;

    /** A completion by the labels, appellations and everyday names of these occupations. */
    public Completion(Nomenclature nomenclature) {
        this.nomenclature = nomenclature;
    }

    /** The occupations that fit, the best first, each once; those that nearly fit only when none does. */
    public List<Found> find(String text, int limit) {
        String[] wanted = words(text);
        if (wanted.length == 0) {
            return List.of();
        }
        List<Found> found = find(wanted, false, limit);
        return found.isEmpty() ? find(wanted, true, limit) : found;
    }

    private List<Found> find(String[] wanted, boolean nearly, int limit) {
        Map<Integer, Ranked> best = new HashMap<>();
        Known all = known();
        List<Set<String>> near = nearly ? near(wanted, all.words()) : List.of();
        for (Name name : all.names()) {
            Fit fit = nearly ? nearFit(near, name.words()) : fit(wanted, name.words());
            if (fit != null) {
                int frequency = nomenclature.frequencies().get(name.occupation());
                best.merge(
                        name.occupation(),
                        new Ranked(name, fit, frequency),
                        (one, other) -> BEST_FIRST.compare(one, other) <= 0 ? one : other);
            }
        }
        return best.values().stream()
                .sorted(BEST_FIRST)
                .limit(limit)
                .map(ranked ->
                        new Found(ranked.name().occupation(), ranked.name().label()))
                .toList();
    }

    private static @Nullable Fit fit(String[] wanted, String[] words) {
        int first = -1;
        int next = 0;
        boolean whole = true;
        for (String word : wanted) {
            int place = place(word, words, next);
            place = place < 0 ? place(word, words, 0) : place;
            if (place < 0) {
                return null;
            }
            first = first < 0 ? place : first;
            whole &= words[place].length() == word.length();
            next = place + 1;
        }
        if (whole && wanted.length == words.length) {
            return Fit.EQUAL;
        }
        return first == 0 ? Fit.BEGINS : Fit.HAS_ALL;
    }

    private static int place(String word, String[] words, int from) {
        for (int i = from; i < words.length; i++) {
            if (words[i].startsWith(word)) {
                return i;
            }
        }
        return -1;
    }

    /** For each word typed the words that are near it. */
    private static List<Set<String>> near(String[] wanted, Set<String> words) {
        return Arrays.stream(wanted)
                .map(typed -> words.stream().filter(word -> isNear(typed, word)).collect(Collectors.toSet()))
                .toList();
    }

    private static @Nullable Fit nearFit(List<Set<String>> near, String[] words) {
        int first = -1;
        for (Set<String> fitting : near) {
            int place = 0;
            while (place < words.length && !fitting.contains(words[place])) {
                place++;
            }
            if (place == words.length) {
                return null;
            }
            first = first < 0 ? place : first;
        }
        if (near.size() == words.length) {
            return Fit.EQUAL;
        }
        return first == 0 ? Fit.BEGINS : Fit.NEARLY;
    }

    /** One slip of the finger in a word of four letters or more, two from eight on; the word may be only begun. */
    private static boolean isNear(String typed, String word) {
        int allowed = typed.length() < 4 ? 0 : typed.length() < 8 ? 1 : 2;
        if (word.length() < typed.length() - allowed) {
            return false;
        }
        int most = Math.min(word.length(), typed.length() + allowed);
        int[] before = new int[most + 1];
        int[] row = new int[most + 1];
        int[] next = new int[most + 1];
        for (int j = 0; j <= most; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= typed.length(); i++) {
            next[0] = i;
            int least = i;
            for (int j = 1; j <= most; j++) {
                boolean same = typed.charAt(i - 1) == word.charAt(j - 1);
                next[j] = Math.min(row[j - 1] + (same ? 0 : 1), 1 + Math.min(row[j], next[j - 1]));
                boolean swapped = i > 1
                        && j > 1
                        && typed.charAt(i - 1) == word.charAt(j - 2)
                        && typed.charAt(i - 2) == word.charAt(j - 1);
                next[j] = swapped ? Math.min(next[j], before[j - 2] + 1) : next[j];
                least = Math.min(least, next[j]);
            }
            if (least > allowed) {
                return false;
            }
            int[] spare = before;
            before = row;
            row = next;
            next = spare;
        }
        for (int j = Math.max(0, typed.length() - allowed); j <= most; j++) {
            if (row[j] <= allowed) {
                return true;
            }
        }
        return false;
    }

    private synchronized Known known() {
        if (known == null) {
            List<Name> all = new ArrayList<>();
            for (int occupation = 0; occupation < nomenclature.labels().size(); occupation++) {
                String label = nomenclature.labels().get(occupation);
                all.add(new Name(occupation, label, words(label)));
                add(label, occupation, all);
            }
            for (Nomenclature.Appellation appellation : nomenclature.appellations()) {
                add(appellation.label(), appellation.occupation(), all);
            }
            for (Synonyms.Name synonym : Synonyms.of(nomenclature)) {
                Nomenclature.Appellation meant = nomenclature.appellations().get(synonym.appellation());
                add(synonym.wording(), meant.occupation(), all);
            }
            known = new Known(
                    all, all.stream().flatMap(name -> Stream.of(name.words())).collect(Collectors.toUnmodifiableSet()));
        }
        return known;
    }

    private static void add(String label, int occupation, List<Name> names) {
        for (String form : TitleIndex.forms(label)) {
            if (!form.contains(" / ")) {
                names.add(new Name(occupation, form, words(form)));
            }
        }
    }

    private static String[] words(String text) {
        List<String> words = new ArrayList<>();
        for (String word : Folding.key(text.replace("\u0153", "oe")).split(" ")) {
            if (!word.isEmpty() && !LITTLE.contains(word)) {
                words.add(word);
            }
        }
        return words.toArray(String[]::new);
    }
}
