package fr.jobmarket.cleaning.occupation.learning.internal;

import fr.jobmarket.cleaning.internal.occupation.Nomenclature;
import fr.jobmarket.cleaning.internal.occupation.StemHashes;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/**
 * What is learned from the ROME open-data files.
 *
 * @param nomenclature the occupations of the newest edition
 * @param lessons what else ROME says of them
 * @param codesByAppellation the codes that an appellation has in the editions, by its label
 */
public record Rome(Nomenclature nomenclature, List<TrainingText> lessons, Map<String, Set<String>> codesByAppellation) {

    /** Most offers of a narrow occupation have its own code. */
    private static final float BROADER_SHARE = 0.5f;

    /** Copies, so the value never changes. */
    public Rome {
        lessons = List.copyOf(lessons);
        codesByAppellation = Map.copyOf(codesByAppellation);
    }

    /**
     * Reads the files. What the newest edition leaves open, earlier ones say: wordings of skills, and where titles belong
     * that it does not name.
     *
     * @param directories a folder for each edition, the newest first
     * @throws fr.jobmarket.error.InvalidInputException when a file is missing, unreadable or has other columns
     */
    public static Rome read(List<Path> directories) {
        List<RomeEdition> editions = directories.stream().map(RomeEdition::read).toList();
        RomeEdition newest = editions.get(0);
        List<String> codes = List.copyOf(newest.labels().keySet());
        List<List<Integer>> neighbours = new ArrayList<>();
        for (String code : codes) {
            neighbours.add(newest.neighbours().getOrDefault(code, List.of()).stream()
                    .map(target -> Collections.binarySearch(codes, target))
                    .filter(index -> index >= 0)
                    .distinct()
                    .toList());
        }
        Nomenclature nomenclature = new Nomenclature(
                newest.number(),
                codes,
                List.copyOf(newest.labels().values()),
                neighbours,
                Collections.nCopies(codes.size(), 0),
                appellations(editions, codes));
        return new Rome(nomenclature, lessons(editions, nomenclature), codesByAppellation(editions));
    }

    private static Map<String, Set<String>> codesByAppellation(List<RomeEdition> editions) {
        Map<String, Set<String>> codes = new HashMap<>();
        for (RomeEdition edition : editions) {
            edition.appellations().forEach((label, code) -> codes.computeIfAbsent(label, none -> new TreeSet<>())
                    .add(code));
        }
        return codes;
    }

    private static List<Nomenclature.Appellation> appellations(List<RomeEdition> editions, List<String> codes) {
        Map<String, Integer> occupations = new LinkedHashMap<>();
        for (RomeEdition edition : editions) {
            edition.appellations().forEach((label, code) -> {
                int occupation = Collections.binarySearch(codes, code);
                if (occupation >= 0) {
                    occupations.putIfAbsent(label, occupation);
                }
            });
        }
        editions.get(0).labels().forEach((code, label) -> occupations.putIfAbsent(label, codes.indexOf(code)));
        return occupations.entrySet().stream()
                .map(entry -> new Nomenclature.Appellation(entry.getValue(), entry.getKey()))
                .sorted(Comparator.comparingInt(Nomenclature.Appellation::occupation)
                        .thenComparing(Nomenclature.Appellation::label))
                .toList();
    }

    /**
     * What ROME's own sheets teach of occupations that few offers or none are of: the skills of each, worded much as
     * descriptions are, and the appellations of narrower occupations, which recruiters often code as the broader one.
     */
    private static List<TrainingText> lessons(List<RomeEdition> editions, Nomenclature nomenclature) {
        List<TrainingText> lessons = new ArrayList<>();
        editions.get(0).skills().forEach((code, skills) -> {
            String wording = wording(skills, editions);
            int occupation = nomenclature.find(code);
            if (!wording.isEmpty() && occupation >= 0) {
                String label = nomenclature.labels().get(occupation);
                lessons.add(
                        new TrainingText(StemHashes.ofTitle(label), StemHashes.ofDescription(wording), occupation, 1));
            }
        });
        for (RomeEdition edition : editions) {
            edition.broader().forEach((label, code) -> {
                int occupation = nomenclature.find(code);
                if (occupation >= 0) {
                    lessons.add(new TrainingText(StemHashes.ofTitle(label), new int[0], occupation, BROADER_SHARE));
                }
            });
        }
        return lessons;
    }

    private static String wording(List<String> skills, List<RomeEdition> editions) {
        StringBuilder wording = new StringBuilder();
        for (String skill : skills) {
            editions.stream()
                    .map(edition -> edition.wordings().get(skill))
                    .filter(Objects::nonNull)
                    .findFirst()
                    .ifPresent(words -> wording.append(words).append('\n'));
        }
        return wording.toString();
    }
}
