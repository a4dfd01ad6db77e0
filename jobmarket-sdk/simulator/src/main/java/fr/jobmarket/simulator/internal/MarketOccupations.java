package fr.jobmarket.simulator.internal;

import java.util.ArrayList;
import java.util.List;

/** The occupations of the synthetic market. */
public final class MarketOccupations {
    private static final List<Occupation> ALL = new ArrayList<>();
    private static final List<Appellation> APPELLATIONS = new ArrayList<>();

    static {
        for (String[] cells : Resources.table("occupations.txt")) {
            ALL.add(new Occupation(cells[0], cells[1], cells[3].isEmpty() ? cells[1] : cells[3]));
            if (!cells[2].isEmpty()) {
                APPELLATIONS.add(new Appellation(cells[2], cells[3]));
            }
        }
    }

    /** An occupation: ROME code and label, usual appellation. */
    public record Occupation(String rome, String label, String appellation) {}

    /** A job title of the ROME with its code. */
    public record Appellation(String code, String label) {}

    private MarketOccupations() {}

    static List<Occupation> all() {
        return ALL;
    }

    static List<Appellation> appellations() {
        return APPELLATIONS;
    }
}
