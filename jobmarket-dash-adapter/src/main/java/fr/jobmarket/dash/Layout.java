package fr.jobmarket.dash;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a figure says about itself beyond its marks. Looks are the site's.
 *
 * @param title what the figure shows, for those who cannot see it
 * @param xaxis the horizontal axis
 * @param yaxis the vertical axis
 * @param showlegend whether the traces are named beside the figure
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Layout(Text title, Axis xaxis, Axis yaxis, boolean showlegend) {

    /** A layout without a legend: the title says what the one kind of mark stands for. */
    public static Layout of(String title, Axis xaxis, Axis yaxis) {
        return new Layout(new Text(title), xaxis, yaxis, false);
    }

    /**
     * A text of a figure.
     *
     * @param text plain text
     */
    public record Text(String text) {}

    /** How an axis reads its values. */
    public enum Kind {
        /** As labels, in their order, even when they look like numbers. */
        @JsonProperty("category")
        CATEGORY,
        /** As numbers. */
        @JsonProperty("linear")
        LINEAR
    }

    /**
     * One axis.
     *
     * @param type how it reads its values
     * @param title what it measures; absent when the labels say it
     * @param visible false leaves out line, ticks and labels
     * @param autorange {@code reversed} to count from the top; Plotly's default when absent
     * @param scaleanchor the axis whose unit this one's unit equals, so that squares stay squares
     * @param constrain {@code domain} to shrink the drawing rather than show more of the axis
     * @param rangemode {@code tozero} makes bars comparable; Plotly's default when absent
     * @param ticksuffix what follows every number
     * @param tickvals which values get a label; Plotly chooses when absent
     * @param ticktext the label of each of {@code tickvals}
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Axis(
            Kind type,
            @Nullable Text title,
            boolean visible,
            @Nullable String autorange,
            @Nullable String scaleanchor,
            @Nullable String constrain,
            @Nullable String rangemode,
            @Nullable String ticksuffix,
            @Nullable List<String> tickvals,
            @Nullable List<String> ticktext) {
        /** Copies the lists, so the value never changes. */
        public Axis {
            tickvals = tickvals == null ? null : List.copyOf(tickvals);
            ticktext = ticktext == null ? null : List.copyOf(ticktext);
        }

        /** Labels that speak for themselves. */
        public static Axis ofLabels() {
            return new Axis(Kind.CATEGORY, null, true, null, null, null, null, null, null, null);
        }

        /** Values in the order of the marks, of which only some are labelled. */
        public static Axis ofLabels(List<String> values, List<String> labels) {
            return new Axis(Kind.CATEGORY, null, true, null, null, null, null, null, values, labels);
        }

        /** Numbers from zero, with what they measure and the unit behind each. */
        public static Axis ofNumbers(@Nullable String title, @Nullable String unit) {
            Text text = title == null ? null : new Text(title);
            return new Axis(Kind.LINEAR, text, true, null, null, null, "tozero", unit, null, null);
        }

        /** An axis only there to place things: nothing of it is drawn. */
        static Axis hidden(@Nullable String autorange, @Nullable String scaleanchor) {
            return new Axis(Kind.LINEAR, null, false, autorange, scaleanchor, "domain", null, null, null, null);
        }
    }
}
