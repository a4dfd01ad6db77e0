package fr.jobmarket.dash;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * What a figure says about itself beyond its marks. Looks are the site's.
 *
 * @param title what the figure shows, for those who cannot see it
 * @param xaxis the horizontal axis
 * @param yaxis the vertical axis
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Layout(Text title, Axis xaxis, Axis yaxis) {

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
            @Nullable String ticksuffix) {

        /** Labels that speak for themselves. */
        public static Axis ofLabels() {
            return new Axis(Kind.CATEGORY, null, true, null, null, null, null, null);
        }

        /** Numbers from zero. */
        public static Axis ofNumbers(@Nullable String title) {
            return new Axis(
                    Kind.LINEAR, title == null ? null : new Text(title), true, null, null, null, "tozero", null);
        }

        /** The same axis with a unit behind every number. */
        public Axis withSuffix(String suffix) {
            return new Axis(type, title, visible, autorange, scaleanchor, constrain, rangemode, suffix);
        }
    }
}
