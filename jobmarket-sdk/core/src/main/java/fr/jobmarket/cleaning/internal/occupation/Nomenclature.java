package fr.jobmarket.cleaning.internal.occupation;

import fr.jobmarket.offer.Occupation;
import java.util.Collections;
import java.util.List;

/**
 * The occupations of an edition of ROME, with what they are called and which are near each other. Immutable.
 *
 * @param edition the edition, such as "4.61"
 * @param codes the codes, ascending
 * @param labels the official label of each
 * @param neighbours for each the indexes of the occupations one can move to from it, nearest first
 * @param frequencies for each how many of the offers learned from are of it
 * @param appellations the finer job titles, ascending by occupation; those of earlier editions that this one does not
 *     name too
 */
public record Nomenclature(
        String edition,
        List<String> codes,
        List<String> labels,
        List<List<Integer>> neighbours,
        List<Integer> frequencies,
        List<Appellation> appellations) {

    /**
     * A job title.
     *
     * @param occupation index of its occupation
     * @param label its label for women and men, such as "Développeur / Développeuse web"
     */
    public record Appellation(int occupation, String label) {}

    /** Copies the lists, so the value never changes. */
    public Nomenclature {
        codes = List.copyOf(codes);
        labels = List.copyOf(labels);
        neighbours = List.copyOf(neighbours);
        frequencies = List.copyOf(frequencies);
        appellations = List.copyOf(appellations);
    }

    /** The index of this code, negative for a code that is not there. */
    public int find(String code) {
        return Collections.binarySearch(codes, code);
    }

    /** The same occupations, as often as these offers are of them. */
    public Nomenclature counting(List<Integer> offers) {
        return new Nomenclature(edition, codes, labels, neighbours, offers, appellations);
    }

    /** The number, from 0, of the {@linkplain Occupation#domain professional domain} of each occupation. */
    public int[] domains() {
        int[] domains = new int[codes.size()];
        for (int i = 1; i < domains.length; i++) {
            boolean same = Occupation.domain(codes.get(i)).equals(Occupation.domain(codes.get(i - 1)));
            domains[i] = domains[i - 1] + (same ? 0 : 1);
        }
        return domains;
    }
}
