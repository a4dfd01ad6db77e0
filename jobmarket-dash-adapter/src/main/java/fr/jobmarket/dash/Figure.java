package fr.jobmarket.dash;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;

/**
 * A Plotly figure: what {@code dcc.Graph(figure=…)} takes.
 *
 * @param data its traces; empty when there is nothing to show
 * @param layout its axes
 */
public record Figure(@JsonInclude List<Trace> data, Layout layout) {
    /** Copies the list, so the value never changes. */
    public Figure {
        data = List.copyOf(data);
    }
}
