package fr.jobmarket.cleaning.occupation.learning.internal;

import fr.jobmarket.cleaning.internal.RomeTables;
import fr.jobmarket.cleaning.occupation.internal.Nomenclature;
import fr.jobmarket.cleaning.occupation.internal.Words;
import fr.jobmarket.error.InvalidInputException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What ROME's own sheets teach of occupations that few offers or none are of: the skills of each, worded much as
 * descriptions are, and the appellations of narrower occupations, which recruiters often code as the broader one.
 */
final class RomeLessons {

    /** Most offers of a narrow occupation have its own code. */
    private static final float BROADER_SHARE = 0.5f;

    private RomeLessons() {}

    /**
     * Reads the ROME open-data files.
     *
     * @throws InvalidInputException when a file is missing, unreadable or has other columns
     */
    static List<Lesson> read(Path directory, Nomenclature nomenclature) {
        RomeTables tables = new RomeTables(directory);
        List<Lesson> lessons = sheets(tables, nomenclature);
        tables.read(
                "unix_referentiel_appellation_",
                List.of("code_rome", "libelle_appellation_long", "code_rome_parent"),
                row -> {
                    int broader = nomenclature.find(row.get(2));
                    if (broader >= 0 && !row.get(2).equals(row.get(0))) {
                        lessons.add(
                                new Lesson(new Text(Words.ofTitle(row.get(1)), new int[0], broader), BROADER_SHARE));
                    }
                });
        return List.copyOf(lessons);
    }

    private static List<Lesson> sheets(RomeTables tables, Nomenclature nomenclature) {
        Map<String, String> wordings = wordings(tables);
        Map<Integer, StringBuilder> skills = new TreeMap<>();
        tables.read("unix_coherence_item_", List.of("code_rome", "code_ogr"), row -> {
            int occupation = nomenclature.find(row.get(0));
            String wording = wordings.get(row.get(1));
            if (occupation >= 0 && wording != null) {
                skills.computeIfAbsent(occupation, none -> new StringBuilder())
                        .append(wording)
                        .append('\n');
            }
        });
        List<Lesson> sheets = new ArrayList<>();
        skills.forEach((occupation, wording) -> sheets.add(new Lesson(
                new Text(
                        Words.ofTitle(nomenclature.labels().get(occupation)),
                        Words.ofDescription(wording.toString()),
                        occupation),
                1)));
        return sheets;
    }

    private static Map<String, String> wordings(RomeTables tables) {
        Map<String, String> wordings = new HashMap<>();
        tables.read(
                "unix_referentiel_competence_",
                List.of("code_ogr", "libelle_competence"),
                row -> wordings.put(row.get(0), row.get(1)));
        tables.read(
                "unix_referentiel_savoir_",
                List.of("code_ogr_savoir", "libelle_savoir"),
                row -> wordings.put(row.get(0), row.get(1)));
        tables.read("unix_item_", List.of("code_ogr", "libelle"), row -> wordings.putIfAbsent(row.get(0), row.get(1)));
        return wordings;
    }
}
