package fr.jobmarket.cleaning.skill;

import fr.jobmarket.InvalidInputException;
import fr.jobmarket.cleaning.internal.CsvLines;
import fr.jobmarket.cleaning.internal.Folding;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

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
        read(find(directory, "unix_referentiel_competence_"), "code_ogr", "libelle_competence", skills);
        read(find(directory, "unix_referentiel_savoir_"), "code_ogr_savoir", "libelle_savoir", skills);
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

    private static Path find(Path directory, String prefix) {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.getFileName().toString().startsWith(prefix))
                    .sorted()
                    .reduce((older, newer) -> newer)
                    .orElseThrow(() -> new InvalidInputException("No file " + prefix + "* in " + directory
                            + ": give the folder with the ROME open-data files of France Travail"));
        } catch (IOException e) {
            throw new InvalidInputException(
                    "Cannot read the folder " + directory + " of the ROME open-data files: check that it exists", e);
        }
    }

    private static void read(Path file, String codeColumn, String labelColumn, Map<String, CodedSkill> into) {
        try (BufferedReader reader = reader(file)) {
            String header = reader.readLine();
            List<String> columns = header == null ? List.of() : CsvLines.split(header);
            int code = columns.indexOf(codeColumn);
            int label = columns.indexOf(labelColumn);
            if (code < 0 || label < 0) {
                throw new InvalidInputException(file + " has no columns " + codeColumn + " and " + labelColumn
                        + ": it is not the file of the ROME open data that its name says");
            }
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                List<String> fields = CsvLines.split(line);
                if (fields.size() > Math.max(code, label)) {
                    String wording = fields.get(label);
                    into.putIfAbsent(Folding.key(wording), new CodedSkill(fields.get(code), wording));
                }
            }
        } catch (IOException e) {
            throw new InvalidInputException("Cannot read " + file + ": is it whole?", e);
        }
    }

    private static BufferedReader reader(Path file) throws IOException {
        InputStream bytes = Files.newInputStream(file);
        InputStream plain = file.getFileName().toString().endsWith(".gz") ? gunzip(bytes) : bytes;
        return new BufferedReader(new InputStreamReader(plain, StandardCharsets.UTF_8));
    }

    private static InputStream gunzip(InputStream bytes) throws IOException {
        try {
            return new GZIPInputStream(bytes, 1 << 16);
        } catch (IOException e) {
            bytes.close();
            throw e;
        }
    }
}
