package fr.jobmarket.gateway.http;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A list as a table.
 *
 * @param columns names of the columns
 * @param rows one value per column; null and empty cells look alike
 */
public record Table(List<String> columns, List<List<@Nullable Object>> rows) {

    private static final String CSV_LINE_END = "\r\n";
    private static final String GAP = "  ";
    private static final int MAX_WIDTH = 60;

    /** An answer that can also be read as a table. */
    public interface Tabular {

        /** The table. */
        Table toTable();

        /** The parameter {@code cursor} of what comes next; null when nothing does, or lists of this kind do not go on. */
        default @Nullable String nextCursor() {
            return null;
        }
    }

    /** A table with one column for each component of a record type. */
    public static <T extends Record> Table of(Class<T> type, List<? extends T> records) {
        RecordComponent[] components = type.getRecordComponents();
        List<String> columns =
                Arrays.stream(components).map(RecordComponent::getName).toList();
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (T record : records) {
            List<@Nullable Object> row = new ArrayList<>();
            for (RecordComponent component : components) {
                row.add(value(component, record));
            }
            rows.add(Collections.unmodifiableList(row));
        }
        return new Table(columns, rows);
    }

    private static @Nullable Object value(RecordComponent component, Object record) {
        try {
            return component.getAccessor().invoke(record);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("records in a table must be public", e);
        }
    }

    /** Comma-separated values (RFC 4180), with a header line. */
    public String toCsv() {
        StringBuilder csv = new StringBuilder();
        appendCsv(csv, columns);
        rows.forEach(row -> appendCsv(csv, row));
        return csv.toString();
    }

    private static void appendCsv(StringBuilder csv, List<? extends @Nullable Object> row) {
        String separator = "";
        for (Object cell : row) {
            csv.append(separator).append(csvCell(cell));
            separator = ",";
        }
        csv.append(CSV_LINE_END);
    }

    private static String csvCell(@Nullable Object cell) {
        String text = cell == null ? "" : cell.toString();
        if (cell instanceof String && !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0) {
            // Spreadsheets run such cells as formulas, and these texts were written by strangers.
            text = "'" + text;
        }
        return text.chars().anyMatch(c -> c == '"' || c == ',' || c == '\n' || c == '\r')
                ? "\"" + text.replace("\"", "\"\"") + "\""
                : text;
    }

    /** Columns aligned with spaces, for a terminal; long cells are cut. */
    public String toText() {
        int[] widths = columns.stream().mapToInt(String::length).toArray();
        List<List<String>> cells = rows.stream()
                .map(row -> row.stream().map(Table::textCell).toList())
                .toList();
        for (List<String> row : cells) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        }
        StringBuilder text = new StringBuilder();
        appendText(text, columns, widths);
        cells.forEach(row -> appendText(text, row, widths));
        return text.toString();
    }

    private static String textCell(@Nullable Object cell) {
        String text = cell == null ? "" : cell.toString().replaceAll("\\s+", " ");
        return text.length() <= MAX_WIDTH ? text : text.substring(0, MAX_WIDTH - 1) + "…";
    }

    private static void appendText(StringBuilder text, List<String> row, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < widths.length; i++) {
            line.append(row.get(i))
                    .append(" ".repeat(widths[i] - row.get(i).length()))
                    .append(GAP);
        }
        text.append(line.toString().stripTrailing()).append('\n');
    }
}
