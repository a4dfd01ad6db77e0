package fr.jobmarket.simulator.internal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Families of occupations: what their employers, contracts and hours have in common. */
final class MarketFamilies {
    private static final List<String> CONTRACTS = List.of("CDI", "CDD", "MIS", "SAI", "LIB", "FRA", "DIN");
    private static final Map<String, Family> BY_NAME = new HashMap<>();

    static {
        for (String[] cells : Resources.table("families.txt")) {
            double[] weights = Arrays.stream(cells[3].split(","))
                    .mapToDouble(Double::parseDouble)
                    .toArray();
            List<Naf> nafs = new ArrayList<>();
            for (String entry : cells[6].split(";")) {
                int equals = entry.indexOf('=');
                nafs.add(new Naf(entry.substring(0, equals), entry.substring(equals + 1)));
            }
            BY_NAME.put(
                    cells[0],
                    new Family(
                            cells[0],
                            cells[1],
                            cells[2],
                            new Weighted<>(CONTRACTS, weights),
                            Double.parseDouble(cells[4]) / 100,
                            cells[5],
                            nafs));
        }
    }

    /**
     * A family.
     *
     * @param category tag of its Adzuna category, with the label
     * @param contracts codes of contracts by frequency
     * @param partnerShare share of its advertisements that reach France Travail through partners
     * @param hours style of its working hours
     */
    record Family(
            String name,
            String category,
            String categoryLabel,
            Weighted<String> contracts,
            double partnerShare,
            String hours,
            List<Naf> nafs) {}

    /** A class of the French nomenclature of activities. */
    record Naf(String code, String label) {}

    private MarketFamilies() {}

    static Family named(String name) {
        Family family = BY_NAME.get(name);
        if (family == null) {
            throw new IllegalStateException("families.txt has no line for " + name);
        }
        return family;
    }
}
