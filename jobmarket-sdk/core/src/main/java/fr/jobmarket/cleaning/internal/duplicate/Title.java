package fr.jobmarket.cleaning.internal.duplicate;

import fr.jobmarket.offer.Occupation;
import java.util.Arrays;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What of a title tells posts apart: the stems of its words, without gender forms and articles.
 *
 * @param stems hashes of the stems, sorted, distinct
 * @param generic true when the title says no more than the name of the occupation that the source states; sites that
 *     republish an advertisement often replace its title with that
 * @param appellation hash of the appellation that the source states, 0 when it states none
 * @param inText a bit for each of the first 64 stems that the description has too; 0 without an appellation
 */
record Title(int[] stems, boolean generic, int appellation, long inText) {

    /** "Réf. AB-12", "n° 48213", "#7", and every word with three digits or more, such as "[2025-0417]" or "DE75A12". */
    private static final Pattern REFERENCE = Pattern.compile(
            "(?iu)(?<![\\p{L}\\d])(?:(?:r[ée]f(?:[ée]rences?|s)?|job id|id)[ .:°#n-]*[\\w/-]*\\d[\\w/-]*|n[°o] *\\d+|# ?\\d+"
                    + "|[\\p{L}_]*(?:\\d[\\p{L}_]*){3,})(?![\\p{L}\\d])");

    /** Words that say nothing about the post: gender forms and their endings, articles, the wish to hire. */
    private static final int[] NOISE = hashes(
            "h",
            "f",
            "m",
            "x",
            "hf",
            "fh",
            "d",
            "w",
            "e",
            "ou",
            "se",
            "te",
            "fe",
            "ne",
            "ere",
            "euse",
            "ive",
            "ice",
            "rice",
            "trice",
            "le",
            "la",
            "les",
            "l",
            "de",
            "du",
            "des",
            "et",
            "en",
            "a",
            "au",
            "aux",
            "un",
            "une",
            "pour",
            "dans",
            "chez",
            "sur",
            "poste",
            "pourvoir",
            "offre",
            "emploi",
            "urgent");

    /** Words that make another post of the same trade. */
    private static final int[] LEVELS = sortedDistinct(Stream.of(
                    "adjoint",
                    "alternance",
                    "apprenti",
                    "assistant",
                    "chef",
                    "confirmé",
                    "directeur",
                    "expert",
                    "junior",
                    "lead",
                    "manager",
                    "principal",
                    "proxy",
                    "responsable",
                    "senior",
                    "stage",
                    "stagiaire")
            .map(WordHashes::of)
            .flatMapToInt(Title::stems));

    /**
     * What tells a title apart.
     *
     * @param description the words of the offer's description
     */
    static Title of(String title, @Nullable Occupation occupation, WordHashes description) {
        int[] stems = sortedDistinct(stems(WordHashes.of(withoutReference(title))));
        if (occupation == null || occupation.predicted()) {
            return new Title(stems, false, 0, 0);
        }
        WordHashes appellation = WordHashes.of(Objects.requireNonNullElse(occupation.appellation(), ""));
        WordHashes occupationName = WordHashes.of(Objects.requireNonNullElse(occupation.romeLabel(), ""));
        int[] names = sortedDistinct(IntStream.concat(stems(appellation), stems(occupationName)));
        boolean generic = Sketch.shared(stems, names) == stems.length;
        return appellation.count() == 0
                ? new Title(stems, generic, 0, 0)
                : new Title(stems, generic, appellation.hash(), found(stems, description));
    }

    /** The number under which an employer keeps a post changes with every publication. */
    private static String withoutReference(String title) {
        boolean digits = false;
        for (int i = 0; i < title.length() && !digits; i++) {
            digits = title.charAt(i) >= '0' && title.charAt(i) <= '9';
        }
        return digits ? REFERENCE.matcher(title).replaceAll(" ") : title;
    }

    private static long found(int[] stems, WordHashes text) {
        long found = 0;
        for (int i = 0; i < text.count(); i++) {
            int at = Arrays.binarySearch(stems, text.stem(i));
            found |= at < 0 || at >= Long.SIZE ? 0 : 1L << at;
        }
        return found;
    }

    /** Whether each names something that the other does not: two posts, however alike their texts are. */
    boolean contradicts(Title other) {
        int shared = Sketch.shared(stems, other.stems);
        return shared < stems.length && shared < other.stems.length;
    }

    /** Whether only one of the two names a level: a trainee beside a graduate, a lead beside a member of the team. */
    boolean differsInLevel(Title other) {
        return Sketch.shared(stems, LEVELS) != Sketch.shared(other.stems, LEVELS);
    }

    /**
     * Whether these may be two titles of one post whose text is the same: the source states the same appellation for both,
     * and the text has more of what only one of them names. Of a template that names neither, or both, nobody can tell.
     */
    boolean mayRename(Title other) {
        return appellation != 0
                && appellation == other.appellation
                && !differsInLevel(other)
                && ownInText(other) != other.ownInText(this);
    }

    /** The share, in hundredths, of the words that only this title has which the text has too. */
    private int ownInText(Title other) {
        int own = 0;
        int found = 0;
        for (int i = 0; i < Math.min(stems.length, Long.SIZE); i++) {
            if (Arrays.binarySearch(other.stems, stems[i]) < 0) {
                own++;
                found += (int) (inText >>> i) & 1;
            }
        }
        return own == 0 ? 0 : 100 * found / own;
    }

    /** Share of the shorter title's words that the longer one has too. */
    double similarity(Title other) {
        int shorter = Math.min(stems.length, other.stems.length);
        return shorter == 0 ? 0 : (double) Sketch.shared(stems, other.stems) / shorter;
    }

    boolean isEmpty() {
        return stems.length == 0;
    }

    boolean same(Title other) {
        return Arrays.equals(stems, other.stems);
    }

    private static IntStream stems(WordHashes words) {
        return IntStream.range(0, words.count())
                .filter(i -> Arrays.binarySearch(NOISE, words.word(i)) < 0)
                .map(words::stem);
    }

    private static int[] hashes(String... words) {
        return sortedDistinct(
                Stream.of(words).mapToInt(word -> WordHashes.of(word).word(0)));
    }

    private static int[] sortedDistinct(IntStream stems) {
        return stems.sorted().distinct().toArray();
    }
}
