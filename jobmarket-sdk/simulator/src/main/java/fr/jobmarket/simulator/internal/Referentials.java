package fr.jobmarket.simulator.internal;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The referentials whose content does not depend on the offers served. */
final class Referentials {
    static final List<String> NAMES = List.of(
            "appellations",
            "nafs",
            "communes",
            "continents",
            "departements",
            "domaines",
            "langues",
            "metiers",
            "naturesContrats",
            "niveauxFormations",
            "pays",
            "permis",
            "regions",
            "secteursActivites",
            "themes",
            "typesContrats");

    /** ROME prefixes behind each theme. */
    static final Map<String, List<String>> THEME_PREFIXES = Map.of(
            "1", List.of("A"),
            "2", List.of("F"),
            "3", List.of("D"),
            "4", List.of("M18", "E11"),
            "5", List.of("G1"),
            "6", List.of("H", "I"),
            "7", List.of("J"),
            "8", List.of("K"),
            "9", List.of("N"));

    private static final Map<String, Map<String, String>> FIXED = new LinkedHashMap<>();

    static {
        for (String[] cells : Resources.table("referentials.txt")) {
            FIXED.computeIfAbsent(cells[0], name -> new LinkedHashMap<>()).put(cells[1], cells[2]);
        }
    }

    private Referentials() {}

    /** Code to label; empty for a referential that is not a fixed one. */
    static Map<String, String> fixed(String name) {
        return FIXED.getOrDefault(name, Map.of());
    }
}
