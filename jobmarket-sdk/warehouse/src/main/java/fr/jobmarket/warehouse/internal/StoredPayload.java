package fr.jobmarket.warehouse.internal;

import fr.jobmarket.offer.Source;
import fr.jobmarket.source.RawOffer;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/** A payload as bronze has it: the thread that fetches it leaves the work of making text of it to others. */
record StoredPayload(String source, String sourceId, byte[] payload, Instant harvestedAt, String sha256) {

    /** From the first five columns of a row, in this order. */
    static StoredPayload read(ResultSet row) throws SQLException {
        return new StoredPayload(
                row.getString(1),
                row.getString(2),
                row.getBytes(3),
                Objects.requireNonNull(Database.instant(row, 4)),
                row.getString(5));
    }

    /**
     * A condition of a query for payloads that those of some offers meet: they came to bronze at about
     * the same time and lie together, so that a database that knows from when to when what it keeps together is passes over
     * all that came before.
     *
     * @param bronze what {@code bronze.offer_raw} is called in the query
     * @param offers a table called {@code t}, with source, source_id and payload_sha256 of the offers
     * @param which of its rows
     */
    static String onlyRecent(Database database, String bronze, String offers, String which) {
        Instant first = database.list(
                        "select min(r.harvested_at) from " + offers + " join bronze.offer_raw r on r.source = t.source "
                                + "and r.source_id = t.source_id and r.payload_sha256 = t.payload_sha256 where "
                                + which,
                        row -> Optional.ofNullable(Database.instant(row, 1)))
                .get(0)
                .orElse(Instant.EPOCH);
        return bronze + ".harvested_at >= cast('" + Database.text(first) + "' as timestamp)";
    }

    RawOffer raw() {
        return new RawOffer(Source.of(source), sourceId, new String(payload, StandardCharsets.UTF_8), harvestedAt);
    }
}
