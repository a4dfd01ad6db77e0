package fr.jobmarket.cleaning;

import fr.jobmarket.cleaning.internal.CueGroup;
import fr.jobmarket.cleaning.internal.CueWords;
import fr.jobmarket.cleaning.internal.Cues;
import fr.jobmarket.cleaning.internal.keyword.KeywordTrie;
import fr.jobmarket.cleaning.internal.keyword.Match;
import fr.jobmarket.cleaning.internal.keyword.Meaning;
import fr.jobmarket.cleaning.internal.keyword.Spelling;
import fr.jobmarket.error.InvalidInputException;
import fr.jobmarket.internal.Folding;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Finds technologies and tools in free text and gives their canonical spelling: "python3", "Power-BI" and "k8s" become
 * Python, Power BI and Kubernetes. One pass over the text whatever the length of the list. Immutable, thread-safe, never
 * throws for any text.
 *
 * <p>Rule: whole words only; the longest spelling wins ("C++" holds no "C"). Names that mean something else elsewhere need
 * another technology within 60 characters (R, C, Go, SAS, Access), or any sign that the offer is about such things and no
 * house of that name before them (Docker, Oracle, Spring). The list is the versioned resource {@code technologies.tsv}, which documents its
 * format.
 */
public final class KeywordTagger {

    /** The first longer word of a name that starts with single letters, such as "A/B testing". */
    private static final Pattern AFTER_SINGLES = Pattern.compile("^(?:[a-z0-9][ /-])+([a-z0-9]{2,})");

    private static final String LIST = "technologies.tsv";

    /** No name has more single letters before its first word. */
    private static final int MOST_SINGLES = 4;

    /** What a name means is read from its surroundings: a text with more of them is no advertisement. */
    private static final int MOST_MATCHES = 1_000;

    private static final class Holder {
        private static final KeywordTagger DEFAULT = load();

        private static KeywordTagger load() {
            try (InputStream list = KeywordTagger.class.getResourceAsStream(LIST)) {
                if (list == null) {
                    throw new IllegalStateException("The resource " + LIST + " is missing from the library");
                }
                return of(new InputStreamReader(list, StandardCharsets.UTF_8), LIST);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private final List<Spelling> spellings = new ArrayList<>();
    private final KeywordTrie trie = new KeywordTrie();
    private final CueWords words;

    private KeywordTagger(List<String[]> entries, String name) {
        addAll(entries, name);
        words = CueWords.of(this::cues);
    }

    /** The tagger with the list that ships with the library. */
    public static KeywordTagger ofDefaults() {
        return Holder.DEFAULT;
    }

    /**
     * A tagger with one's own list, in the format of {@code technologies.tsv}.
     *
     * @param list read to its end and left open
     * @param name what messages call the list
     * @throws InvalidInputException when the list cannot be read or an entry is not usable; says which line
     */
    public static KeywordTagger of(Reader list, String name) {
        Objects.requireNonNull(list, "list");
        List<String[]> entries = new ArrayList<>();
        try {
            BufferedReader lines = new BufferedReader(list);
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (!line.isBlank() && line.charAt(0) != '#') {
                    entries.add(line.split("\t", -1));
                }
            }
        } catch (IOException e) {
            throw new InvalidInputException("Cannot read the keyword list " + name + ": check the file", e);
        }
        return new KeywordTagger(entries, name);
    }

    /** Names alone first: an entry with other spellings of the same name then says nothing about the name itself. */
    private void addAll(List<String[]> entries, String name) {
        Set<String> named = new HashSet<>(Set.of("-"));
        for (String[] entry : entries) {
            if (column(entry, 1).isEmpty()) {
                named.add(entry[0]);
                add(entry[0], entry[0], column(entry, 2), name);
            }
        }
        for (String[] entry : entries) {
            if (!column(entry, 1).isEmpty()) {
                boolean flagsAreForTheName = named.add(entry[0]);
                if (flagsAreForTheName) {
                    add(entry[0], entry[0], column(entry, 2), name);
                }
                for (String alias : column(entry, 1).split("\\|")) {
                    add(entry[0], alias.strip(), flagsAreForTheName ? "" : column(entry, 2), name);
                }
            }
        }
    }

    private static String column(String[] entry, int column) {
        return entry.length > column ? entry[column].strip() : "";
    }

    private void add(String keyword, String spelt, String flags, String list) {
        try {
            if (!spelt.isEmpty() && trie.add(spelt, spellings.size())) {
                spellings.add(Spelling.of(keyword, spelt, flags));
            }
        } catch (IllegalArgumentException e) {
            throw new InvalidInputException(list + ", entry " + keyword + ": " + e.getMessage(), e);
        }
    }

    /** The canonical names of everything the list knows, sorted. */
    public List<String> keywords() {
        return spellings.stream()
                .filter(spelling -> !spelling.isBlocker())
                .map(Spelling::keyword)
                .distinct()
                .sorted(String.CASE_INSENSITIVE_ORDER)
                .toList();
    }

    /** The first word of every spelling, but the first longer one of "A/B testing": single letters are everywhere. */
    void cues(CueWords.Builder words) {
        for (Spelling spelling : spellings) {
            Matcher longer = AFTER_SINGLES.matcher(Folding.fold(spelling.spelt()));
            words.add(CueGroup.KEYWORD, !spelling.isBlocker() && longer.find() ? longer.group(1) : spelling.spelt());
        }
    }

    /**
     * The keywords of texts (such as title and description), each once, in the order in which they first appear.
     *
     * @param texts plain texts, a title first where there is one
     */
    public List<String> tag(CharSequence... texts) {
        return tag(Stream.of(texts).map(text -> words.in(text.toString())).toList());
    }

    /** The same of texts that were searched for the {@linkplain #cues first words} of spellings already. */
    List<String> tag(List<Cues> texts) {
        List<List<Match>> found = new ArrayList<>(texts.size());
        boolean any = false;
        for (Cues text : texts) {
            List<Match> matches = matches(text);
            found.add(matches);
            any |= !matches.isEmpty();
        }
        if (!any) {
            return List.of();
        }
        Meaning meaning = new Meaning(texts, found);
        Set<String> keywords = new LinkedHashSet<>();
        for (int i = 0; i < found.size(); i++) {
            meaning.collect(texts.get(i), found.get(i), keywords);
        }
        return List.copyOf(keywords);
    }

    private List<Match> matches(Cues cues) {
        char[] text = cues.characters();
        List<Match> matches = List.of();
        int free = 0;
        for (int cue = cues.next(0, CueGroup.KEYWORD);
                cue < cues.size() && matches.size() < MOST_MATCHES;
                cue = cues.next(cue + 1, CueGroup.KEYWORD)) {
            long found = -1;
            int start = Math.max(free, start(text, cues.start(cue)));
            while (found < 0 && start <= cues.start(cue)) {
                found = trie.longestAt(text, cues.length(), start);
                start += found < 0 ? 1 : 0;
            }
            if (found >= 0) {
                Spelling spelling = spellings.get((int) found);
                free = start + (int) (found >>> 32);
                if (!spelling.isBlocker() && spelt(cues, start, free, spelling)) {
                    matches = matches.isEmpty() ? new ArrayList<>() : matches;
                    matches.add(new Match(spelling, start, free));
                }
            }
        }
        return matches;
    }

    /** Where a name may start: ".NET" does before its first letter, "A/B testing" before single ones. */
    private static int start(char[] text, int word) {
        int start = word;
        int farthest = Math.max(1, word - 2 * MOST_SINGLES);
        while (start > farthest && isJoint(text[start - 1]) && isSingle(text, start - 2)) {
            start -= 2;
        }
        boolean dotted = start > 0 && text[start - 1] == '.';
        return dotted && (start == 1 || !Character.isLetterOrDigit(text[start - 2])) ? start - 1 : start;
    }

    private static boolean isJoint(char c) {
        return c == ' ' || c == '/' || c == '-' || c == '\n';
    }

    private static boolean isSingle(char[] text, int at) {
        return Character.isLetterOrDigit(text[at]) && (at == 0 || !Character.isLetterOrDigit(text[at - 1]));
    }

    private static boolean spelt(Cues cues, int start, int end, Spelling spelling) {
        char[] text = cues.characters();
        if (end - start == 1 && !standsAlone(text, cues.length(), start, end) || isCompound(text, start)) {
            return false;
        }
        return !spelling.caseMatters() || spelling.isWrittenAt(text, start);
    }

    /** "B-Hive" is a name of its own. */
    private static boolean isCompound(char[] text, int start) {
        return start > 1
                && text[start - 1] == '-'
                && Character.isLetterOrDigit(text[start - 2])
                && (start == 2 || !Character.isLetterOrDigit(text[start - 3]));
    }

    /** A letter that is a name ("R", "C") and not a part of "R.H.", "R&D", "l'R" or "C-suite". */
    private static boolean standsAlone(char[] text, int length, int start, int end) {
        char before = start == 0 ? ' ' : text[start - 1];
        char after = end == length ? ' ' : text[end];
        boolean dotted = after == '.' && end + 1 < length && Character.isLetterOrDigit(text[end + 1]);
        return " (/,;:\"'\n\u00A0".indexOf(before) >= 0 && " )/,;.\"'\n\u00A0".indexOf(after) >= 0 && !dotted;
    }
}
