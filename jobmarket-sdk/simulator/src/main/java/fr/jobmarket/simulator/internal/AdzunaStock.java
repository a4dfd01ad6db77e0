package fr.jobmarket.simulator.internal;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/** The offers served as Adzuna for France. */
public final class AdzunaStock extends Stock {
    static final int ORDER_RELEVANCE = 0;
    static final int ORDER_DATE_DOWN = 1;
    static final int ORDER_DATE_UP = 2;
    static final int ORDER_SALARY_DOWN = 3;
    static final int ORDER_SALARY_UP = 4;

    final CodedColumn category = new CodedColumn();
    final CodedColumn categoryLabel = new CodedColumn();
    final CodedColumn company = new CodedColumn();
    final CodedColumn area = new CodedColumn();
    final CodedColumn contractTime = new CodedColumn();
    final CodedColumn contractType = new CodedColumn();
    private float[] salaryMin = new float[1024];
    private float[] salaryMax = new float[1024];
    private float[] latitude = new float[1024];
    private float[] longitude = new float[1024];
    private int rows;

    @Override
    void addColumns(JsonNode offer) {
        if (rows == salaryMin.length) {
            salaryMin = Arrays.copyOf(salaryMin, rows * 2);
            salaryMax = Arrays.copyOf(salaryMax, rows * 2);
            latitude = Arrays.copyOf(latitude, rows * 2);
            longitude = Arrays.copyOf(longitude, rows * 2);
        }
        category.add(textOf(offer.path("category"), "tag"));
        categoryLabel.add(textOf(offer.path("category"), "label"));
        company.add(textOf(offer.path("company"), "display_name"));
        List<String> areas = new ArrayList<>();
        offer.path("location").path("area").forEach(part -> areas.add(part.asText()));
        area.add(String.join("|", areas));
        contractTime.add(textOf(offer, "contract_time"));
        contractType.add(textOf(offer, "contract_type"));
        salaryMin[rows] = (float) numberOf(offer, "salary_min");
        salaryMax[rows] = (float) numberOf(offer, "salary_max");
        latitude[rows] = (float) numberOf(offer, "latitude");
        longitude[rows] = (float) numberOf(offer, "longitude");
        rows++;
    }

    @Override
    List<String> texts(JsonNode offer) {
        return List.of(
                offer.path("title").asText(""),
                offer.path("description").asText(""),
                offer.path("company").path("display_name").asText(""));
    }

    @Override
    List<String> titles(JsonNode offer) {
        return List.of(offer.path("title").asText(""));
    }

    @Override
    long created(JsonNode offer) {
        return FranceTravailStock.millis(textOf(offer, "created"));
    }

    @Override
    long[] orderKeys(int row) {
        long moment = createdAt(row) == Long.MIN_VALUE ? 0 : createdAt(row) / 1000;
        long paid = Float.isNaN(salaryMin[row]) ? 0 : (long) Math.min(1e7, Math.max(0, salaryMin[row]));
        return new long[] {scrambledId(row), (1L << 34) - moment, moment, (1L << 34) - paid, paid};
    }

    IntPredicate createdSince(long from) {
        return row -> createdAt(row) >= from;
    }

    IntPredicate paid(double min, double max, boolean includeUnknown) {
        return row -> Float.isNaN(salaryMin[row])
                ? includeUnknown
                : Math.max(salaryMin[row], nanToZero(salaryMax[row])) >= min && salaryMin[row] <= max;
    }

    private static double nanToZero(float value) {
        return Float.isNaN(value) ? 0 : value;
    }

    IntPredicate near(double lat, double lon, double kilometres) {
        return row -> !Float.isNaN(latitude[row])
                && Geography.kilometres(lat, lon, latitude[row], longitude[row]) <= kilometres;
    }

    /** Mean of the lower salary bounds of the rows that have one; NaN when none has. */
    double meanSalary(BitSet matching) {
        return matching.stream()
                .filter(row -> !Float.isNaN(salaryMin[row]))
                .mapToDouble(row -> salaryMin[row])
                .average()
                .orElse(Double.NaN);
    }

    float salaryMin(int row) {
        return salaryMin[row];
    }

    @Nullable
    String areaAt(int row) {
        return area.get(row);
    }
}
