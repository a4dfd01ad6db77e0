package fr.jobmarket.simulator.internal;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Countries and continents of the referentials, and the one a place label names. */
final class Countries {
    static final String FRANCE = "01";
    static final Map<String, String> LABELS = new LinkedHashMap<>();
    static final Map<String, String> CONTINENTS = new LinkedHashMap<>();

    static {
        for (String[] cells : Resources.table("countries.txt")) {
            (cells[0].startsWith("C") ? CONTINENTS : LABELS).put(cells[0], cells[1]);
        }
    }

    private Countries() {}

    static boolean isFrance(@Nullable String label) {
        return label != null && TextIndex.fold(label).startsWith("france");
    }

    static @Nullable String codeOf(@Nullable String label) {
        String folded = TextIndex.fold(label);
        for (Map.Entry<String, String> country : LABELS.entrySet()) {
            if (folded.contains(TextIndex.fold(country.getValue()))) {
                return country.getKey();
            }
        }
        return null;
    }
}
