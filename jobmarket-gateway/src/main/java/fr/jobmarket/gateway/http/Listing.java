package fr.jobmarket.gateway.http;

import com.fasterxml.jackson.annotation.JsonIgnore;
import fr.jobmarket.gateway.http.Table.Tabular;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/**
 * A list that does not go on.
 *
 * @param items its values
 * @param attribution texts to show wherever the values are shown, as the sources of the offers demand
 * @param release the release the values come from
 * @param type kind of value, for the heads of a table without rows
 * @param <T> kind of value
 */
@Serdeable
public record Listing<T extends Record>(
        List<T> items,
        List<String> attribution,
        String release,
        @JsonIgnore @Schema(hidden = true) Class<T> type) implements Tabular {

    @Override
    public Table toTable() {
        return Table.of(type, items);
    }
}
