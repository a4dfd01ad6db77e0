package fr.jobmarket.serving;

import fr.jobmarket.error.InvalidInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/** The offers that a release says are liked together, in memory. Immutable and thread-safe. */
final class ReleasedLikes implements Function<String, Map<String, Double>> {

    /** Some 30 MB; of more pairs those that most candidates like. */
    private static final int MOST_PAIRS = 500_000;

    /** While a release is opened. */
    private static final int MEMORY_LIMIT_MB = 256;

    private final Map<String, Map<String, Double>> byOffer;

    private ReleasedLikes(Map<String, Map<String, Double>> byOffer) {
        this.byOffer = byOffer;
    }

    /**
     * Reads the gold files of a release. One of before such offers were counted knows of none.
     *
     * @throws InvalidInputException when a file is not readable
     */
    static ReleasedLikes read(Path goldDirectory) {
        Path pairs = goldDirectory.resolve("offer_liked_together.parquet");
        if (!Files.exists(pairs)) {
            return new ReleasedLikes(Map.of());
        }
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement()) {
            statement.execute("set memory_limit = '" + MEMORY_LIMIT_MB + "MB'");
            try (ResultSet rows =
                    statement.executeQuery(query(parquet(pairs), parquet(goldDirectory.resolve("offer.parquet"))))) {
                return of(rows);
            }
        } catch (SQLException e) {
            throw new InvalidInputException(
                    "cannot read " + pairs + ": " + e.getMessage() + "; publish a new release", e);
        }
    }

    private static ReleasedLikes of(ResultSet rows) throws SQLException {
        Map<String, Map<String, Double>> byOffer = new HashMap<>();
        Map<String, String> ids = new HashMap<>();
        while (rows.next()) {
            String other = ids.computeIfAbsent(rows.getString(2), id -> id);
            byOffer.computeIfAbsent(rows.getString(1), id -> new HashMap<>()).put(other, rows.getDouble(3));
        }
        byOffer.replaceAll((offer, others) -> Map.copyOf(others));
        return new ReleasedLikes(byOffer);
    }

    private static String query(String pairs, String offers) {
        return "with kept as (select * from " + pairs
                + " order by candidates desc, similarity desc, offer_key, other_offer_key limit " + MOST_PAIRS + ")"
                + " select one.id, other.id, similarity from kept"
                + " join " + offers + " one using (offer_key)"
                + " join " + offers + " other on other.offer_key = kept.other_offer_key";
    }

    private static String parquet(Path file) {
        return "read_parquet('" + file.toAbsolutePath().toString().replace("'", "''") + "')";
    }

    @Override
    public Map<String, Double> apply(String offerId) {
        return byOffer.getOrDefault(offerId, Map.of());
    }
}
