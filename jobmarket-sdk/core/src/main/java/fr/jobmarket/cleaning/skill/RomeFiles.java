package fr.jobmarket.cleaning.skill;

import fr.jobmarket.InvalidInputException;
import fr.jobmarket.cleaning.internal.Folding;
import fr.jobmarket.cleaning.internal.RomeTables;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * The skills of the ROME open-data files ("unix" edition in UTF-8, as published by France Travail under the Licence Ouverte
 * 2.0): know-how from {@code unix_referentiel_competence_v*_utf8.csv}, knowledge from {@code
 * unix_referentiel_savoir_v*_utf8.csv}, each plain or gzipped. Immutable, thread-safe.
 *
 * <p>Offers give names alone where the nomenclature describes them: "Linux" finds "Système d'exploitation Linux", "T-SQL"
 * finds "Transact SQL (T-SQL)". Of equal wordings the know-how comes before the knowledge, then the first of the file.
 */
public final class RomeFiles implements SkillNomenclature {

    /** What the nomenclature puts before names that offers give alone: "Système d'exploitation Linux". */
    private static final List<String> HEADS = List.of(
            "programmation en ",
            "systeme d exploitation ",
            "progiciel de gestion ",
            "technologies ",
            "langage ",
            "logiciel ",
            "microsoft ",
            "certificat ");

    private final Map<String, CodedSkill> byKey;

    private RomeFiles(Map<String, CodedSkill> byKey) {
        this.byKey = Map.copyOf(byKey);
    }

    /**
     * Reads the files of a folder.
     *
     * @param directory folder that holds both files
     * @throws InvalidInputException when a file is missing, unreadable or has other columns
     */
    public static RomeFiles open(Path directory) {
        Map<String, CodedSkill> skills = new HashMap<>();
        RomeTables tables = new RomeTables(directory);
        Consumer<List<String>> row =
                fields -> skills.putIfAbsent(Folding.key(fields.get(1)), new CodedSkill(fields.get(0), fields.get(1)));
        tables.read("unix_referentiel_competence_", List.of("code_ogr", "libelle_competence"), row);
        tables.read("unix_referentiel_savoir_", List.of("code_ogr_savoir", "libelle_savoir"), row);
        addShortNames(skills);
        return new RomeFiles(skills);
    }

    /** Names without their head, and abbreviations in brackets, where no skill is worded like that. */
    private static void addShortNames(Map<String, CodedSkill> skills) {
        Map<String, CodedSkill> shortNames = new TreeMap<>();
        for (CodedSkill skill : new TreeMap<>(skills).values()) {
            String key = Folding.key(skill.label());
            for (String head : HEADS) {
                if (key.startsWith(head)) {
                    shortNames.putIfAbsent(key.substring(head.length()), skill);
                }
            }
            int open = skill.label().lastIndexOf(" (");
            if (open > 0 && skill.label().endsWith(")")) {
                shortNames.putIfAbsent(Folding.key(skill.label().substring(0, open)), skill);
                String inside = skill.label().substring(open + 2, skill.label().length() - 1);
                if (isAbbreviation(inside)) {
                    shortNames.putIfAbsent(Folding.key(inside), skill);
                }
            }
        }
        shortNames.forEach((name, skill) -> {
            if (name.length() > 1) {
                skills.putIfAbsent(name, skill);
            }
        });
    }

    private static boolean isAbbreviation(String text) {
        return text.length() <= 8 && text.equals(text.toUpperCase(Locale.ROOT)) && text.indexOf(' ') < 0;
    }

    @Override
    public Optional<CodedSkill> find(String label) {
        return Optional.ofNullable(byKey.get(Folding.key(label)));
    }

    /** How many different wordings are known. */
    public int size() {
        return byKey.size();
    }
}
