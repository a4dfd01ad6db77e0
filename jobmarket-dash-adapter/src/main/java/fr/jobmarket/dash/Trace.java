package fr.jobmarket.dash;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One set of marks of a Plotly figure; component names are those of
 * <a href="https://plotly.com/javascript/reference/">Plotly's schema</a>.
 */
public sealed interface Trace permits Trace.Bar, Trace.Line, Trace.Tiles, Trace.Box, Trace.Histogram {

    /** The trace type of Plotly's schema. */
    @JsonProperty("type")
    String type();

    /** Which way bars and boxes lie. */
    enum Orientation {
        /** Upright. */
        @JsonProperty("v")
        VERTICAL,
        /** Lying, with room for long labels. */
        @JsonProperty("h")
        HORIZONTAL
    }

    /**
     * Bars, one per label.
     *
     * @param orientation which way they lie
     * @param x along the horizontal axis: labels of upright bars, values of lying ones
     * @param y along the vertical axis
     * @param hovertext the full label of each bar, where the axis shows a shortened one
     * @param customdata what a click on each bar should hand on, usually a code
     * @param hovertemplate how a bar is described, in Plotly's template syntax
     * @param texttemplate what is written at each bar; nothing when absent
     * @param textposition where it is written, such as {@code outside}
     * @param cliponaxis false lets the writing reach beyond the axes
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Bar(
            Orientation orientation,
            @JsonInclude List<?> x,
            @JsonInclude List<?> y,
            List<String> hovertext,
            List<String> customdata,
            String hovertemplate,
            @Nullable String texttemplate,
            @Nullable String textposition,
            @Nullable Boolean cliponaxis)
            implements Trace {
        /** Copies the lists, so the value never changes. */
        public Bar {
            x = List.copyOf(x);
            y = List.copyOf(y);
            hovertext = List.copyOf(hovertext);
            customdata = List.copyOf(customdata);
        }

        @Override
        @JsonProperty("type")
        public String type() {
            return "bar";
        }
    }

    /**
     * Points, joined by a line or not.
     *
     * @param x along the horizontal axis
     * @param y along the vertical axis
     * @param mode {@code lines}, {@code markers} or {@code lines+markers}
     * @param fill {@code tozeroy} to tint the area below; nothing is tinted when absent
     * @param hovertext the full label of each point
     * @param hovertemplate how a point is described
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Line(
            @JsonInclude List<?> x,
            @JsonInclude List<?> y,
            String mode,
            @Nullable String fill,
            List<String> hovertext,
            String hovertemplate)
            implements Trace {
        /** Copies the lists, so the value never changes. */
        public Line {
            x = List.copyOf(x);
            y = List.copyOf(y);
            hovertext = List.copyOf(hovertext);
        }

        @Override
        @JsonProperty("type")
        public String type() {
            return "scatter";
        }
    }

    /**
     * Coloured squares in rows, some of them left out. Plotly draws them as a heatmap.
     *
     * @param z the value behind each square's colour, row by row from the top; null for no square
     * @param text what stands on each square
     * @param hovertext the full label of each square
     * @param customdata what a click on a square should hand on
     * @param texttemplate how {@code text} is shown
     * @param hovertemplate how a square is described
     * @param hoverongaps whether places without a square are described too
     * @param zmin the value of the palest colour
     * @param zmax the value from which on all have the darkest colour
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Tiles(
            @JsonInclude List<List<@Nullable Double>> z,
            List<List<String>> text,
            List<List<String>> hovertext,
            List<List<String>> customdata,
            String texttemplate,
            String hovertemplate,
            boolean hoverongaps,
            double zmin,
            double zmax)
            implements Trace {
        /** Copies the lists, so the value never changes. */
        public Tiles {
            z = rows(z);
            text = rows(text);
            hovertext = rows(hovertext);
            customdata = rows(customdata);
        }

        // List.copyOf refuses the nulls that stand for gaps.
        private static <T extends @Nullable Object> List<List<T>> rows(List<List<T>> rows) {
            return rows.stream()
                    .map(row -> Collections.unmodifiableList(new ArrayList<>(row)))
                    .toList();
        }

        @Override
        @JsonProperty("type")
        public String type() {
            return "heatmap";
        }
    }

    /**
     * Boxes from quantiles known beforehand, so that no single value has to travel.
     *
     * @param orientation which way they lie
     * @param x labels of upright boxes; absent for lying ones
     * @param y labels of lying boxes; absent for upright ones
     * @param lowerfence end of the lower whisker of each box
     * @param q1 lower quartile
     * @param median middle
     * @param q3 upper quartile
     * @param upperfence end of the upper whisker
     * @param hoverinfo which parts Plotly describes
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Box(
            Orientation orientation,
            @Nullable List<String> x,
            @Nullable List<String> y,
            @JsonInclude List<Double> lowerfence,
            @JsonInclude List<Double> q1,
            @JsonInclude List<Double> median,
            @JsonInclude List<Double> q3,
            @JsonInclude List<Double> upperfence,
            String hoverinfo)
            implements Trace {
        /** Copies the lists, so the value never changes. */
        public Box {
            x = x == null ? null : List.copyOf(x);
            y = y == null ? null : List.copyOf(y);
            lowerfence = List.copyOf(lowerfence);
            q1 = List.copyOf(q1);
            median = List.copyOf(median);
            q3 = List.copyOf(q3);
            upperfence = List.copyOf(upperfence);
        }

        @Override
        @JsonProperty("type")
        public String type() {
            return "box";
        }
    }

    /**
     * A histogram that Plotly counts itself.
     *
     * @param x the values
     * @param xbins the bins; Plotly chooses when absent
     * @param hovertemplate how a bin is described
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Histogram(@JsonInclude List<Double> x, @Nullable Bins xbins, String hovertemplate) implements Trace {
        /** Copies the list, so the value never changes. */
        public Histogram {
            x = List.copyOf(x);
        }

        @Override
        @JsonProperty("type")
        public String type() {
            return "histogram";
        }

        /**
         * Bins of one width.
         *
         * @param start lower edge of the first
         * @param end upper edge of the last
         * @param size their width
         */
        public record Bins(double start, double end, double size) {}
    }
}
