package fr.jobmarket.warehouse.internal;

import fr.jobmarket.cleaning.CleaningResult;
import fr.jobmarket.offer.Offer;
import fr.jobmarket.offer.Source;
import fr.jobmarket.source.RawOffer;
import fr.jobmarket.source.SourceTerms;
import fr.jobmarket.warehouse.Transformation;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The duty towards sources whose deleted offers may be kept only in part: all payloads of such an offer are reduced in bronze,
 * and what silver made of them is made anew. Hashes stay, so a payload that comes again from an archive is known and stays
 * reduced; a harvest of a later time that sees the offer again brings it back, as its source serves it again.
 */
final class Redaction {

    static final TableSpec REDUCED = Models.ofWarehouse().get("bronze.reduced").table();

    private static final String SOURCES = Arrays.stream(Source.values())
            .filter(source -> SourceTerms.of(source)
                    .filter(SourceTerms::reducesVanishedOffers)
                    .isPresent())
            .map(source -> "'" + source.id() + "'")
            .collect(Collectors.joining(", ", "(", ")"));

    /** Offers of silver by their payloads in a table that has the same names for them. */
    private static final List<String> MADE_OF_PAYLOADS = List.of("silver.offer", "silver.rejected");

    private final Database database;
    private final Transformation transformation;

    Redaction(Database database, Transformation transformation) {
        this.database = database;
        this.transformation = transformation;
    }

    /**
     * Reduces the payloads of offers that are gone and were last seen longer ago than the transformation says.
     *
     * @return how many payloads
     */
    long apply(Instant now) {
        NdjsonFile reduced =
                new NdjsonFile(REDUCED, database.dialect().landingDirectory().resolve("reduced.ndjson"));
        try {
            SilverBuilder.inChunks(
                    database,
                    transformation.threads(),
                    "select r.source, r.source_id, " + database.dialect().utf8("r.payload") + ", r.harvested_at, "
                            + "r.payload_sha256 from current_version t join bronze.offer_raw r on r.source = t.source "
                            + "and r.source_id = t.source_id where not t.available and t.source in " + SOURCES
                            + " and t.last_seen_at < cast(? as timestamp) and r.redacted_at is null",
                    StoredPayload::read,
                    this::reduce,
                    reduced::add,
                    now.minus(transformation.redactAfter()));
        } catch (RuntimeException e) {
            reduced.close();
            throw e;
        }
        long payloads = reduced.rows();
        database.loadAndDelete(reduced);
        if (payloads > 0) {
            database.update(
                    "update bronze.offer_raw set payload = n.payload, redacted_at = cast(? as timestamp) from reduced n "
                            + "where bronze.offer_raw.source = n.source and bronze.offer_raw.source_id = n.source_id "
                            + "and bronze.offer_raw.payload_sha256 = n.payload_sha256",
                    now);
            makeAnew(database, "reduced");
        }
        return payloads;
    }

    private NdjsonRows reduce(List<StoredPayload> payloads) {
        NdjsonRows rows = NdjsonRows.inMemory(REDUCED);
        for (StoredPayload stored : payloads) {
            RawOffer raw = stored.raw();
            Offer read = transformation.cleaner().apply(raw) instanceof CleaningResult.Cleaned cleaned
                    ? cleaned.offer()
                    : null;
            rows.row(
                    stored.source(),
                    stored.sourceId(),
                    stored.sha256(),
                    SourceTerms.reduced(raw, read).payload());
        }
        return rows;
    }

    /** What a cleaner makes of a payload that was reduced: texts may still name what members did not. */
    static CleaningResult reduced(CleaningResult result) {
        return result instanceof CleaningResult.Cleaned cleaned
                ? new CleaningResult.Cleaned(SourceTerms.reduced(
                        cleaned.offer().toBuilder().available(false).build()))
                : result;
    }

    /** Brings back what the batch that landed saw again after it was reduced. To be done in the transaction of the batch. */
    static void undo(Database database) {
        String again = "from landing l join bronze.offer_raw r on r.source = l.source and r.source_id = l.source_id "
                + "and r.payload_sha256 = l.payload_sha256 where l.payload is not null and r.redacted_at < l.seen_at";
        if (database.number("select count(*) " + again) == 0) {
            return;
        }
        makeAnew(database, "(select l.source, l.source_id " + again + ")");
        database.update("update bronze.offer_raw set payload = l.payload, redacted_at = null from landing l "
                + "where bronze.offer_raw.source = l.source and bronze.offer_raw.source_id = l.source_id "
                + "and bronze.offer_raw.payload_sha256 = l.payload_sha256 and l.payload is not null "
                + "and bronze.offer_raw.redacted_at < l.seen_at");
    }

    /** Lets the next look at these offers find that silver does not have their payloads. */
    private static void makeAnew(Database database, String offers) {
        for (String table : MADE_OF_PAYLOADS) {
            database.update("update " + table + " set payload_sha256 = '' where exists (select 1 from " + offers
                    + " n where n.source = " + table + ".source and n.source_id = " + table + ".source_id)");
        }
        database.update("delete from silver.offer_version where exists (select 1 from " + offers
                + " n where n.source = silver.offer_version.source and n.source_id = silver.offer_version.source_id)");
    }
}
