package fr.jobmarket.cleaning.occupation.learning.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.jobmarket.cleaning.internal.RomeTables;
import fr.jobmarket.error.InvalidInputException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/**
 * An edition of ROME as its files say it: the CSV tables of France Travail's open data ("unix" edition), or the same
 * condensed to two JSON files, {@code occupations.json.gz} ({@code {code: {i: label, c: {skill: weight}, v: [neighbours]}}})
 * and {@code appellations.json.gz} ({@code [{l: label, r: code}]}).
 *
 * @param number such as "4.61"
 * @param labels label by code
 * @param neighbours by code, nearest first
 * @param skills codes of skills by code
 * @param wordings wording of skills by their code; empty where the files name none
 * @param appellations code by label
 * @param broader code of the broader occupation by label of an appellation, where there is one
 */
record RomeEdition(
        String number,
        Map<String, String> labels,
        Map<String, List<String>> neighbours,
        Map<String, List<String>> skills,
        Map<String, String> wordings,
        Map<String, String> appellations,
        Map<String, String> broader) {

    private static final String CONDENSED = "occupations.json.gz";
    private static final Pattern NUMBER = Pattern.compile("(\\d)\\.?(\\d{2})(?!\\d)");

    private record Move(String target, int order) {}

    /**
     * Reads the files of a folder.
     *
     * @throws InvalidInputException when one is missing, unreadable or has other columns
     */
    static RomeEdition read(Path directory) {
        return Files.exists(directory.resolve(CONDENSED)) ? readCondensed(directory) : readTables(directory);
    }

    private static RomeEdition empty(String number) {
        return new RomeEdition(
                number,
                new TreeMap<>(),
                new TreeMap<>(),
                new TreeMap<>(),
                new TreeMap<>(),
                new TreeMap<>(),
                new TreeMap<>());
    }

    private static RomeEdition readCondensed(Path directory) {
        RomeEdition edition = empty(
                number(String.valueOf(directory.toAbsolutePath().normalize().getFileName()), directory));
        json(directory.resolve(CONDENSED)).properties().forEach(entry -> {
            edition.labels.put(entry.getKey(), entry.getValue().path("i").asText());
            edition.neighbours.put(entry.getKey(), texts(entry.getValue().path("v")));
            List<String> skills = new ArrayList<>();
            entry.getValue().path("c").fieldNames().forEachRemaining(skills::add);
            edition.skills.put(entry.getKey(), skills);
        });
        json(directory.resolve("appellations.json.gz"))
                .forEach(each -> edition.appellations.putIfAbsent(
                        each.path("l").asText(), each.path("r").asText()));
        return edition;
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(text -> texts.add(text.asText()));
        return texts;
    }

    private static JsonNode json(Path file) {
        try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
            return new ObjectMapper().readTree(in);
        } catch (IOException e) {
            throw new InvalidInputException("Cannot read " + file + ": is it whole?", e);
        }
    }

    private static RomeEdition readTables(Path directory) {
        RomeTables tables = new RomeTables(directory);
        RomeEdition edition = empty(number(codesFile(directory), directory));
        tables.read(
                "unix_referentiel_code_rome_",
                List.of("code_rome", "libelle_rome"),
                row -> edition.labels.put(row.get(0), row.get(1)));
        Map<String, List<Move>> moves = new TreeMap<>();
        tables.read(
                "unix_rubrique_mobilite_",
                List.of("code_rome", "code_rome_cible", "numero_ordre"),
                row -> moves.computeIfAbsent(row.get(0), code -> new ArrayList<>())
                        .add(new Move(row.get(1), order(row.get(2)))));
        moves.forEach((code, to) -> edition.neighbours.put(
                code,
                to.stream()
                        .sorted(Comparator.comparingInt(Move::order).thenComparing(Move::target))
                        .map(Move::target)
                        .toList()));
        tables.read(
                "unix_referentiel_appellation_",
                List.of("code_rome", "libelle_appellation_long", "code_rome_parent"),
                row -> {
                    edition.appellations.putIfAbsent(row.get(1), row.get(0));
                    if (!row.get(2).equals(row.get(0))) {
                        edition.broader.putIfAbsent(row.get(1), row.get(2));
                    }
                });
        readSkills(tables, edition);
        return edition;
    }

    private static void readSkills(RomeTables tables, RomeEdition edition) {
        tables.read("unix_coherence_item_", List.of("code_rome", "code_ogr"), row -> edition.skills
                .computeIfAbsent(row.get(0), code -> new ArrayList<>())
                .add(row.get(1)));
        tables.read(
                "unix_referentiel_competence_",
                List.of("code_ogr", "libelle_competence"),
                row -> edition.wordings.put(row.get(0), row.get(1)));
        tables.read(
                "unix_referentiel_savoir_",
                List.of("code_ogr_savoir", "libelle_savoir"),
                row -> edition.wordings.put(row.get(0), row.get(1)));
        tables.read(
                "unix_item_",
                List.of("code_ogr", "libelle"),
                row -> edition.wordings.putIfAbsent(row.get(0), row.get(1)));
    }

    private static String codesFile(Path directory) {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.startsWith("unix_referentiel_code_rome_"))
                    .sorted()
                    .reduce("", (older, newer) -> newer);
        } catch (IOException e) {
            throw new InvalidInputException(
                    "Cannot read the folder " + directory + " of the ROME open-data files: check that it exists", e);
        }
    }

    private static String number(String name, Path directory) {
        Matcher matcher = NUMBER.matcher(name);
        if (!matcher.find()) {
            throw new InvalidInputException("No number of an edition in the names of the ROME files in " + directory
                    + ": keep the tables' names (…_v460_…), or name the folder like rome-4.61");
        }
        return matcher.group(1) + "." + matcher.group(2);
    }

    private static int order(String text) {
        try {
            return Integer.parseInt(text.strip());
        } catch (NumberFormatException e) {
            return Integer.MAX_VALUE;
        }
    }
}
