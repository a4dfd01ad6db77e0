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

    /**
     * A column.
     *
     * @param type one that every supported database knows
     * @param documents whether it holds texts of some kilobytes, which a database may store in another way than names
     */
    public record Column(String name, String type, boolean documents) {}

    String ddl(Dialect dialect) {
        return "create table if not exists " + name + columnDefinitions(dialect);
    }

    String temporaryDdl(Dialect dialect) {
        return "create temporary table " + name + columnDefinitions(dialect);
    }

    private String columnDefinitions(Dialect dialect) {
        return columns.stream()
                .map(column -> column.name() + " " + (column.documents() ? dialect.documents() : column.type()))
                .collect(Collectors.joining(", ", " (", ")"));
    }

    String columnList() {
        return columns.stream().map(Column::name).collect(Collectors.joining(", "));
    }
}
