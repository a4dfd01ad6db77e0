package fr.jobmarket.cleaning.duplicate;

import fr.jobmarket.offer.Occupation;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What of a title tells posts apart: the stems of its words, without gender forms and articles.
 *
 * @param stems hashes of the stems, sorted, distinct
 * @param generic true when the title says no more than the name of the occupation that the source states; sites that
 *     republish an advertisement often replace its title with that
 */
record Title(int[] stems, boolean generic) {

    /** Letters that make a stem: "administrateur" and "administratrice", "configuration" and a cut "configura" share it. */
    private static final int STEM_LENGTH = 6;

    /** Words that say nothing about the post: gender forms and their endings, articles, the wish to hire. */
    private static final Set<String> NOISE = Set.of(
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
            .flatMapToInt(Title::stems));

    static Title of(String title, @Nullable Occupation occupation) {
        int[] stems = sortedDistinct(stems(title));
        return new Title(stems, isOccupation(stems, occupation));
    }

    private static boolean isOccupation(int[] stems, @Nullable Occupation occupation) {
        if (occupation == null || occupation.predicted()) {
            return false;
        }
        int[] name = sortedDistinct(Stream.of(occupation.appellation(), occupation.romeLabel())
                .filter(label -> label != null)
                .flatMapToInt(Title::stems));
        return Sketch.shared(stems, name) == stems.length;
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

    private static IntStream stems(String title) {
        IntStream.Builder stems = IntStream.builder();
        StringBuilder word = new StringBuilder();
        for (int i = 0; i <= title.length(); i++) {
            char c = i < title.length() ? Words.fold(title.charAt(i)) : 0;
            if (c != 0) {
                word.append(c);
            } else if (!word.isEmpty()) {
                if (!NOISE.contains(word.toString())) {
                    stems.add(stem(word));
                }
                word.setLength(0);
            }
        }
        return stems.build();
    }

    private static int stem(CharSequence word) {
        int length = word.length();
        while (length > 3 && "sxe".indexOf(word.charAt(length - 1)) >= 0) {
            length--;
        }
        int hash = 0;
        for (int i = 0; i < Math.min(length, STEM_LENGTH); i++) {
            hash = hash * 31 + word.charAt(i);
        }
        return Words.mix(hash);
    }

    private static int[] sortedDistinct(IntStream stems) {
        return stems.sorted().distinct().toArray();
    }
}
