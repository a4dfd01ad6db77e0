package fr.jobmarket.simulator.internal;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Departments and regions of France (INSEE codes and names, Licence Ouverte 2.0). */
public final class Geography {
    private static final Map<String, Department> DEPARTMENTS = new LinkedHashMap<>();
    private static final Map<String, String> REGIONS = new LinkedHashMap<>();
    private static final Map<String, String> BY_NAME = new LinkedHashMap<>();

    static {
        for (String[] cells : Resources.table("regions.txt")) {
            REGIONS.put(cells[0], cells[1]);
        }
        for (String[] cells : Resources.table("departments.txt")) {
            DEPARTMENTS.put(cells[0], new Department(cells[0], cells[1], cells[2]));
            BY_NAME.put(TextIndex.fold(cells[1]), cells[0]);
        }
    }

    /** A department: code such as 01, 2A or 974, name, code of its region. */
    public record Department(String code, String name, String region) {}

    private Geography() {}

    public static List<Department> departments() {
        return List.copyOf(DEPARTMENTS.values());
    }

    public static Map<String, String> regions() {
        return Map.copyOf(REGIONS);
    }

    static @Nullable Department department(@Nullable String code) {
        return code == null ? null : DEPARTMENTS.get(code);
    }

    static @Nullable String regionOf(@Nullable String department) {
        Department found = department(department);
        return found == null ? null : found.region();
    }

    /** Department of an INSEE commune code: its first two characters, three overseas. */
    static @Nullable String departmentOfCommune(@Nullable String commune) {
        if (commune == null || commune.length() != 5) {
            return null;
        }
        String code = commune.startsWith("97") ? commune.substring(0, 3) : commune.substring(0, 2);
        return DEPARTMENTS.containsKey(code) ? code : null;
    }

    /** Department that a place label starts with ("66 - PERPIGNAN", "974 - …", "75"), if any. */
    static @Nullable String departmentOfLabel(@Nullable String label) {
        if (label == null) {
            return null;
        }
        int end = 0;
        while (end < label.length() && Character.isLetterOrDigit(label.charAt(end))) {
            end++;
        }
        String code = label.substring(0, end);
        if (DEPARTMENTS.containsKey(code)) {
            return code;
        }
        return BY_NAME.get(TextIndex.fold(label.trim()));
    }

    /** Region that a place label names, with or without its accents and capitals. */
    static @Nullable String regionOfLabel(@Nullable String label) {
        String folded = TextIndex.fold(label).trim();
        for (Map.Entry<String, String> region : REGIONS.entrySet()) {
            if (TextIndex.fold(region.getValue()).equals(folded)) {
                return region.getKey();
            }
        }
        return null;
    }

    /** Great-circle distance in kilometres. */
    static double kilometres(double latitude1, double longitude1, double latitude2, double longitude2) {
        double lat = Math.toRadians(latitude2 - latitude1) / 2;
        double lon = Math.toRadians(longitude2 - longitude1) / 2;
        double a = Math.sin(lat) * Math.sin(lat)
                + Math.cos(Math.toRadians(latitude1))
                        * Math.cos(Math.toRadians(latitude2))
                        * Math.sin(lon)
                        * Math.sin(lon);
        return 12_742 * Math.asin(Math.min(1, Math.sqrt(a)));
    }
}
