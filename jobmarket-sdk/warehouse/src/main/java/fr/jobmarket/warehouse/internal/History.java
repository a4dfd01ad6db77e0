package fr.jobmarket.warehouse.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.jobmarket.cleaning.CleaningResult;
import fr.jobmarket.offer.OfferJson;
import fr.jobmarket.warehouse.Transformation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The versions of offers that changed, and what each of them changed. */
final class History {

    static final Model FOUND = Models.ofWarehouse().get("silver.version_found");

    /** Offers of silver that other payloads take the place of. */
    static final TableSpec BEFORE =
            Models.ofWarehouse().get("silver.offer_before").table();

    private static final TableSpec CHANGE =
            Models.ofWarehouse().get("silver.offer_change").table();

    private static final String NEW = "v.fields_changed is null and v.previous_sha256 is not null";
    private static final String IS_BEFORE =
            "b.source = v.source and b.source_id = v.source_id and b.payload_sha256 = v.previous_sha256";
    private static final String IS_AFTER =
            "a.source = v.source and a.source_id = v.source_id and a.payload_sha256 = v.payload_sha256";
    private static final ObjectMapper JSON = OfferJson.newMapper();
    private static final String REJECTED = "rejected";
    private static final int LONGEST_VALUE = 200;

    private final Database database;
    private final Transformation transformation;

    History(Database database, Transformation transformation) {
        this.database = database;
        this.transformation = transformation;
    }

    /** Gives up everything, as the cleaner reads it in another way now. */
    void forget() {
        database.update("delete from silver.offer_version");
    }

    /** Brings the history to the state as of a run; only changes it does not have are looked at. */
    void build(String asOf) {
        database.make(FOUND, asOf);
        String same = "v.offer_id = f.offer_id and v.number = f.number and v.payload_sha256 = f.payload_sha256 "
                + "and coalesce(v.previous_sha256, '') = coalesce(f.previous_sha256, '') "
                + "and v.first_seen_at = f.first_seen_at";
        database.update("delete from silver.offer_version where not exists (select 1 from version_found f where "
                + same.replace("v.", "silver.offer_version.") + ")");
        database.update("update silver.offer_version set last_seen_at = f.last_seen_at from version_found f "
                + "where silver.offer_version.offer_id = f.offer_id and silver.offer_version.number = f.number "
                + "and silver.offer_version.last_seen_at <> f.last_seen_at");
        database.update("insert into silver.offer_version (" + FOUND.table().columnList() + ") select "
                + FOUND.table().columnList() + " from version_found f where not exists (select 1 from "
                + "silver.offer_version v where " + same + ")");
        database.update("delete from silver.offer_change where not exists (select 1 from silver.offer_version v "
                + "where v.offer_id = silver.offer_change.offer_id and v.number = silver.offer_change.number "
                + "and v.fields_changed is not null)");
        compareNew();
        database.update("update silver.offer_version set fields_changed = n.fields from (select v.offer_id, v.number, "
                + "count(c.field) as fields from silver.offer_version v left join silver.offer_change c "
                + "on c.offer_id = v.offer_id and c.number = v.number "
                + "where v.fields_changed is null and v.previous_sha256 is not null group by v.offer_id, v.number) n "
                + "where silver.offer_version.offer_id = n.offer_id and silver.offer_version.number = n.number");
    }

    /** Keeps what silver has of offers that other payloads take the place of. To be done before these are removed. */
    void remember() {
        database.update("insert into offer_before (" + BEFORE.columnList() + ") select " + BEFORE.columnList()
                + " from silver.offer o where not exists (select 1 from current_version t where t.source = o.source "
                + "and t.source_id = o.source_id and t.payload_sha256 = o.payload_sha256)");
    }

    private void compareNew() {
        Path landing = database.dialect().landingDirectory();
        NdjsonFile changes = new NdjsonFile(CHANGE, landing.resolve("changes.ndjson"));
        try {
            compareCleaned(changes);
            comparePayloads(changes);
        } catch (RuntimeException e) {
            changes.close();
            throw e;
        }
        database.loadAndDelete(changes);
    }

    /** Of most changes silver has both sides, or had the one when this transformation began. */
    private void compareCleaned(NdjsonFile changes) {
        compare(
                "select v.offer_id, v.number, " + database.dialect().utf8("b.canonical") + ", "
                        + database.dialect().utf8("a.canonical")
                        + " from silver.offer_version v join offer_before b on "
                        + IS_BEFORE + " join silver.offer a on " + IS_AFTER + " where " + NEW,
                row -> {
                    byte[] before = row.getBytes(3);
                    byte[] after = row.getBytes(4);
                    return new Step(row.getString(1), row.getLong(2), () -> fields(before), () -> fields(after));
                },
                changes);
    }

    /** Such as versions that came and went between two transformations, those that are no offers, and all of another cleaner. */
    private void comparePayloads(NdjsonFile changes) {
        String rest = NEW + " and not exists (select 1 from offer_before b join silver.offer a on a.source = b.source "
                + "and a.source_id = b.source_id where " + IS_BEFORE + " and " + IS_AFTER + ")";
        if (database.number("select count(*) from silver.offer_version v where " + rest) == 0) {
            return;
        }
        String query =
                "select v.source, v.source_id, %s, b.harvested_at, v.previous_sha256, b.redacted_at is not null, "
                        + "%s, a.harvested_at, a.redacted_at is not null, v.payload_sha256, v.offer_id, v.number "
                        + "from silver.offer_version v join bronze.offer_raw b on " + IS_BEFORE
                        + " join bronze.offer_raw a on " + IS_AFTER + " where " + rest + " and "
                        + StoredPayload.onlyRecent(
                                database,
                                "a",
                                "silver.offer_version t",
                                "t.fields_changed is null and t.previous_sha256 is not null");
        compare(
                query.formatted(
                        database.dialect().utf8("b.payload"), database.dialect().utf8("a.payload")),
                this::ofPayloads,
                changes);
    }

    private Step ofPayloads(ResultSet row) throws SQLException {
        StoredPayload before = StoredPayload.read(row);
        StoredPayload after = new StoredPayload(
                before.source(),
                before.sourceId(),
                row.getBytes(7),
                Objects.requireNonNull(Database.instant(row, 8)),
                row.getString(10));
        boolean redactedBefore = row.getBoolean(6);
        boolean redactedAfter = row.getBoolean(9);
        return new Step(
                row.getString(11),
                row.getLong(12),
                () -> fields(before, redactedBefore),
                () -> fields(after, redactedAfter));
    }

    /** A version, with the fields of the one before and its own, which are read by whoever asks for them. */
    private record Step(
            String offerId, long number, Supplier<Map<String, String>> before, Supplier<Map<String, String>> after) {}

    private void compare(String query, Database.RowReader<Step> reader, NdjsonFile changes) {
        SilverBuilder.inChunks(database, transformation.threads(), query, reader, History::compare, changes::add);
    }

    private static NdjsonRows compare(List<Step> steps) {
        NdjsonRows rows = NdjsonRows.inMemory(CHANGE);
        for (Step step : steps) {
            Map<String, String> before = step.before().get();
            Map<String, String> after = step.after().get();
            TreeSet<String> names = new TreeSet<>(before.keySet());
            names.addAll(after.keySet());
            boolean rejected = names.contains(REJECTED);
            for (String name : names) {
                String was = before.get(name);
                String is = after.get(name);
                if (!Objects.equals(was, is) && (!rejected || name.equals(REJECTED))) {
                    rows.row(step.offerId(), step.number(), name, cut(was), cut(is));
                }
            }
        }
        return rows;
    }

    private static @Nullable String cut(@Nullable String value) {
        if (value == null || value.length() <= LONGEST_VALUE) {
            return value;
        }
        boolean splitsPair = Character.isHighSurrogate(value.charAt(LONGEST_VALUE - 1));
        return value.substring(0, splitsPair ? LONGEST_VALUE - 1 : LONGEST_VALUE);
    }

    private Map<String, String> fields(StoredPayload payload, boolean redacted) {
        CleaningResult read = transformation.cleaner().apply(payload.raw());
        CleaningResult result = redacted ? Redaction.reduced(read) : read;
        return result instanceof CleaningResult.Cleaned cleaned
                ? fields(OfferJson.writeBytes(OfferRows.withoutLife(cleaned.offer())))
                : Map.of(REJECTED, ((CleaningResult.Rejected) result).reason());
    }

    private static Map<String, String> fields(byte[] canonical) {
        try {
            Map<String, String> fields = new TreeMap<>();
            collect("", JSON.readTree(canonical), fields);
            return fields;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Members of members get names such as {@code salary.min}; lists are one value. */
    private static void collect(String name, JsonNode value, Map<String, String> fields) {
        if (value.isObject()) {
            value.properties()
                    .forEach(member -> collect(
                            name.isEmpty() ? member.getKey() : name + "." + member.getKey(),
                            member.getValue(),
                            fields));
        } else if (!value.isNull()) {
            fields.put(name, value.isTextual() ? value.textValue() : value.toString());
        }
    }
}
