package fr.jobmarket.simulator.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.jobmarket.simulator.FaultProfile;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Adzuna's resources. Only France has offers; the other countries answer with empty lists. */
public final class AdzunaApi {
    public static final String BASE_PATH = "/v1/api";

    private static final Set<String> COUNTRIES = Set.of(
            "gb", "us", "at", "au", "be", "br", "ca", "ch", "de", "es", "fr", "in", "it", "mx", "nl", "nz", "pl", "sg",
            "za");
    private static final Set<String> PARAMETERS = Set.of(
            "app_id",
            "app_key",
            "results_per_page",
            "what",
            "what_and",
            "what_phrase",
            "what_or",
            "what_exclude",
            "title_only",
            "where",
            "distance",
            "location0",
            "location1",
            "location2",
            "location3",
            "location4",
            "location5",
            "location6",
            "location7",
            "max_days_old",
            "category",
            "sort_by",
            "sort_dir",
            "salary_min",
            "salary_max",
            "salary_include_unknown",
            "full_time",
            "part_time",
            "contract",
            "permanent",
            "company",
            "content-type",
            "callback",
            "months");
    private static final Pattern JOBS = Pattern.compile("/jobs/([a-z]{2})/([a-z_]+)(?:/(.*))?");
    private static final int MAX_PER_PAGE = 50;

    private final AdzunaStock stock;
    private final FaultProfile faults;
    private final Clock clock;
    private final String appId;
    private final String appKey;

    public AdzunaApi(AdzunaStock stock, FaultProfile faults, Clock clock, String appId, String appKey) {
        this.stock = stock;
        this.faults = faults;
        this.clock = clock;
        this.appId = appId;
        this.appKey = appKey;
    }

    public ApiResponse answer(ApiRequest request) {
        String path = request.path().substring(BASE_PATH.length());
        Map<String, String> query = new LinkedHashMap<>(request.query());
        query.values().removeIf(String::isBlank);
        if (!request.method().equals("GET")) {
            return ApiResponse.html(405, "Method Not Allowed");
        }
        if (!query.keySet().stream().allMatch(PARAMETERS::contains)) {
            return ApiResponse.html(400, "Bad Request");
        }
        if (!appId.equals(query.get("app_id")) || !appKey.equals(query.get("app_key"))) {
            return error(faults.adzunaAuthenticationStatus(), "AUTH_FAIL", "Authorisation failed");
        }
        if (path.equals("/version")) {
            return ApiResponse.json(
                    200,
                    classed("Adzuna::API::Response::Version")
                            .put("api_version", 1)
                            .put("software_version", "simulator")
                            .toString());
        }
        Matcher jobs = JOBS.matcher(path);
        if (!jobs.matches() || !COUNTRIES.contains(jobs.group(1))) {
            return error(404, "UNSUPPORTED_COUNTRY", "The country or resource is not supported");
        }
        try {
            return stock.reading(() -> jobs(jobs.group(1), jobs.group(2), jobs.group(3), query));
        } catch (BadRequest e) {
            return ApiResponse.html(400, "Bad Request");
        }
    }

    private ApiResponse jobs(String country, String resource, @Nullable String rest, Map<String, String> query) {
        BitSet matching = country.equals("fr") ? matching(query) : new BitSet();
        return switch (resource) {
            case "search" -> search(matching, rest == null || rest.isEmpty() ? "1" : rest, query);
            case "categories" -> ApiResponse.json(200, categories(country).toString());
            case "histogram" -> ApiResponse.json(200, histogram(matching).toString());
            case "top_companies" -> ApiResponse.json(200, topCompanies(matching).toString());
            case "geodata" -> ApiResponse.json(200, geodata(matching, query).toString());
            case "history" -> ApiResponse.json(200, history(matching, query).toString());
            default -> error(404, "UNSUPPORTED_RESOURCE", "The country or resource is not supported");
        };
    }

    private ApiResponse search(BitSet matching, String pageText, Map<String, String> query) {
        int page = (int) number(pageText, 1, 1_000_000);
        int perPage = (int) Math.min(MAX_PER_PAGE, number(query.getOrDefault("results_per_page", "10"), 0, 10_000));
        int recycleAfter = faults.adzunaRecyclesAfterPage();
        int shown = recycleAfter > 0 && page > recycleAfter ? (page - 1) % recycleAfter + 1 : page;
        ObjectNode answer = classed("Adzuna::API::Response::JobSearchResults");
        answer.put("count", matching.cardinality());
        double mean = stock.meanSalary(matching);
        if (!Double.isNaN(mean)) {
            answer.put("mean", Math.round(mean * 100) / 100.0);
        }
        ArrayNode results = answer.putArray("results");
        long first = (shown - 1L) * perPage;
        if (first < matching.cardinality()) {
            for (int row : stock.slice(matching, order(query), (int) first, (int) first + perPage)) {
                results.add(served(stock.payload(row)));
            }
        }
        return ApiResponse.json(200, answer.toString());
    }

    private JsonNode served(byte[] payload) {
        ObjectNode offer = (ObjectNode) Stock.parse(new String(payload, StandardCharsets.UTF_8));
        if (faults.numericAdzunaIds()) {
            String id = offer.path("id").asText();
            if (id.matches("[1-9]\\d{0,17}")) {
                offer.put("id", Long.parseLong(id));
            }
        }
        return offer;
    }

    private static int order(Map<String, String> query) {
        String by = query.getOrDefault("sort_by", "default");
        String direction = query.getOrDefault("sort_dir", "down");
        if (!Set.of("up", "down").contains(direction)) {
            throw new BadRequest("sort_dir");
        }
        boolean up = direction.equals("up");
        return switch (by) {
            case "default", "hybrid", "relevance" -> AdzunaStock.ORDER_RELEVANCE;
            case "date" -> up ? AdzunaStock.ORDER_DATE_UP : AdzunaStock.ORDER_DATE_DOWN;
            case "salary" -> up ? AdzunaStock.ORDER_SALARY_UP : AdzunaStock.ORDER_SALARY_DOWN;
            default -> throw new BadRequest("sort_by");
        };
    }

    private BitSet matching(Map<String, String> query) {
        List<IntPredicate> filters = new ArrayList<>();
        equal(filters, query.get("category"), stock.category);
        equal(filters, query.get("company"), stock.company);
        flagged(filters, query.get("full_time"), stock.contractTime, "full_time");
        flagged(filters, query.get("part_time"), stock.contractTime, "part_time");
        flagged(filters, query.get("contract"), stock.contractType, "contract");
        flagged(filters, query.get("permanent"), stock.contractType, "permanent");
        String days = query.get("max_days_old");
        if (days != null) {
            filters.add(stock.createdSince(
                    clock.instant().toEpochMilli() - ((long) number(days, 0, 100_000)) * 86_400_000));
        }
        addSalary(filters, query);
        addPlace(filters, query);
        return stock.matching(filters, words(query));
    }

    private static void equal(List<IntPredicate> filters, @Nullable String wanted, CodedColumn column) {
        if (wanted != null) {
            filters.add(column.where(value -> value.equalsIgnoreCase(wanted)));
        }
    }

    private static void flagged(List<IntPredicate> filters, @Nullable String flag, CodedColumn column, String value) {
        if ("1".equals(flag)) {
            filters.add(column.in(Set.of(value)));
        }
    }

    private void addSalary(List<IntPredicate> filters, Map<String, String> query) {
        String min = query.get("salary_min");
        String max = query.get("salary_max");
        if (min != null || max != null) {
            filters.add(stock.paid(
                    min == null ? 0 : number(min, 0, 1e9),
                    max == null ? Double.MAX_VALUE : number(max, 0, 1e9),
                    "1".equals(query.get("salary_include_unknown"))));
        }
    }

    private void addPlace(List<IntPredicate> filters, Map<String, String> query) {
        StringBuilder path = new StringBuilder();
        for (int i = 0; i <= 7 && query.containsKey("location" + i); i++) {
            path.append(i == 0 ? "" : "|").append(TextIndex.fold(query.get("location" + i)));
        }
        if (path.length() > 0) {
            String prefix = path.toString();
            filters.add(stock.area.where(area -> {
                String folded = TextIndex.fold(area);
                return folded.equals(prefix) || folded.startsWith(prefix + "|");
            }));
        }
        String where = query.get("where");
        if (where != null && !TextIndex.fold(where).equals("france")) {
            String wanted = TextIndex.fold(where);
            IntPredicate named = stock.area.where(
                    area -> List.of(TextIndex.fold(area).split("\\|")).contains(wanted));
            MarketPlaces.Commune centre = MarketPlaces.named(where);
            double kilometres = number(query.getOrDefault("distance", "5"), 0, 10_000);
            filters.add(
                    centre == null ? named : named.or(stock.near(centre.latitude(), centre.longitude(), kilometres)));
        }
    }

    private @Nullable BitSet words(Map<String, String> query) {
        BitSet rows = null;
        for (String name : List.of("what", "what_and", "what_phrase")) {
            if (query.containsKey(name)) {
                rows = and(rows, stock.rowsWithWords(query.get(name), ""));
            }
        }
        if (query.containsKey("title_only")) {
            rows = and(rows, stock.rowsWithWords(query.get("title_only"), Stock.TITLE_PREFIX));
        }
        if (query.containsKey("what_or")) {
            rows = and(rows, anyOf(query.get("what_or")));
        }
        String phrase = query.get("what_phrase");
        if (phrase != null && rows != null) {
            rows = withPhrase(rows, String.join(" ", TextIndex.words(phrase)));
        }
        if (query.containsKey("what_exclude")) {
            BitSet excluded = anyOf(query.get("what_exclude"));
            rows = rows == null ? stock.matching(List.of(), null) : rows;
            rows.andNot(excluded);
        }
        return rows;
    }

    private static BitSet and(@Nullable BitSet rows, BitSet more) {
        if (rows != null) {
            more.and(rows);
        }
        return more;
    }

    private BitSet anyOf(String words) {
        BitSet rows = new BitSet();
        for (String word : TextIndex.words(words)) {
            rows.or(stock.rowsWithWords(word, ""));
        }
        return rows;
    }

    private BitSet withPhrase(BitSet rows, String phrase) {
        BitSet kept = new BitSet();
        stock.matching(List.of(), rows).stream().forEach(row -> {
            JsonNode offer = Stock.parse(new String(stock.payload(row), StandardCharsets.UTF_8));
            for (String text : stock.texts(offer)) {
                if ((" " + String.join(" ", TextIndex.words(text)) + " ").contains(" " + phrase + " ")) {
                    kept.set(row);
                }
            }
        });
        return kept;
    }

    private ObjectNode categories(String country) {
        ObjectNode answer = classed("Adzuna::API::Response::Categories");
        ArrayNode results = answer.putArray("results");
        Map<String, String> labels = new TreeMap<>();
        if (country.equals("fr")) {
            stock.matching(List.of(), null).stream().forEach(row -> {
                String tag = stock.category.get(row);
                String label = stock.categoryLabel.get(row);
                if (tag != null && label != null) {
                    labels.putIfAbsent(tag, label);
                }
            });
        }
        labels.forEach((tag, label) -> results.add(
                classed("Adzuna::API::Response::Category").put("tag", tag).put("label", label)));
        return answer;
    }

    private ObjectNode histogram(BitSet matching) {
        Map<Long, Integer> buckets = new TreeMap<>();
        matching.stream().forEach(row -> {
            if (!Float.isNaN(stock.salaryMin(row))) {
                buckets.merge(((long) (stock.salaryMin(row) / 10_000)) * 10_000, 1, Integer::sum);
            }
        });
        ObjectNode answer = classed("Adzuna::API::Response::SalaryHistogram");
        ObjectNode histogram = answer.putObject("histogram");
        buckets.forEach((bucket, count) -> histogram.put(bucket.toString(), count));
        return answer;
    }

    private ObjectNode topCompanies(BitSet matching) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        matching.stream().forEach(row -> {
            String name = stock.company.get(row);
            if (name != null) {
                counts.merge(name, 1, Integer::sum);
            }
        });
        ObjectNode answer = classed("Adzuna::API::Response::TopCompanies");
        ArrayNode leaders = answer.putArray("leaderboard");
        counts.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(5)
                .forEach(entry -> leaders.add(classed("Adzuna::API::Response::Company")
                        .put("display_name", entry.getKey())
                        .put("canonical_name", entry.getKey())
                        .put("count", entry.getValue())));
        return answer;
    }

    private ObjectNode geodata(BitSet matching, Map<String, String> query) {
        int depth = 1;
        while (query.containsKey("location" + depth)) {
            depth++;
        }
        Map<String, Integer> counts = new TreeMap<>();
        int level = depth;
        matching.stream().forEach(row -> {
            String[] area = String.valueOf(stock.areaAt(row)).split("\\|");
            if (area.length > level) {
                counts.merge(String.join("|", List.of(area).subList(0, level + 1)), 1, Integer::sum);
            }
        });
        ObjectNode answer = classed("Adzuna::API::Response::GeoData");
        ArrayNode locations = answer.putArray("locations");
        counts.forEach((area, count) -> {
            ObjectNode entry = classed("Adzuna::API::Response::LocationJobs").put("count", count);
            ObjectNode location = classed("Adzuna::API::Response::Location");
            String[] parts = area.split("\\|");
            location.put("display_name", parts[parts.length - 1]);
            ArrayNode names = location.putArray("area");
            for (String part : parts) {
                names.add(part);
            }
            locations.add(entry.set("location", location));
        });
        return answer;
    }

    private ObjectNode history(BitSet matching, Map<String, String> query) {
        int months = (int) number(query.getOrDefault("months", "12"), 1, 120);
        YearMonth since = YearMonth.from(clock.instant().atZone(ZoneOffset.UTC)).minusMonths(months);
        Map<String, double[]> sums = new TreeMap<>();
        matching.stream().forEach(row -> {
            if (!Float.isNaN(stock.salaryMin(row)) && stock.createdAt(row) != Long.MIN_VALUE) {
                YearMonth month = YearMonth.from(
                        Instant.ofEpochMilli(stock.createdAt(row)).atZone(ZoneOffset.UTC));
                if (!month.isBefore(since)) {
                    double[] sum = sums.computeIfAbsent(month.toString(), m -> new double[2]);
                    sum[0] += stock.salaryMin(row);
                    sum[1]++;
                }
            }
        });
        ObjectNode answer = classed("Adzuna::API::Response::HistoricalSalary");
        ObjectNode byMonth = answer.putObject("month");
        sums.forEach((month, sum) -> byMonth.put(month, Math.round(sum[0] / sum[1] * 100) / 100.0));
        return answer;
    }

    private static double number(String text, double min, double max) {
        try {
            double value = Double.parseDouble(text);
            if (value >= min && value <= max) {
                return value;
            }
        } catch (NumberFormatException e) {
            throw new BadRequest(text);
        }
        throw new BadRequest(text);
    }

    private static ObjectNode classed(String type) {
        return Stock.JSON.createObjectNode().put("__CLASS__", type);
    }

    public static ApiResponse error(int status, String exception, String display) {
        return ApiResponse.json(
                status,
                classed("Adzuna::API::Response::Exception")
                        .put("exception", exception)
                        .put("display", display)
                        .put("doc", "https://developer.adzuna.com/overview")
                        .toString());
    }
}
