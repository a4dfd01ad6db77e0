package fr.jobmarket.cleaning.internal.skill;

import fr.jobmarket.cleaning.SkillNomenclature;
import fr.jobmarket.cleaning.internal.RomeTables;
import fr.jobmarket.error.InvalidInputException;
import fr.jobmarket.internal.Folding;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The skills of the ROME open-data files ("unix" edition in UTF-8, as published by France Travail under the Licence Ouverte
 * 2.0): know-how from {@code unix_referentiel_competence_v*_utf8.csv}, knowledge from {@code
 * unix_referentiel_savoir_v*_utf8.csv}, each plain or gzipped. Immutable, thread-safe.
 *
 * <p>Offers give names alone where the nomenclature describes them: "Linux" finds "Système d'exploitation Linux", "T-SQL"
 * finds "Transact SQL (T-SQL)"; and they say more or less of how a skill is had: "Bonne maîtrise de la gestion de projets" finds
 * "Gestion de projet". Equal wordings come before wordings about the same; of either the know-how comes before the
 * knowledge, then the first of the file.
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

    /** The kind of knowledge whose abbreviations are read as something else: "MIM" is a degree only among degrees. */
    private static final String DIPLOMAS = "Certifications";

    private static final String QUALITY = "Faire preuve de ";
    /** A longer wording is about a quality in a particular work. */
    private static final int LONGEST_QUALITY = 60;

    private static final String DRIVING_LICENCE = "permis de conduire categorie ";

    private record Subject(CodedSkill skill, int wordsLeftOut) {}

    private final Map<String, CodedSkill> byKey;
    private final Map<String, Subject> bySubject;

    private RomeFiles(Map<String, CodedSkill> byKey, Map<String, Subject> bySubject) {
        this.byKey = Map.copyOf(byKey);
        this.bySubject = Map.copyOf(bySubject);
    }

    /**
     * Reads the files of a folder.
     *
     * @param directory folder that holds both files
     * @throws InvalidInputException when a file is missing, unreadable or has other columns
     */
    public static RomeFiles open(Path directory) {
        RomeTables tables = new RomeTables(directory);
        Map<String, CodedSkill> skills = new LinkedHashMap<>();
        tables.read(
                "unix_referentiel_competence_",
                List.of("code_ogr", "libelle_competence"),
                fields -> add(skills, fields.get(0), fields.get(1)));
        Map<String, CodedSkill> nameable = new TreeMap<>();
        tables.read(
                "unix_referentiel_savoir_",
                List.of("code_ogr_savoir", "libelle_savoir", "sous_categorie_savoir"),
                fields -> {
                    CodedSkill skill = add(skills, fields.get(0), fields.get(1));
                    if (!fields.get(2).equals(DIPLOMAS)) {
                        nameable.put(Folding.key(skill.label()), skill);
                    }
                });
        Map<String, Subject> subjects = new HashMap<>();
        skills.values().forEach(skill -> addSubjects(subjects, skill));
        addShortNames(skills, nameable);
        return new RomeFiles(skills, subjects);
    }

    private static CodedSkill add(Map<String, CodedSkill> skills, String code, String label) {
        CodedSkill skill = new CodedSkill(code, label);
        CodedSkill earlier = skills.putIfAbsent(Folding.key(label), skill);
        return earlier == null ? skill : earlier;
    }

    private static void addSubjects(Map<String, Subject> subjects, CodedSkill skill) {
        addSubject(subjects, skill.label(), skill);
        if (skill.label().startsWith(QUALITY) && skill.label().length() <= LONGEST_QUALITY) {
            for (String quality : skill.label().substring(QUALITY.length()).split(" et |, ")) {
                addSubject(subjects, QUALITY + quality, skill);
            }
        }
    }

    /** Of several skills about the same subject the plainest wording counts, then the first of the files. */
    private static void addSubject(Map<String, Subject> subjects, String label, CodedSkill skill) {
        SkillWording wording = SkillWording.of(label);
        subjects.merge(
                wording.subject(),
                new Subject(skill, wording.wordsLeftOut()),
                (one, other) -> other.wordsLeftOut() < one.wordsLeftOut() ? other : one);
    }

    /** Names without their head, and abbreviations in brackets, where no skill is worded like that. */
    private static void addShortNames(Map<String, CodedSkill> skills, Map<String, CodedSkill> nameable) {
        Map<String, CodedSkill> shortNames = new TreeMap<>();
        nameable.forEach((key, skill) -> {
            for (String head : HEADS) {
                if (key.startsWith(head)) {
                    shortNames.putIfAbsent(key.substring(head.length()), skill);
                }
            }
            if (key.startsWith(DRIVING_LICENCE)) {
                shortNames.putIfAbsent("permis " + key.substring(DRIVING_LICENCE.length()), skill);
            }
            addBracketed(shortNames, skill);
        });
        shortNames.forEach((name, skill) -> {
            if (name.length() > 1) {
                skills.putIfAbsent(name, skill);
            }
        });
    }

    private static void addBracketed(Map<String, CodedSkill> shortNames, CodedSkill skill) {
        int open = skill.label().lastIndexOf(" (");
        if (open > 0 && skill.label().endsWith(")")) {
            shortNames.putIfAbsent(Folding.key(skill.label().substring(0, open)), skill);
            String inside = skill.label().substring(open + 2, skill.label().length() - 1);
            if (isAbbreviation(inside)) {
                shortNames.putIfAbsent(Folding.key(inside), skill);
            }
        }
    }

    private static boolean isAbbreviation(String text) {
        return text.length() <= 8 && text.equals(text.toUpperCase(Locale.ROOT)) && text.indexOf(' ') < 0;
    }

    @Override
    public Optional<CodedSkill> find(String label) {
        CodedSkill worded = byKey.get(Folding.key(label));
        if (worded != null) {
            return Optional.of(worded);
        }
        String about = SkillWording.of(label).subject();
        Subject subject = bySubject.get(about);
        return subject != null ? Optional.of(subject.skill()) : Optional.ofNullable(byKey.get(about));
    }

    /** How many different wordings are known. */
    public int size() {
        return byKey.size();
    }
}
