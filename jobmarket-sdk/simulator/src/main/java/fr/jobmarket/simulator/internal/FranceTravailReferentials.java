package fr.jobmarket.simulator.internal;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The sixteen referentials: what the simulator's market knows, and whatever the offers served mention besides. */
final class FranceTravailReferentials {
    private static final Map<String, List<String>> DISTRICTS =
            Map.of("75056", districts(75101, 20), "69123", districts(69381, 9), "13055", districts(13201, 16));

    private final FranceTravailStock stock;

    FranceTravailReferentials(FranceTravailStock stock) {
        this.stock = stock;
    }

    private static List<String> districts(int from, int count) {
        return IntStream.range(from, from + count).mapToObj(Integer::toString).toList();
    }

    /** Any code of the right form passes: the ROME has thousands that this market does not use. */
    static boolean isAppellation(String code) {
        return code.matches("\\d{5,7}");
    }

    Set<String> appellationLabels(Collection<String> codes) {
        Map<String, String> all = appellations();
        Set<String> labels = new HashSet<>();
        for (String code : codes) {
            String label = all.get(code);
            if (label != null) {
                labels.add(label);
            }
        }
        return labels;
    }

    /** Code to label; a label without a known code gets a stable one above 900000. */
    private Map<String, String> appellations() {
        Map<String, String> labels = new LinkedHashMap<>();
        Set<String> known = new HashSet<>();
        for (MarketOccupations.Appellation appellation : MarketOccupations.appellations()) {
            labels.put(appellation.code(), appellation.label());
            known.add(appellation.label());
        }
        for (String label : stock.appellation.values()) {
            if (!known.contains(label)) {
                labels.put(Integer.toString(900_000 + Math.floorMod(label.hashCode(), 9_100_000)), label);
            }
        }
        return labels;
    }

    boolean knowsCountry(String code) {
        return Countries.LABELS.containsKey(code) || Countries.CONTINENTS.containsKey(code);
    }

    /**
     * Whether the API would take a code for a commune's. Those that look like INSEE codes pass, as France has 35,000 of
     * them and this market a few hundred; the mistake everybody makes, a postal code, does not.
     */
    boolean isCommune(String code) {
        if (DISTRICTS.containsKey(code) || stock.communes().containsKey(code) || MarketPlaces.byCode(code) != null) {
            return true;
        }
        boolean formed = code.matches("\\d[\\dAB]\\d{3}") && Geography.departmentOfCommune(code) != null;
        return formed && !code.startsWith("75") && !MarketPlaces.isPostalCode(code);
    }

    Collection<String> withDistricts(String commune) {
        return DISTRICTS.getOrDefault(commune, List.of(commune));
    }

    double @Nullable [] communePoint(String code) {
        String known =
                DISTRICTS.containsKey(code) ? withDistricts(code).iterator().next() : code;
        MarketPlaces.Commune commune = MarketPlaces.byCode(known);
        return commune == null ? stock.communePoint(known) : new double[] {commune.latitude(), commune.longitude()};
    }

    Set<String> withNeighbours(Collection<String> departments) {
        Set<String> all = new LinkedHashSet<>(departments);
        departments.forEach(code -> all.addAll(MarketPlaces.neighbours(code)));
        return all;
    }

    Set<String> codes(String referential) {
        return Referentials.fixed(referential).keySet();
    }

    /** The referential as JSON, or null when there is none of that name. */
    @Nullable
    String json(String name) {
        if (!Referentials.NAMES.contains(name)) {
            return null;
        }
        ArrayNode entries = Stock.JSON.createArrayNode();
        switch (name) {
            case "communes" -> addCommunes(entries);
            case "departements" ->
                Geography.departments().forEach(department -> {
                    ObjectNode entry = add(entries, department.code(), department.name());
                    ObjectNode region = entry.putObject("region");
                    region.put("code", department.region());
                    region.put("libelle", Geography.regions().get(department.region()));
                });
            default -> labels(name).forEach((code, label) -> add(entries, code, label));
        }
        return entries.toString();
    }

    private Map<String, String> labels(String name) {
        return switch (name) {
            case "appellations" -> appellations();
            case "metiers" -> metiers();
            case "regions" -> new TreeMap<>(Geography.regions());
            case "continents" -> Countries.CONTINENTS;
            case "pays" -> Countries.LABELS;
            case "secteursActivites" -> stock.sectorLabels();
            case "nafs" ->
                stock.naf.values().stream()
                        .sorted()
                        .collect(Collectors.toMap(code -> code, this::nafLabel, (a, b) -> a, LinkedHashMap::new));
            case "domaines" ->
                metiers().keySet().stream()
                        .map(code -> code.substring(0, 3))
                        .distinct()
                        .collect(Collectors.toMap(
                                code -> code, code -> "Domaine " + code, (a, b) -> a, LinkedHashMap::new));
            default -> Referentials.fixed(name);
        };
    }

    private String nafLabel(String code) {
        return stock.sectorLabels().getOrDefault(code.substring(0, Math.min(2, code.length())), code);
    }

    private Map<String, String> metiers() {
        Map<String, String> labels = new TreeMap<>(stock.romeLabels());
        MarketOccupations.all().forEach(occupation -> labels.put(occupation.rome(), occupation.label()));
        return labels;
    }

    private void addCommunes(ArrayNode entries) {
        Map<String, String[]> all = new TreeMap<>(stock.communes());
        for (MarketPlaces.Commune commune : MarketPlaces.all()) {
            all.put(commune.code(), new String[] {commune.name(), commune.postalCode(), commune.departmentCode()});
        }
        all.forEach((code, cells) -> {
            ObjectNode entry = add(entries, code, cells[0]);
            entry.put("codePostal", cells[1]);
            entry.put("codeDepartement", cells[2]);
        });
    }

    private static ObjectNode add(ArrayNode entries, String code, String label) {
        ObjectNode entry = entries.addObject();
        entry.put("code", code);
        entry.put("libelle", label);
        return entry;
    }
}
