package fr.jobmarket.cleaning.occupation.internal;

import fr.jobmarket.cleaning.internal.RomeTables;
import fr.jobmarket.error.InvalidInputException;
import fr.jobmarket.offer.Occupation;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The occupations of ROME, with what they are called and which are near each other. Immutable.
 *
 * @param codes the codes, ascending
 * @param labels the label of each
 * @param neighbours for each the indexes of the occupations one can move to from it, nearest first
 * @param appellations the finer job titles, ascending by occupation
 */
public record Nomenclature(
        List<String> codes, List<String> labels, List<List<Integer>> neighbours, List<Appellation> appellations) {

    /**
     * A job title.
     *
     * @param occupation index of its occupation
     * @param label its label for women and men, such as "Développeur / Développeuse web"
     */
    public record Appellation(int occupation, String label) {}

    private record Move(String target, int order) {}

    /** Copies the lists, so the value never changes. */
    public Nomenclature {
        codes = List.copyOf(codes);
        labels = List.copyOf(labels);
        neighbours = List.copyOf(neighbours);
        appellations = List.copyOf(appellations);
    }

    /** The index of this code, negative for a code that is not there. */
    public int find(String code) {
        return Collections.binarySearch(codes, code);
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

    /**
     * Reads the ROME open-data files.
     *
     * @throws InvalidInputException when a file is missing, unreadable or has other columns
     */
    public static Nomenclature read(Path directory) {
        RomeTables tables = new RomeTables(directory);
        Map<String, String> occupations = new TreeMap<>();
        tables.read(
                "unix_referentiel_code_rome_",
                List.of("code_rome", "libelle_rome"),
                row -> occupations.put(row.get(0), row.get(1)));
        List<String> codes = List.copyOf(occupations.keySet());
        Map<String, List<Move>> moves = new TreeMap<>();
        tables.read(
                "unix_rubrique_mobilite_",
                List.of("code_rome", "code_rome_cible", "numero_ordre"),
                row -> moves.computeIfAbsent(row.get(0), code -> new ArrayList<>())
                        .add(new Move(row.get(1), order(row.get(2)))));
        List<List<Integer>> neighbours = new ArrayList<>();
        for (String code : codes) {
            neighbours.add(moves.getOrDefault(code, List.of()).stream()
                    .sorted(Comparator.comparingInt(Move::order).thenComparing(Move::target))
                    .map(move -> Collections.binarySearch(codes, move.target()))
                    .filter(index -> index >= 0)
                    .distinct()
                    .toList());
        }
        List<Appellation> appellations = new ArrayList<>();
        tables.read("unix_referentiel_appellation_", List.of("code_rome", "libelle_appellation_long"), row -> {
            int occupation = Collections.binarySearch(codes, row.get(0));
            if (occupation >= 0) {
                appellations.add(new Appellation(occupation, row.get(1)));
            }
        });
        appellations.sort(Comparator.comparingInt(Appellation::occupation).thenComparing(Appellation::label));
        return new Nomenclature(codes, List.copyOf(occupations.values()), neighbours, appellations);
    }

    private static int order(String text) {
        try {
            return Integer.parseInt(text.strip());
        } catch (NumberFormatException e) {
            return Integer.MAX_VALUE;
        }
    }
}
