package fr.jobmarket.warehouse.internal;

import fr.jobmarket.internal.Lazy;
import fr.jobmarket.internal.ProgramFiles;
import fr.jobmarket.internal.Sha256;
import fr.jobmarket.offer.Offer;
import fr.jobmarket.offer.OfferJson;
import fr.jobmarket.source.SourceTerms;
import fr.jobmarket.warehouse.VersionedOffer;
import java.security.MessageDigest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What may be shown of the offers of silver. */
public final class ShownOffers {

    private static final TableSpec WANTED =
            Models.ofWarehouse().get("silver.offer_wanted").table();
    private static final String LIFE =
            "o.id, o.canonical_sha256, o.first_seen_at, o.last_seen_at, o.available, o.duplicate_of";

    /**
     * Cells of a quarter of a degree, 28 km high and 19 wide in the middle of France: who reads on from an offer meets its neighbours,
     * and an index written in this order has them on the same pages. Offers without coordinates come last, by department.
     */
    private static final String BY_PLACE = " order by floor(coalesce(o.latitude, 90) * 4), "
            + "floor(coalesce(o.longitude, 180) * 4), coalesce(o.department_code, ''), o.id";

    /** Offers are made and judged by the program: another build may do so in another way. */
    private static final Lazy<String> BUILD = new Lazy<>(ShownOffers::build);

    private final Database database;

    /** Those of a database. */
    public ShownOffers(Database database) {
        this.database = database;
    }

    private static String build() {
        MessageDigest digest = Sha256.digest();
        ProgramFiles.add(digest, ShownOffers.class);
        return HexFormat.of().formatHex(digest.digest(), 0, 16);
    }

    /** Hands over all of them a chunk at a time, those near each other one after the other. */
    public void forEach(Consumer<List<VersionedOffer>> consumer) {
        read("silver.offer o", consumer);
    }

    /** Hands over those that somebody does not have, in the same order. */
    public void forEachBut(VersionedOffer.Held held, Consumer<List<VersionedOffer>> consumer) {
        database.stage(WANTED);
        NdjsonFile wanted =
                new NdjsonFile(WANTED, database.dialect().landingDirectory().resolve("offers_wanted.ndjson"));
        try {
            inChunks(
                    "select " + LIFE + " from silver.offer o",
                    row -> life(row, 1),
                    lives -> notHeld(lives, held),
                    wanted::add);
        } catch (RuntimeException e) {
            wanted.close();
            throw e;
        }
        database.loadAndDelete(wanted);
        read("silver.offer o join offer_wanted w on w.id = o.id", consumer);
        database.update("drop table " + WANTED.name());
    }

    private static NdjsonRows notHeld(List<Life> lives, VersionedOffer.Held held) {
        NdjsonRows rows = NdjsonRows.inMemory(WANTED);
        for (Life life : lives) {
            if (!held.has(life.id(), life.version(), life.lastSeenAt())) {
                rows.row(life.id());
            }
        }
        return rows;
    }

    private void read(String offers, Consumer<List<VersionedOffer>> consumer) {
        inChunks(
                "select " + database.dialect().utf8("o.canonical") + ", " + LIFE + " from " + offers + BY_PLACE,
                row -> new Stored(row.getBytes(1), life(row, 2)),
                stored -> stored.stream().map(Stored::shown).toList(),
                consumer);
    }

    private <T, R> void inChunks(
            String query, Database.RowReader<T> reader, Function<List<T>, R> work, Consumer<R> results) {
        SilverBuilder.inChunks(database, Runtime.getRuntime().availableProcessors(), query, reader, work, results);
    }

    private record Stored(byte[] canonical, Life life) {

        private VersionedOffer shown() {
            Offer offer = OfferJson.read(canonical).toBuilder()
                    .firstSeenAt(life.firstSeenAt())
                    .lastSeenAt(life.lastSeenAt())
                    .available(life.available())
                    .duplicateOf(life.duplicateOf())
                    .build();
            return new VersionedOffer(SourceTerms.reduced(offer), life.version());
        }
    }

    /** What is shown of an offer beside its JSON, and what tells that JSON from another. */
    private record Life(
            String id,
            String canonicalSha256,
            @Nullable Instant firstSeenAt,
            @Nullable Instant lastSeenAt,
            boolean available,
            @Nullable String duplicateOf) {

        private String version() {
            return BUILD.get() + ' ' + canonicalSha256 + ' ' + firstSeenAt + ' ' + available + ' ' + duplicateOf;
        }
    }

    private static Life life(ResultSet row, int first) throws SQLException {
        return new Life(
                row.getString(first),
                row.getString(first + 1),
                Database.instant(row, first + 2),
                Database.instant(row, first + 3),
                row.getBoolean(first + 4),
                row.getString(first + 5));
    }
}
