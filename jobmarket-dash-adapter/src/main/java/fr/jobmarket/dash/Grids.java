package fr.jobmarket.dash;

import fr.jobmarket.dash.GridColumn.Formatter;
import fr.jobmarket.offer.Offer;
import fr.jobmarket.offer.Place;
import fr.jobmarket.offer.Salary;
import fr.jobmarket.statistics.LabelledCount;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Results as columns and rows of AG Grid. Immutable and thread-safe. */
public final class Grids {

    private final Wording wording;

    private Grids(Wording wording) {
        this.wording = wording;
    }

    /** Grids in one language. */
    public static Grids of(Wording wording) {
        return new Grids(wording);
    }

    /** Offers, one row each; {@code id} and {@code url} are in the rows without being columns. */
    public Grid offers(List<Offer> offers) {
        List<GridColumn> columns = List.of(
                GridColumn.ofText("title", wording.text("grid.title"), 3),
                GridColumn.ofText("company", wording.text("grid.company"), 2),
                GridColumn.ofText("place", wording.text("grid.place"), 2),
                GridColumn.ofText("contract", wording.text("grid.contract"), 1),
                GridColumn.ofNumbers("salaryMin", wording.text("grid.salaryMin"), Formatter.EUROS),
                GridColumn.ofNumbers("salaryMax", wording.text("grid.salaryMax"), Formatter.EUROS),
                GridColumn.ofText("experience", wording.text("grid.experience"), 1),
                GridColumn.ofText("source", wording.text("grid.source"), 1),
                day("published", wording.text("grid.published")));
        return new Grid(columns, offers.stream().map(this::row).toList());
    }

    /** Counted values with their share of all. */
    public Grid counts(List<LabelledCount> counts) {
        long total = counts.stream().mapToLong(LabelledCount::count).sum();
        List<GridColumn> columns = List.of(
                GridColumn.ofText("name", wording.text("grid.name"), 3),
                GridColumn.ofText("code", wording.text("grid.code"), 1),
                GridColumn.ofNumbers("count", wording.text("grid.count"), Formatter.COUNT),
                GridColumn.ofNumbers("share", wording.text("grid.share"), Formatter.SHARE));
        return new Grid(columns, counts.stream().map(count -> row(count, total)).toList());
    }

    private static Map<String, @Nullable Object> row(LabelledCount count, long total) {
        Map<String, @Nullable Object> row = new LinkedHashMap<>();
        row.put("name", count.label() == null ? count.code() : count.label());
        row.put("code", count.code());
        row.put("count", count.count());
        row.put("share", total == 0 ? 0.0 : (double) count.count() / total);
        return row;
    }

    private Map<String, @Nullable Object> row(Offer offer) {
        Map<String, @Nullable Object> row = new LinkedHashMap<>();
        row.put("id", offer.id());
        row.put("url", offer.url());
        row.put("title", offer.title());
        row.put("company", map(offer.company(), company -> company.name()));
        row.put("place", place(offer.place()));
        row.put("contract", map(offer.contract(), contract -> wording.contract(contract.type())));
        row.put("salaryMin", map(offer.salary(), Salary::annualMin));
        row.put("salaryMax", map(offer.salary(), Salary::annualMax));
        row.put("experience", map(offer.experience(), wording::experience));
        row.put("source", wording.source(offer.source()));
        row.put("published", map(offer.createdAt(), Object::toString));
        return row;
    }

    private String place(Place place) {
        String name = place.communeName() != null ? place.communeName() : place.departmentName();
        if (name == null) {
            String wider = place.regionName() != null ? place.regionName() : place.label();
            return wider != null ? wider : wording.text("unknown.place");
        }
        return place.departmentCode() == null ? name : name + " (" + place.departmentCode() + ")";
    }

    private static GridColumn day(String field, String headerName) {
        return new GridColumn(field, headerName, GridColumn.DataType.TEXT, null, 1, 120, Formatter.DAY);
    }

    private static <T, R> @Nullable R map(@Nullable T value, Function<T, @Nullable R> function) {
        return value == null ? null : function.apply(value);
    }
}
