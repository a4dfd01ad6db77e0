package fr.jobmarket.warehouse.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A table: its name with schema, and its columns with types every supported database knows.
 *
 * @param name such as {@code silver.offer}
 * @param columns in the order rows are written
 */
public record TableSpec(String name, List<Column> columns) {

    /** A column and its type. */
    public record Column(String name, String type) {}

    /** A table from columns written as {@code "name type"}. */
    static TableSpec of(String name, String... columns) {
        List<Column> parsed = new ArrayList<>();
        for (String column : columns) {
            int space = column.indexOf(' ');
            parsed.add(new Column(column.substring(0, space), column.substring(space + 1)));
        }
        return new TableSpec(name, List.copyOf(parsed));
    }

    /** The same columns under another name. */
    TableSpec renamed(String other) {
        return new TableSpec(other, columns);
    }

    String ddl() {
        return columns.stream()
                .map(column -> column.name() + " " + column.type())
                .collect(Collectors.joining(", ", "create table if not exists " + name + " (", ")"));
    }

    String columnList() {
        return columns.stream().map(Column::name).collect(Collectors.joining(", "));
    }
}
