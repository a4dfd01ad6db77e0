package fr.jobmarket.cleaning.internal.occupation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;

/**
 * Finds the appellations that a title is, or is but for what is usually written around a job: who may apply, contract,
 * hours, place, employer, a reference. Immutable and thread-safe.
 */
public final class TitleIndex {

    private static final int[] NONE = {};
    private static final int LONGEST_ABBREVIATION = 8;
    /** Statements of a title that are looked at apart; the rest is taken with the last. */
    private static final int MOST_PARTS = 8;

    /** Phrases by their hash; several appellations may be worded alike. */
    private final long[] phrases;

    private final int[][] meant;

    /** The hashes of all words of appellations, ascending. */
    private final long[] ofWork;

    private final List<Nomenclature.Appellation> appellations;

    /** Occupations by the very label of an appellation, as most offers state it. */
    private final Map<String, Integer> byLabel = new HashMap<>();

    /** The index of all appellations and everyday names. */
    public TitleIndex(Nomenclature nomenclature) {
        appellations = nomenclature.appellations();
        appellations.forEach(appellation -> byLabel.put(appellation.label(), appellation.occupation()));
        Map<Long, int[]> byPhrase = new HashMap<>();
        LongStream.Builder words = LongStream.builder();
        for (int i = 0; i < appellations.size(); i++) {
            String label = appellations.get(i).label();
            TitleWords ofLabel = TitleWords.of(label);
            Arrays.stream(ofLabel.hashes, 0, ofLabel.size).forEach(words::add);
            for (String form : forms(label)) {
                add(byPhrase, form.equals(label) ? ofLabel : TitleWords.of(form), i);
            }
        }
        ofWork = words.build().sorted().distinct().toArray();
        for (Synonyms.Name name : Synonyms.of(nomenclature)) {
            for (String form : forms(name.wording())) {
                TitleWords ofForm = TitleWords.of(form);
                byPhrase.putIfAbsent(ofForm.phrase(0, ofForm.size), new int[] {name.appellation()});
            }
        }
        phrases = new long[Integer.highestOneBit(Math.max(16, byPhrase.size())) * 4];
        meant = new int[phrases.length][];
        byPhrase.forEach((phrase, which) -> {
            int slot = slot(phrase);
            phrases[slot] = phrase;
            meant[slot] = which;
        });
    }

    /** Adds an appellation; they come in their order. */
    private static void add(Map<Long, int[]> byPhrase, TitleWords words, int appellation) {
        long phrase = words.phrase(0, words.size);
        if (phrase != 1) {
            byPhrase.merge(phrase, new int[] {appellation}, (known, more) -> {
                if (known[known.length - 1] == appellation) {
                    return known;
                }
                int[] all = Arrays.copyOf(known, known.length + 1);
                all[known.length] = appellation;
                return all;
            });
        }
    }

    /** The wordings for men, for women and for both: "Chef / Cheffe d'équipe" is "Chef d'équipe" and "Cheffe d'équipe". */
    static Set<String> forms(String label) {
        Set<String> forms = new LinkedHashSet<>();
        forms.add(label);
        addForms(label, forms);
        int bracket = label.indexOf(" (");
        if (bracket > 0 && label.endsWith(")") && isAbbreviation(label.substring(bracket + 2, label.length() - 1))) {
            addForms(label.substring(0, bracket), forms);
        }
        return forms;
    }

    /** Whether an appellation names its occupation by a single word: "Serveur / Serveuse". */
    static boolean isOneWord(String label) {
        int space = label.indexOf(' ');
        return space < 0 || space == label.indexOf(" / ") && label.indexOf(' ', space + 3) < 0;
    }

    private static boolean isAbbreviation(String text) {
        return text.length() <= LONGEST_ABBREVIATION && text.equals(text.toUpperCase(Locale.ROOT));
    }

    private static void addForms(String label, Set<String> forms) {
        int slash = label.indexOf(" / ");
        if (slash < 0) {
            forms.add(label);
            return;
        }
        String[] one = label.substring(0, slash).split(" ");
        List<String> rest =
                new ArrayList<>(Arrays.asList(label.substring(slash + 3).split(" ")));
        if (rest.size() < one.length) {
            rest.addAll(0, Arrays.asList(one).subList(0, one.length - rest.size()));
        }
        List<String> forMen = new ArrayList<>(Arrays.asList(one));
        forMen.addAll(rest.subList(one.length, rest.size()));
        forms.add(String.join(" ", forMen));
        forms.add(String.join(" ", rest));
    }

    private int slot(long phrase) {
        int slot = (int) (phrase ^ phrase >>> 32) & phrases.length - 1;
        while (meant[slot] != null && phrases[slot] != phrase) {
            slot = slot + 1 & phrases.length - 1;
        }
        return slot;
    }

    private int[] find(long phrase) {
        int[] found = meant[slot(phrase)];
        return found == null ? NONE : found;
    }

    /** The appellations that the title is, several when they are worded alike; none when it is not clearly one. */
    public int[] find(CharSequence title) {
        TitleWords words = TitleWords.of(title);
        int[] found = findParts(words, false);
        return found.length > 0 ? found : findParts(words, true);
    }

    /** What the longest run of the title's statements is, of equal ones the first. */
    private int[] findParts(TitleWords words, boolean beforeOther) {
        int[] starts = starts(words);
        int parts = starts.length - 1;
        for (int length = parts; length > 0; length--) {
            for (int part = 0; part + length <= parts; part++) {
                int from = starts[part];
                int to = starts[part + length];
                int[] found = beforeOther ? findBeforeOther(words, from, to) : findTrimmed(words, from, to);
                if (found.length > 0 && (length == parts || isClear(words, from, to))) {
                    return found;
                }
            }
        }
        return NONE;
    }

    /** A single word, such as "formateur", is the job only when nothing beside it speaks of work. */
    private boolean isClear(TitleWords words, int from, int to) {
        int said = 0;
        for (int word = from; word < to; word++) {
            said += isAround(words, word) ? 0 : 1;
        }
        boolean alone = true;
        for (int word = 0; word < words.size && said < 2; word++) {
            boolean outside = word < from || word >= to;
            alone &= !outside || isAround(words, word) || !isOfWork(words.hashes[word]);
        }
        return said > 1 || alone;
    }

    /** Where the statements of a title begin, and where the last ends. */
    private static int[] starts(TitleWords words) {
        int[] starts = new int[words.size + 1];
        int count = 0;
        for (int word = 0; word < words.size; word++) {
            if (words.is(word, TitleWords.BREAK) && count < MOST_PARTS) {
                starts[count++] = word;
            }
        }
        starts[count] = words.size;
        return Arrays.copyOf(starts, count + 1);
    }

    /**
     * The occupation that an appellation belongs to now.
     *
     * @param stated the occupation it was stated with; negative when unknown
     * @return negative when the appellation is not known, or is worded like one of the stated occupation
     */
    public int newest(int stated, String appellation) {
        Integer exact = byLabel.get(appellation);
        if (exact != null) {
            return exact == stated ? -1 : exact;
        }
        TitleWords words = TitleWords.of(appellation);
        int newest = -1;
        for (int found : find(words.phrase(0, words.size))) {
            int occupation = appellations.get(found).occupation();
            if (occupation == stated) {
                return -1;
            }
            newest = newest < 0 ? occupation : newest;
        }
        return newest;
    }

    /** What these words are, as they stand or without what decorates them at either end. */
    private int[] findTrimmed(TitleWords words, int from, int to) {
        int first = from;
        do {
            int last = to;
            do {
                int[] found = find(words.phrase(first, last));
                if (found.length > 0) {
                    return found;
                }
                last--;
            } while (first < last && isAround(words, last));
            first++;
        } while (first < to && isAround(words, first - 1));
        return NONE;
    }

    private boolean isOfWork(long word) {
        return Arrays.binarySearch(ofWork, word) >= 0;
    }

    private static boolean isAround(TitleWords words, int word) {
        return words.is(word, TitleWords.DECORATION | TitleWords.LITTLE);
    }

    /** What the words are before the first that is of contract, hours, place or employer. */
    private int[] findBeforeOther(TitleWords words, int from, int to) {
        for (int last = to - 1; last > from; last--) {
            boolean place =
                    words.is(last, TitleWords.LEADS_AWAY) && last + 1 < to && words.is(last + 1, TitleWords.CAPITAL);
            if (place || words.is(last, TitleWords.DECORATION)) {
                int[] found = findTrimmed(words, from, last);
                if (found.length > 0) {
                    return found;
                }
            }
        }
        return NONE;
    }
}
