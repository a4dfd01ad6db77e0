package fr.jobmarket.warehouse.internal;

import fr.jobmarket.offer.Source;
import fr.jobmarket.source.RawOffer;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Objects;

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

    RawOffer raw() {
        return new RawOffer(Source.of(source), sourceId, new String(payload, StandardCharsets.UTF_8), harvestedAt);
    }
}
