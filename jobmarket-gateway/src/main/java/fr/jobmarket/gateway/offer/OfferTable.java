package fr.jobmarket.gateway.offer;

import fr.jobmarket.gateway.http.Table;
import fr.jobmarket.offer.Company;
import fr.jobmarket.offer.Contract;
import fr.jobmarket.offer.Occupation;
import fr.jobmarket.offer.Offer;
import fr.jobmarket.offer.Salary;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Offers as a table: what fits in one, without the long texts. */
public final class OfferTable {

    private static final Map<String, Function<Offer, @Nullable Object>> COLUMNS = columns();

    private OfferTable() {}

    private static Map<String, Function<Offer, @Nullable Object>> columns() {
        Map<String, Function<Offer, @Nullable Object>> columns = new LinkedHashMap<>();
        columns.put("id", Offer::id);
        columns.put("title", Offer::title);
        columns.put("company", offer -> of(offer.company(), Company::name));
        columns.put("romeCode", offer -> of(offer.occupation(), Occupation::romeCode));
        columns.put("romeLabel", offer -> of(offer.occupation(), Occupation::romeLabel));
        columns.put("dataRole", Offer::dataRole);
        columns.put("contract", offer -> of(offer.contract(), Contract::type));
        columns.put("salaryAnnualMin", offer -> of(offer.salary(), Salary::annualMin));
        columns.put("salaryAnnualMax", offer -> of(offer.salary(), Salary::annualMax));
        columns.put("place", offer -> offer.place().label());
        columns.put("communeCode", offer -> offer.place().communeCode());
        columns.put("departmentCode", offer -> offer.place().departmentCode());
        columns.put("regionCode", offer -> offer.place().regionCode());
        columns.put("createdAt", Offer::createdAt);
        columns.put("available", Offer::available);
        columns.put("url", Offer::url);
        columns.put("attribution", Offer::attribution);
        return columns;
    }

    private static <T> @Nullable Object of(@Nullable T part, Function<T, @Nullable Object> value) {
        return part == null ? null : value.apply(part);
    }

    /** One row per offer. */
    public static Table of(List<Offer> offers) {
        return of(List.of(), offers, ignored -> List.of());
    }

    /** One row per offer, with further columns in front. */
    public static Table of(
            List<String> firstColumns,
            List<Offer> offers,
            Function<Integer, List<? extends @Nullable Object>> firstCells) {
        List<String> columns = new ArrayList<>(firstColumns);
        columns.addAll(COLUMNS.keySet());
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (int i = 0; i < offers.size(); i++) {
            List<@Nullable Object> row = new ArrayList<>(firstCells.apply(i));
            Offer offer = offers.get(i);
            COLUMNS.values().forEach(column -> row.add(column.apply(offer)));
            rows.add(Collections.unmodifiableList(row));
        }
        return new Table(columns, rows);
    }
}
