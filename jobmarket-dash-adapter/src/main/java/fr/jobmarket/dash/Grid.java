package fr.jobmarket.dash;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A table for AG Grid.
 *
 * @param columnDefs its columns, in order
 * @param rowData its rows; a member that is absent leaves its cell empty
 */
public record Grid(
        @JsonInclude List<GridColumn> columnDefs,
        @JsonInclude List<Map<String, @Nullable Object>> rowData) {
    /** Copies the lists, so the value never changes. */
    public Grid {
        columnDefs = List.copyOf(columnDefs);
        rowData = rowData.stream().map(Grid::copy).toList();
    }

    // Map.copyOf refuses the nulls of empty cells.
    private static Map<String, @Nullable Object> copy(Map<String, @Nullable Object> row) {
        return Collections.unmodifiableMap(new LinkedHashMap<>(row));
    }
}
