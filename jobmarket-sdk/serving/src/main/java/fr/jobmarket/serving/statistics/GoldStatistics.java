package fr.jobmarket.serving.statistics;

import fr.jobmarket.cleaning.RomeNomenclature;
import fr.jobmarket.error.InvalidInputException;
import fr.jobmarket.error.NonRetriableException;
import fr.jobmarket.statistics.LabelledCount;
import fr.jobmarket.statistics.LocationCount;
import fr.jobmarket.statistics.OfferTotals;
import fr.jobmarket.statistics.SalaryStatistics;
import fr.jobmarket.statistics.SalaryStatistics.Distribution;
import fr.jobmarket.statistics.StatisticsFilter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;

/**
 * The statistics of one release: DuckDB in memory over its gold files, without the warehouse. Offers that duplicate
 * another one never count. Every list is sorted by count, most frequent first, then by code, unless said otherwise.
 *
 * <p>A release never changes, so answers about a filter are kept, as many as a bounded memory holds, until this is
 * closed. Thread-safe: each query runs on a connection of its own, and callers that ask the same at once share one.
 */
public final class GoldStatistics implements AutoCloseable {

    /** The most values a list has. */
    public static final int MAX_LIMIT = 1_000;

    private static final List<String> TABLES = List.of(
            "offer",
            "offer_skill",
            "offer_keyword",
            "offer_language",
            "offer_licence",
            "offer_training",
            "offer_soft_skill");
    private static final List<String> DICTIONARIES =
            List.of("region", "department", "city", "commune", "occupation", "skill");
    private static final Pattern OCCUPATION_CODE_BEGUN = Pattern.compile("[A-Z]\\d{1,4}");
    private static final String[] WEEKDAYS = {"lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"};

    /** docker/backend/README.md adds it up with what else a server takes; during a swap two are open. */
    private static final int MEMORY_LIMIT_MB = 512;

    /** Some 10 MB. */
    private static final long MAX_CACHED_ROWS = 50_000;

    private final DuckDBConnection root;
    private final AnswerCache answers = new AnswerCache(MAX_CACHED_ROWS);
    private final LongAdder queries = new LongAdder();

    private GoldStatistics(DuckDBConnection root) {
        this.root = root;
    }

    /**
     * Opens the gold files of a release.
     *
     * @param goldDirectory the folder of the release that holds the Parquet files; they must stay until
     *     {@link #close()}
     * @throws InvalidInputException when a file is missing or not readable
     */
    public static GoldStatistics open(Path goldDirectory) {
        DuckDBConnection root = null;
        try {
            root = (DuckDBConnection) DriverManager.getConnection("jdbc:duckdb:");
            try (Statement statement = root.createStatement()) {
                statement.execute("set memory_limit = '" + MEMORY_LIMIT_MB + "MB'");
                statement.execute("set parquet_metadata_cache = true");
                statement.execute(DictionarySearch.FOLD);
                for (String table : TABLES) {
                    statement.execute("create view " + table + " as select * from " + parquet(goldDirectory, table));
                }
                for (String table : DICTIONARIES) {
                    statement.execute("create table " + table + " as select *, fold(label) as folded from "
                            + parquet(goldDirectory, table));
                }
            }
            return new GoldStatistics(root);
        } catch (SQLException e) {
            closeQuietly(root, e);
            throw new InvalidInputException(
                    "cannot read the gold files in " + goldDirectory + ": " + e.getMessage()
                            + "; publish a new release",
                    e);
        } catch (RuntimeException e) {
            closeQuietly(root, e);
            throw e;
        }
    }

    /** Loads what opening any gold files needs, half a second of the first time. Whatever is wrong, opening them will say. */
    public static void prepare() {
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:")) {
            connection.isReadOnly();
        } catch (SQLException | UnsatisfiedLinkError e) {
            // Not needed yet, and maybe never.
        }
    }

    private static void closeQuietly(@Nullable Connection connection, Exception cause) {
        if (connection != null) {
            try {
                connection.close();
            } catch (SQLException e) {
                cause.addSuppressed(e);
            }
        }
    }

    private static String parquet(Path folder, String table) {
        Path file = folder.resolve(table + ".parquet");
        if (!Files.isReadable(file)) {
            throw new InvalidInputException("there is no readable file " + file + "; publish a new release");
        }
        return "read_parquet('" + file.toAbsolutePath().toString().replace("'", "''") + "')";
    }

    /** How many offers there are, and how they are spread over sources, professions, time and contracts. */
    public OfferTotals offers(StatisticsFilter filter) {
        Condition kept = Condition.of(filter);
        Condition all = Condition.ofAll(filter);
        Totals totals = one(
                "select count(*) filter (where not duplicate), "
                        + "count(*) filter (where not duplicate and available), count(*) filter (where duplicate) from offer"
                        + all.where(),
                all,
                row -> new Totals(row.getLong(1), row.getLong(2), row.getLong(3)));
        return new OfferTotals(
                totals.kept(),
                totals.available(),
                totals.duplicates(),
                counts("select source, null, count(*) from offer" + kept.where() + BY_COUNT, kept, 20),
                counts(
                        "select data_role, null, count(*) from offer" + kept.and("data_role is not null") + BY_COUNT,
                        kept,
                        20),
                weekdays(filter),
                months(filter),
                contracts(filter));
    }

    private record Totals(long kept, long available, long duplicates) {}

    private static final String BY_COUNT = " group by 1 order by 3 desc, 1 limit ?";

    /** The forms of contract: {@link OfferTotals#byContract()} alone. */
    public List<LabelledCount> contracts(StatisticsFilter filter) {
        Condition kept = Condition.of(filter);
        return counts(
                "select contract_type, null, count(*) from offer" + kept.and("contract_type is not null") + BY_COUNT,
                kept,
                20);
    }

    /** The weekdays offers were published on: {@link OfferTotals#byWeekday()} alone. */
    public List<LabelledCount> weekdays(StatisticsFilter filter) {
        Condition kept = Condition.of(filter);
        List<LabelledCount> found = counts(
                "select cast(isodow(created_at) as varchar), null, count(*) from offer"
                        + kept.and("created_at is not null") + " group by 1 order by 1 limit ?",
                kept,
                7);
        return found.stream()
                .map(day -> new LabelledCount(day.code(), WEEKDAYS[Integer.parseInt(day.code()) - 1], day.count()))
                .toList();
    }

    /** The months offers were published in: {@link OfferTotals#byMonth()} alone. */
    public List<LabelledCount> months(StatisticsFilter filter) {
        Condition kept = Condition.of(filter);
        return counts(
                "select * from (select strftime(created_at, '%Y-%m') as month, null, count(*) from offer"
                        + kept.and("created_at is not null") + " group by 1 order by 1 desc limit ?) order by month",
                kept,
                60);
    }

    /**
     * The places with the most offers.
     *
     * @param limit how many, 1 to {@value #MAX_LIMIT}
     */
    public List<LocationCount> ranking(LocationCount.Level level, StatisticsFilter filter, int limit) {
        Condition kept = Condition.of(filter);
        String name = level.name().toLowerCase(Locale.ROOT);
        String parents = parents(level, "max(department_code)", "max(region_code)");
        String sql = "select " + name + "_code, coalesce(mode(" + name + "_name), " + name + "_code), " + parents
                + ", avg(latitude), avg(longitude), count(*) from offer" + kept.and(name + "_code is not null")
                + " group by 1 order by 7 desc, 1 limit ?";
        return answer(sql, row -> location(level, row), kept.parametersAnd(checked(limit)));
    }

    /** The code of the department and of the region, as far as the level lies within them. */
    private static String parents(LocationCount.Level level, String department, String region) {
        return switch (level) {
            case REGION -> "null, null";
            case DEPARTMENT -> "null, " + region;
            case CITY, COMMUNE -> department + ", " + region;
        };
    }

    private static LocationCount location(LocationCount.Level level, ResultSet row) throws SQLException {
        return new LocationCount(
                level,
                row.getString(1),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                nullableDouble(row, 5),
                nullableDouble(row, 6),
                row.getLong(7));
    }

    /**
     * The places that have offers.
     *
     * @param query part of the name or of the code, without regard to case and accents; absent for any
     * @param region only places in the region of this code; absent for any, and without effect on regions themselves
     * @param department only places in the department of this code; absent for any, and without effect on departments
     *     and regions
     * @param limit how many, 1 to {@value #MAX_LIMIT}
     * @throws InvalidInputException when a code is none
     */
    public List<LocationCount> locations(
            LocationCount.Level level,
            @Nullable String query,
            @Nullable String region,
            @Nullable String department,
            int limit) {
        StatisticsFilter parents = new StatisticsFilter(null, null, region, department, null, null);
        DictionarySearch search = DictionarySearch.of(query);
        String table = level.name().toLowerCase(Locale.ROOT);
        List<@Nullable Object> parameters = new ArrayList<>(search.parameters());
        String within = "";
        if (parents.region() != null && level != LocationCount.Level.REGION) {
            within += " and region_code = ?";
            parameters.add(parents.region());
        }
        if (parents.department() != null
                && level != LocationCount.Level.REGION
                && level != LocationCount.Level.DEPARTMENT) {
            within += " and department_code = ?";
            parameters.add(parents.department());
        }
        parameters.addAll(search.orderParameters());
        parameters.add(checked(limit));
        return list(
                "select code, label, " + parents(level, "department_code", "region_code")
                        + ", latitude, longitude, offers from " + table + " where " + search.condition() + within
                        + " order by " + search.order() + " offers desc, label, code limit ?",
                row -> location(level, row),
                parameters);
    }

    /**
     * The occupations that a person may mean, under their official labels, with how many offers are of each: those that
     * {@link RomeNomenclature#complete} finds, in its order, or those whose code begins with the query. Without a query
     * the occupations of the offers.
     *
     * @param query the beginning of a name or of a code, without regard to case and accents; absent for any
     * @param limit how many, 1 to {@value #MAX_LIMIT}
     */
    public List<LabelledCount> findOccupations(@Nullable String query, int limit) {
        checked(limit);
        RomeNomenclature rome = RomeNomenclature.ofDefaults();
        List<LabelledCount> ofOffers = answer(
                "select code, label, offers from occupation order by offers desc, code",
                row -> new LabelledCount(
                        row.getString(1), rome.label(row.getString(1)).orElse(row.getString(2)), row.getLong(3)),
                List.of());
        if (query == null || query.isBlank()) {
            return ofOffers.stream().limit(limit).toList();
        }
        Map<String, LabelledCount> byCode = new HashMap<>();
        ofOffers.forEach(occupation -> byCode.put(occupation.code(), occupation));
        String begun = query.strip().toUpperCase(Locale.ROOT);
        if (OCCUPATION_CODE_BEGUN.matcher(begun).matches()) {
            Stream<LabelledCount> withoutOffers = rome.codes().stream()
                    .filter(code -> !byCode.containsKey(code))
                    .map(code -> new LabelledCount(code, rome.label(code).orElse(null), 0));
            return Stream.concat(ofOffers.stream(), withoutOffers)
                    .filter(occupation -> occupation.code().startsWith(begun))
                    .limit(limit)
                    .toList();
        }
        return rome.complete(query, limit).stream()
                .map(found -> byCode.getOrDefault(
                        found.romeCode(), new LabelledCount(found.romeCode(), found.romeLabel(), 0)))
                .toList();
    }

    /**
     * The skills of the offers whose code or label contains every word of the query. Labels that start with it come
     * first.
     *
     * @param query words, without regard to case and accents; absent for any
     * @param limit how many, 1 to {@value #MAX_LIMIT}
     */
    public List<LabelledCount> findSkills(@Nullable String query, int limit) {
        DictionarySearch search = DictionarySearch.of(query);
        List<@Nullable Object> parameters = new ArrayList<>(search.parameters());
        parameters.addAll(search.orderParameters());
        parameters.add(checked(limit));
        return list(
                "select code, label, offers from skill where " + search.condition() + " order by " + search.order()
                        + " offers desc, label, code limit ?",
                GoldStatistics::labelled,
                parameters);
    }

    /**
     * The skills offers ask for.
     *
     * @param limit how many, 1 to {@value #MAX_LIMIT}
     */
    public List<LabelledCount> skills(StatisticsFilter filter, int limit) {
        Condition kept = Condition.of(filter);
        return counts(
                "select s.code, mode(s.label), count(*) from offer_skill s join offer o on o.offer_key = s.offer_key"
                        + kept.where() + " group by s.code order by 3 desc, 1 limit ?",
                kept,
                limit);
    }

    /**
     * The personal qualities offers ask for.
     *
     * @param limit how many, 1 to {@value #MAX_LIMIT}
     */
    public List<LabelledCount> softSkills(StatisticsFilter filter, int limit) {
        return parts("offer_soft_skill", filter, limit);
    }

    /**
     * The trainings and degrees offers ask for.
     *
     * @param limit how many, 1 to {@value #MAX_LIMIT}
     */
    public List<LabelledCount> trainings(StatisticsFilter filter, int limit) {
        return parts("offer_training", filter, limit);
    }

    /**
     * The licences offers ask for.
     *
     * @param limit how many, 1 to {@value #MAX_LIMIT}
     */
    public List<LabelledCount> licences(StatisticsFilter filter, int limit) {
        return parts("offer_licence", filter, limit);
    }

    /**
     * The languages offers ask for.
     *
     * @param limit how many, 1 to {@value #MAX_LIMIT}
     */
    public List<LabelledCount> languages(StatisticsFilter filter, int limit) {
        return parts("offer_language", filter, limit);
    }

    /**
     * The technologies and tools offers name.
     *
     * @param limit how many, 1 to {@value #MAX_LIMIT}
     */
    public List<LabelledCount> keywords(StatisticsFilter filter, int limit) {
        return parts("offer_keyword", filter, limit);
    }

    private List<LabelledCount> parts(String table, StatisticsFilter filter, int limit) {
        Condition kept = Condition.of(filter);
        return counts(
                "select p.label, null, count(*) from " + table + " p join offer o on o.offer_key = p.offer_key"
                        + kept.where() + " group by 1 order by 3 desc, 1 limit ?",
                kept,
                limit);
    }

    /** The levels of qualification of the posts. */
    public List<LabelledCount> qualifications(StatisticsFilter filter) {
        Condition kept = Condition.of(filter);
        return counts(
                "select coalesce(qualification_code, qualification_label), mode(qualification_label), count(*) from offer"
                        + kept.and("qualification_label is not null") + " group by 1 order by 3 desc, 1 limit ?",
                kept,
                50);
    }

    /**
     * How much experience offers ask for, from little to much: {@code NONE}, {@code UP_TO_1_YEAR},
     * {@code UP_TO_3_YEARS}, {@code UP_TO_5_YEARS}, {@code OVER_5_YEARS}, {@code UNSTATED_LENGTH} when experience is
     * asked for without saying how much, {@code UNKNOWN} when the offer says nothing. Levels no offer has are left out.
     */
    public List<LabelledCount> experience(StatisticsFilter filter) {
        Condition kept = Condition.of(filter);
        return answer(
                "select level.code, level.label, level.offers from (select " + EXPERIENCE_CODE
                        + " as code, null as label, count(*) as offers from offer" + kept.where()
                        + " group by 1) level order by list_position(" + EXPERIENCE_ORDER + ", level.code)",
                row -> {
                    String code = row.getString(1);
                    return new LabelledCount(code, experienceLabel(code), row.getLong(3));
                },
                kept.parameters());
    }

    private static final String EXPERIENCE_CODE = """
            case
              when experience_requirement is null then 'UNKNOWN'
              when experience_requirement = 'NONE' or experience_months = 0 then 'NONE'
              when experience_months is null then 'UNSTATED_LENGTH'
              when experience_months <= 12 then 'UP_TO_1_YEAR'
              when experience_months <= 36 then 'UP_TO_3_YEARS'
              when experience_months <= 60 then 'UP_TO_5_YEARS'
              else 'OVER_5_YEARS' end""";
    private static final String EXPERIENCE_ORDER =
            "['NONE', 'UP_TO_1_YEAR', 'UP_TO_3_YEARS', 'UP_TO_5_YEARS', 'OVER_5_YEARS', 'UNSTATED_LENGTH', 'UNKNOWN']";

    private static String experienceLabel(String code) {
        return switch (code) {
            case "NONE" -> "Débutant accepté";
            case "UP_TO_1_YEAR" -> "Jusqu'à 1 an";
            case "UP_TO_3_YEARS" -> "Jusqu'à 3 ans";
            case "UP_TO_5_YEARS" -> "Jusqu'à 5 ans";
            case "OVER_5_YEARS" -> "Plus de 5 ans";
            case "UNSTATED_LENGTH" -> "Durée non précisée";
            default -> "Non précisée";
        };
    }

    /** What offers pay per year for full-time work, where that is known. */
    public SalaryStatistics salaries(StatisticsFilter filter) {
        Condition kept = Condition.of(filter);
        long offers = one("select count(*) from offer" + kept.where(), kept, row -> row.getLong(1));
        List<Distribution> overall = distributions("'ALL'", kept);
        return new SalaryStatistics(
                offers,
                overall.isEmpty() ? null : overall.get(0),
                distributions("data_role", kept),
                distributions("contract_type", kept));
    }

    private List<Distribution> distributions(String group, Condition kept) {
        return answer(
                "select grouping, count(*), avg(salary), quantile_cont(salary, 0.1), quantile_cont(salary, 0.25), "
                        + "quantile_cont(salary, 0.5), quantile_cont(salary, 0.75), quantile_cont(salary, 0.9) from "
                        + "(select " + group + " as grouping, (coalesce(salary_full_time_annual_min, "
                        + "salary_full_time_annual_max) + coalesce(salary_full_time_annual_max, "
                        + "salary_full_time_annual_min)) / 2 as salary from offer" + kept.where()
                        + ") s where salary is not null and grouping is not null group by 1 order by 2 desc, 1",
                row -> new Distribution(
                        row.getString(1),
                        row.getLong(2),
                        row.getDouble(3),
                        row.getDouble(4),
                        row.getDouble(5),
                        row.getDouble(6),
                        row.getDouble(7),
                        row.getDouble(8)),
                kept.parameters());
    }

    @Override
    public void close() {
        try {
            root.close();
        } catch (SQLException e) {
            throw new NonRetriableException("cannot close the statistics: " + e.getMessage(), e);
        }
    }

    private static int checked(int limit) {
        if (limit < 1 || limit > MAX_LIMIT) {
            throw new InvalidInputException("limit is " + limit + "; it must lie between 1 and " + MAX_LIMIT);
        }
        return limit;
    }

    private static LabelledCount labelled(ResultSet row) throws SQLException {
        return new LabelledCount(row.getString(1), row.getString(2), row.getLong(3));
    }

    private static @Nullable Double nullableDouble(ResultSet row, int column) throws SQLException {
        double value = row.getDouble(column);
        return row.wasNull() ? null : value;
    }

    private List<LabelledCount> counts(String sql, Condition condition, int limit) {
        return answer(sql, GoldStatistics::labelled, condition.parametersAnd(checked(limit)));
    }

    private <T> T one(String sql, Condition condition, RowReader<T> reader) {
        return answer(sql, reader, condition.parameters()).get(0);
    }

    private interface RowReader<T> {
        T read(ResultSet row) throws SQLException;
    }

    private record Question(String sql, List<@Nullable Object> parameters) {}

    /** The rows of a query about a filter, which is run once. Each SQL text is read by one reader only. */
    private <T> List<T> answer(String sql, RowReader<T> reader, List<@Nullable Object> parameters) {
        return answers.get(new Question(sql, parameters), () -> list(sql, reader, parameters));
    }

    /** How many queries were run since this was opened. */
    long queries() {
        return queries.sum();
    }

    private <T> List<T> list(String sql, RowReader<T> reader, List<@Nullable Object> parameters) {
        queries.increment();
        try (Connection connection = root.duplicate();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.size(); i++) {
                statement.setObject(i + 1, parameters.get(i));
            }
            List<T> result = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    result.add(reader.read(rows));
                }
            }
            return result;
        } catch (SQLException e) {
            throw new NonRetriableException("the statistics could not be read: " + e.getMessage(), e);
        }
    }
}
