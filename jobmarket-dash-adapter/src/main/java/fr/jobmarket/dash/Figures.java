package fr.jobmarket.dash;

import fr.jobmarket.dash.Layout.Axis;
import fr.jobmarket.dash.Trace.Orientation;
import fr.jobmarket.referential.Department;
import fr.jobmarket.referential.Places;
import fr.jobmarket.statistics.LabelledCount;
import fr.jobmarket.statistics.LocationCount;
import fr.jobmarket.statistics.SalaryStatistics;
import fr.jobmarket.statistics.SalaryStatistics.Distribution;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** Statistics as Plotly figures. Immutable and thread-safe. */
public final class Figures {

    /** Longer labels are shortened on the axis; the whole label stays in the hover text. */
    private static final int MAX_LABEL = 34;

    /** More months than this are labelled once a quarter, so that labels never overlap on a phone. */
    private static final int QUARTERLY_FROM = 6;
    /** Departments with more offers than this share of the others are as dark as can be: two capitals alone would leave
     * the rest of the country pale. */
    private static final double DARKEST_FROM = 0.95;

    private static final String COUNT_X = "%{hovertext}<br><b>%{x:,d}</b> ";
    private static final String COUNT_Y = "%{hovertext}<br><b>%{y:,d}</b> ";
    private static final String COUNT_Z = "%{hovertext}<br><b>%{z:,d}</b> ";
    private static final String NO_TRACE_NAME = "<extra></extra>";

    private final Wording wording;
    private final Places places;

    private Figures(Wording wording, Places places) {
        this.wording = wording;
        this.places = places;
    }

    /** Figures in one language, with the names of French places. */
    public static Figures of(Wording wording) {
        return new Figures(wording, Places.ofFrance());
    }

    /**
     * Lying bars, the first value on top.
     *
     * @param title what is ranked
     * @param counts at least what is to be shown, in the order wanted
     * @param limit how many bars at most
     */
    public Figure ranking(String title, List<LabelledCount> counts, int limit) {
        return lying(title, counts, limit, Figures::labelOf);
    }

    /** Lying bars of codes this package has words for: {@code contract}, {@code role}, {@code source}. */
    public Figure ranking(String title, List<LabelledCount> counts, String group) {
        return lying(title, counts, counts.size(), count -> wording.label(group, count.code()));
    }

    /** Lying bars of places, the first on top; a click hands on the place's code. */
    public Figure places(String title, List<LocationCount> places, int limit) {
        return ranking(title, counts(places), limit);
    }

    /** Upright bars in the order given. */
    public Figure columns(String title, List<LabelledCount> counts) {
        return upright(title, counts, Figures::labelOf);
    }

    /** Upright bars, one per weekday. */
    public Figure weekdays(List<LabelledCount> counts) {
        return upright(wording.text("title.weekdays"), counts, count -> wording.label("weekday", count.code()));
    }

    /**
     * A line over the months, oldest first; months without any offer are zero.
     *
     * @param counts offers by month, such as {@code 2026-11}
     * @param latest how many months to show, counted back from the last one with an offer
     */
    public Figure months(List<LabelledCount> counts, int latest) {
        Map<String, Long> known = new HashMap<>();
        counts.forEach(count -> known.put(count.code(), count.count()));
        List<String> all = Months.between(known.keySet());
        List<String> months = all.subList(Math.max(0, all.size() - latest), all.size());
        Trace line = new Trace.Line(
                months,
                months.stream().map(month -> known.getOrDefault(month, 0L)).toList(),
                "lines+markers",
                "tozeroy",
                months.stream().map(this::monthName).toList(),
                hover(COUNT_Y));
        List<String> quarters =
                months.stream().filter(month -> Months.monthOf(month) % 3 == 1).toList();
        List<String> labelled = months.size() <= QUARTERLY_FROM ? months : quarters;
        Axis axis = Axis.ofLabels(
                labelled,
                labelled.stream()
                        .map(month -> monthName(month).replace(" ", "<br>"))
                        .toList());
        return figure(wording.text("title.months"), line, months.isEmpty(), axis, Axis.ofNumbers(null, null));
    }

    /** A square per department, darker the more offers it has. Codes that are no department are left out. */
    public Figure departments(List<LocationCount> counts) {
        Map<String, Long> known = new HashMap<>();
        counts.forEach(count -> known.put(count.code(), count.count()));
        List<List<String>> codes = TileMap.ofDepartments().rows();
        Trace tiles = new Trace.Tiles(
                each(codes, code -> code.isEmpty() ? null : Double.valueOf(known.getOrDefault(code, 0L))),
                codes,
                each(codes, this::departmentName),
                codes,
                "%{text}",
                hover(COUNT_Z),
                false,
                0,
                darkest(known.values()));
        Axis across = Axis.hidden(null, null);
        Axis down = Axis.hidden("reversed", "x");
        return figure(wording.text("title.departments"), tiles, counts.isEmpty(), across, down);
    }

    /**
     * What each form of contract pays per year: a box over the middle half of its offers, whiskers over the middle four
     * fifths, and a described point at the median. Contracts with fewer offers than asked for are left out: their
     * quantiles would say little.
     *
     * @param salaries the salaries
     * @param minOffers offers with a salary that a form of contract needs to be shown
     */
    public Figure salaries(SalaryStatistics salaries, long minOffers) {
        List<Distribution> shown = new ArrayList<>(salaries.byContract().stream()
                .filter(distribution -> distribution.count() >= minOffers)
                .sorted(Comparator.comparingDouble(Distribution::median))
                .toList());
        List<String> names = shown.stream()
                .map(distribution -> wording.label("contract", distribution.code()))
                .toList();
        Trace boxes = new Trace.Box(
                Orientation.HORIZONTAL,
                null,
                names,
                euros(shown, Distribution::p10),
                euros(shown, Distribution::p25),
                euros(shown, Distribution::median),
                euros(shown, Distribution::p75),
                euros(shown, Distribution::p90),
                "skip");
        Trace medians = new Trace.Line(
                euros(shown, Distribution::median),
                names,
                "markers",
                null,
                shown.stream().map(this::described).toList(),
                "%{hovertext}" + NO_TRACE_NAME);
        List<Trace> traces = shown.isEmpty() ? List.of() : List.of(boxes, medians);
        Axis amounts = Axis.ofNumbers(wording.text("axis.salary"), " €");
        return new Figure(traces, Layout.of(wording.text("title.salaries"), amounts, Axis.ofLabels()));
    }

    private String described(Distribution distribution) {
        return wording.text(
                "hover.salary",
                wording.label("contract", distribution.code()),
                Math.round(distribution.median()),
                Math.round(distribution.p25()),
                Math.round(distribution.p75()),
                distribution.count());
    }

    private static List<Double> euros(List<Distribution> distributions, ToDoubleFunction<Distribution> quantile) {
        return distributions.stream()
                .map(distribution -> (double) Math.round(quantile.applyAsDouble(distribution)))
                .toList();
    }

    private static List<LabelledCount> counts(List<LocationCount> places) {
        return places.stream()
                .map(place -> new LabelledCount(place.code(), place.label(), place.count()))
                .toList();
    }

    private Figure lying(String title, List<LabelledCount> counts, int limit, Function<LabelledCount, String> label) {
        // Plotly draws the first lying bar at the bottom.
        List<LabelledCount> shown = new ArrayList<>(counts.subList(0, Math.min(limit, counts.size())));
        Collections.reverse(shown);
        List<String> full = shown.stream().map(label).toList();
        Trace bars = new Trace.Bar(
                Orientation.HORIZONTAL,
                shown.stream().map(LabelledCount::count).toList(),
                shortened(full),
                full,
                shown.stream().map(LabelledCount::code).toList(),
                hover(COUNT_X),
                "%{x:,d}",
                "outside",
                false);
        return figure(title, bars, shown.isEmpty(), Axis.hidden(null, null), Axis.ofLabels());
    }

    private Figure upright(String title, List<LabelledCount> counts, Function<LabelledCount, String> label) {
        List<String> full = counts.stream().map(label).toList();
        Trace bars = new Trace.Bar(
                Orientation.VERTICAL,
                shortened(full),
                counts.stream().map(LabelledCount::count).toList(),
                full,
                counts.stream().map(LabelledCount::code).toList(),
                hover(COUNT_Y),
                null,
                null,
                null);
        return figure(title, bars, counts.isEmpty(), Axis.ofLabels(), Axis.ofNumbers(null, null));
    }

    private static double darkest(Collection<Long> counts) {
        List<Long> ascending = counts.stream().sorted().toList();
        return ascending.isEmpty() ? 1 : Math.max(1, ascending.get((int) ((ascending.size() - 1) * DARKEST_FROM)));
    }

    private static Figure figure(String title, Trace trace, boolean empty, Axis across, Axis up) {
        return new Figure(empty ? List.of() : List.of(trace), Layout.of(title, across, up));
    }

    private String hover(String template) {
        return template + wording.text("axis.offers") + NO_TRACE_NAME;
    }

    private String departmentName(String code) {
        return places.department(code)
                .map(Department::name)
                .map(name -> name + " (" + code + ")")
                .orElse(code);
    }

    private String monthName(String yearMonth) {
        return wording.label("month", Integer.toString(Months.monthOf(yearMonth))) + " " + yearMonth.substring(0, 4);
    }

    private static String labelOf(LabelledCount count) {
        String label = count.label();
        return label == null ? count.code() : label;
    }

    /** Labels that fit beside a bar. Two that became equal would share one bar, so those keep their whole length. */
    private static List<String> shortened(List<String> labels) {
        List<String> cut = labels.stream().map(Figures::shortened).toList();
        List<String> distinct = new ArrayList<>();
        for (int i = 0; i < cut.size(); i++) {
            distinct.add(Collections.frequency(cut, cut.get(i)) > 1 ? labels.get(i) : cut.get(i));
        }
        return distinct;
    }

    private static String shortened(String label) {
        if (label.length() <= MAX_LABEL) {
            return label;
        }
        int space = label.lastIndexOf(' ', MAX_LABEL - 1);
        return label.substring(0, space > MAX_LABEL / 2 ? space : MAX_LABEL - 1) + "…";
    }

    private static <T extends @Nullable Object> List<List<T>> each(List<List<String>> rows, Function<String, T> value) {
        List<List<T>> mapped = new ArrayList<>();
        for (List<String> row : rows) {
            List<T> cells = new ArrayList<>();
            row.forEach(code -> cells.add(value.apply(code)));
            mapped.add(cells);
        }
        return mapped;
    }
}
