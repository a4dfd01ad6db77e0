package fr.jobmarket.warehouse.internal;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A table: its name, and its columns with types every supported database knows.
 *
 * @param name such as {@code silver.offer}; without schema when it lives as long as a connection
 * @param columns in the order rows are written
 */
public record TableSpec(String name, List<Column> columns) {

    /** A column and its type. */
    public record Column(String name, String type) {}

    String ddl() {
        return "create table if not exists " + name + columnDefinitions();
    }

    String temporaryDdl() {
        return "create temporary table " + name + columnDefinitions();
    }

    private String columnDefinitions() {
        return columns.stream()
                .map(column -> column.name() + " " + column.type())
                .collect(Collectors.joining(", ", " (", ")"));
    }

    String columnList() {
        return columns.stream().map(Column::name).collect(Collectors.joining(", "));
    }
}
