package fr.jobmarket.simulator.internal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The occupations of the synthetic market, drawn by weight. */
public final class MarketOccupations {
    private static final List<Occupation> ALL = new ArrayList<>();
    private static final List<Appellation> APPELLATIONS = new ArrayList<>();
    private static final Weighted<Occupation> BY_WEIGHT;

    static {
        Map<Character, String> fields = new HashMap<>();
        String[] head = new String[0];
        for (String line : Resources.lines("occupations.txt")) {
            if (line.startsWith("@")) {
                addOccupation(head, fields);
                head = line.substring(1).split("\\|");
                fields = new HashMap<>();
            } else {
                fields.put(line.charAt(0), line.substring(2));
            }
        }
        addOccupation(head, fields);
        BY_WEIGHT =
                new Weighted<>(ALL, ALL.stream().mapToDouble(Occupation::weight).toArray());
    }

    /**
     * An occupation of the market.
     *
     * @param rome ROME code
     * @param label ROME label
     * @param family line of {@code families.txt}
     * @param weight how often it is advertised
     * @param payFrom usual lowest gross pay in euros a month
     * @param payTo usual highest gross pay in euros a month
     * @param qualification France Travail's code of qualification, 1 to 9
     * @param level code of the referential niveauxFormations
     * @param diploma what the law or the trade asks for
     * @param licence code of a driving licence asked for
     * @param language a language asked for
     */
    record Occupation(
            String rome,
            String label,
            String family,
            double weight,
            int payFrom,
            int payTo,
            String qualification,
            String level,
            List<Appellation> appellations,
            List<String> titles,
            List<String> missions,
            List<Skill> skills,
            List<String> technologies,
            @Nullable String diploma,
            @Nullable String licence,
            @Nullable String language) {}

    /** A job title of the ROME; the code is empty where the market knows none. */
    record Appellation(String code, String label) {}

    /** A skill; without code when it is not one of the ROME's. */
    record Skill(@Nullable String code, String label) {}

    private MarketOccupations() {}

    private static void addOccupation(String[] head, Map<Character, String> fields) {
        if (head.length == 0) {
            return;
        }
        List<Appellation> appellations = new ArrayList<>();
        for (String entry : list(fields, 'a')) {
            int equals = entry.indexOf('=');
            Appellation appellation = new Appellation(entry.substring(0, equals), entry.substring(equals + 1));
            appellations.add(appellation);
            if (!appellation.code().isEmpty()) {
                APPELLATIONS.add(appellation);
            }
        }
        ALL.add(new Occupation(
                head[0],
                head[1],
                head[2],
                Double.parseDouble(head[3]),
                Integer.parseInt(head[4]),
                Integer.parseInt(head[5]),
                head[6],
                head[7],
                appellations,
                list(fields, 't'),
                list(fields, 'm'),
                list(fields, 's').stream().map(MarketOccupations::skill).toList(),
                list(fields, 'k'),
                fields.get('d'),
                fields.get('p'),
                fields.get('l')));
    }

    private static Skill skill(String entry) {
        int equals = entry.indexOf('=');
        return equals < 0 ? new Skill(null, entry) : new Skill(entry.substring(0, equals), entry.substring(equals + 1));
    }

    private static List<String> list(Map<Character, String> fields, char name) {
        String value = fields.get(name);
        return value == null ? List.of() : Arrays.asList(value.split(";"));
    }

    static List<Occupation> all() {
        return ALL;
    }

    static List<Appellation> appellations() {
        return APPELLATIONS;
    }

    /** The occupation at a share (0 to 1) of all advertisements. */
    static Occupation at(double share) {
        return BY_WEIGHT.at(share);
    }
}
