package fr.jobmarket.simulator.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The communes of the synthetic market, drawn by population. */
public final class MarketPlaces {
    private static final List<Commune> ALL = new ArrayList<>();
    private static final Map<String, Commune> BY_CODE = new HashMap<>();
    private static final Map<String, Commune> BY_NAME = new HashMap<>();
    private static final Set<String> POSTAL_CODES = new HashSet<>();
    private static final Map<String, Set<String>> NEIGHBOURS = new HashMap<>();
    private static final Weighted<Commune> BY_POPULATION;

    static {
        for (String[] cells : Resources.table("neighbours.txt")) {
            for (String other : cells[1].split(" ")) {
                NEIGHBOURS.computeIfAbsent(cells[0], code -> new TreeSet<>()).add(other);
                NEIGHBOURS.computeIfAbsent(other, code -> new TreeSet<>()).add(cells[0]);
            }
        }
        for (String[] cells : Resources.table("communes.txt")) {
            String department = String.valueOf(Geography.departmentOfCommune(cells[0]));
            Commune commune = new Commune(
                    cells[0],
                    cells[1],
                    cells[2],
                    department,
                    Integer.parseInt(cells[3]),
                    Double.parseDouble(cells[4]),
                    Double.parseDouble(cells[5]));
            ALL.add(commune);
            POSTAL_CODES.add(commune.postalCode());
            BY_CODE.put(commune.code(), commune);
            BY_NAME.putIfAbsent(TextIndex.fold(commune.name()), commune);
        }
        BY_POPULATION = new Weighted<>(
                ALL, ALL.stream().mapToDouble(Commune::population).toArray());
    }

    /** A commune or municipal district: INSEE code, name, one postal code, inhabitants, centre in degrees. */
    public record Commune(
            String code,
            String name,
            String postalCode,
            String departmentCode,
            int population,
            double latitude,
            double longitude) {}

    private MarketPlaces() {}

    static List<Commune> all() {
        return ALL;
    }

    static @Nullable Commune byCode(String code) {
        return BY_CODE.get(code);
    }

    static boolean isPostalCode(String code) {
        return POSTAL_CODES.contains(code);
    }

    static @Nullable Commune named(String name) {
        return BY_NAME.get(TextIndex.fold(name));
    }

    /** The commune at a share (0 to 1) of the cumulated population. */
    static Commune at(double share) {
        return BY_POPULATION.at(share);
    }

    /** Departments that touch a department. */
    static Set<String> neighbours(String department) {
        return NEIGHBOURS.getOrDefault(department, Set.of());
    }
}
