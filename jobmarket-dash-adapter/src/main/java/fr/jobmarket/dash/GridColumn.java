package fr.jobmarket.dash;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * One column definition of AG Grid.
 *
 * @param field the member of each row it shows
 * @param headerName its heading
 * @param cellDataType how AG Grid compares and filters its values
 * @param type {@code rightAligned} for numbers
 * @param flex its share of the free width
 * @param minWidth in pixels
 * @param valueFormatter how a value is written; absent to show it as it is
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record GridColumn(
        String field,
        String headerName,
        DataType cellDataType,
        @Nullable String type,
        int flex,
        int minWidth,
        @Nullable Formatter valueFormatter) {

    /** The data types of AG Grid that offers need. */
    public enum DataType {
        /** Text. */
        @JsonProperty("text")
        TEXT,
        /** Numbers. */
        @JsonProperty("number")
        NUMBER
    }

    /**
     * A formatter in the language of Dash AG Grid: an expression over {@code params} without statements.
     *
     * @param function such as {@code d3.format(',')(params.value)}
     */
    public record Formatter(String function) {
        /** Whole euros with French thousands; nothing when there is no value. */
        public static final Formatter EUROS =
                new Formatter("params.value == null ? '' : Number(params.value).toLocaleString('fr-FR') + ' €'");
        /** Whole numbers with French thousands. */
        public static final Formatter COUNT =
                new Formatter("params.value == null ? '' : Number(params.value).toLocaleString('fr-FR')");
        /** A share between 0 and 1 in percent. */
        public static final Formatter SHARE = new Formatter(
                "params.value == null ? '' : Number(params.value * 100).toLocaleString('fr-FR', {maximumFractionDigits: 1}) + ' %'");
        /** The day of an instant, such as 20/11/2026. */
        public static final Formatter DAY =
                new Formatter("params.value ? new Date(params.value).toLocaleDateString('fr-FR') : ''");
    }

    /** A column of text. */
    public static GridColumn ofText(String field, String headerName, int flex) {
        return new GridColumn(field, headerName, DataType.TEXT, null, flex, 40 + 70 * flex, null);
    }

    /** A column of numbers. */
    public static GridColumn ofNumbers(String field, String headerName, Formatter formatter) {
        return new GridColumn(field, headerName, DataType.NUMBER, "rightAligned", 1, 120, formatter);
    }
}
