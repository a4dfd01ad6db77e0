package fr.jobmarket.warehouse.internal;

import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** What must hold for the rows of a model, in words and in SQL. */
sealed interface ModelTest {

    /** What must hold, such as {@code id is unique}. */
    String name();

    /**
     * A test of each row by itself: all of a model are made in one pass.
     *
     * @param broken the condition that breaks it; names columns only
     */
    record OfRow(String name, String broken) implements ModelTest {}

    /**
     * A test of rows against others.
     *
     * @param query how many break it
     */
    record OfTable(String name, String query) implements ModelTest {}

    static ModelTest notNull(String column) {
        return new OfRow(column + " is not null", column + " is null");
    }

    static ModelTest acceptedValues(String column, Collection<String> values) {
        String list = values.stream().map(value -> "'" + value + "'").collect(Collectors.joining(", "));
        return new OfRow(column + " is one of " + String.join(", ", values), column + " not in (" + list + ")");
    }

    static ModelTest unique(String table, List<String> columns) {
        String list = String.join(", ", columns);
        return new OfTable(
                list + (columns.size() == 1 ? " is unique" : " together are unique"),
                "select count(*) from (select " + list + " from " + table + " where " + columns.get(0)
                        + " is not null group by " + list + " having count(*) > 1) repeated");
    }

    /** @param target table and column that must have each value, such as {@code silver.offer.id} */
    static ModelTest relationship(String table, String column, String target) {
        int dot = target.lastIndexOf('.');
        return new OfTable(
                column + " is in " + target,
                "select count(*) from " + table + " child where child." + column
                        + " is not null and not exists (select 1 from " + target.substring(0, dot)
                        + " parent where parent." + target.substring(dot + 1) + " = child." + column + ")");
    }
}
