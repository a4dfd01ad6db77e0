package fr.jobmarket.serving.statistics;

import fr.jobmarket.statistics.StatisticsFilter;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A filter as SQL with parameters. */
record Condition(String text, List<@Nullable Object> parameters) {

    static Condition of(StatisticsFilter filter) {
        Condition all = ofAll(filter);
        return new Condition(all.text.isEmpty() ? "not duplicate" : "not duplicate and " + all.text, all.parameters);
    }

    /** With duplicates. */
    static Condition ofAll(StatisticsFilter filter) {
        List<String> parts = new ArrayList<>();
        List<@Nullable Object> parameters = new ArrayList<>();
        add(
                parts,
                parameters,
                "data_role = ?",
                filter.dataRole() == null ? null : filter.dataRole().name());
        add(parts, parameters, "available = ?", filter.available());
        add(parts, parameters, "region_code = ?", filter.region());
        add(parts, parameters, "department_code = ?", filter.department());
        add(parts, parameters, "postal_code = ?", filter.postalCode());
        add(parts, parameters, "? in (commune_code, city_code)", filter.commune());
        add(parts, parameters, "created_at >= cast(? as date)", text(filter.since()));
        add(parts, parameters, "created_at < cast(? as date) + 1", text(filter.until()));
        return new Condition(String.join(" and ", parts), parameters);
    }

    private static @Nullable String text(@Nullable LocalDate day) {
        return day == null ? null : day.toString();
    }

    private static void add(
            List<String> parts, List<@Nullable Object> parameters, String part, @Nullable Object value) {
        if (value != null) {
            parts.add(part);
            parameters.add(value);
        }
    }

    String where() {
        return text.isEmpty() ? "" : " where " + text;
    }

    String and(String more) {
        return text.isEmpty() ? " where " + more : " where " + text + " and " + more;
    }

    List<@Nullable Object> parametersAnd(Object more) {
        List<@Nullable Object> result = new ArrayList<>(parameters);
        result.add(more);
        return result;
    }
}
