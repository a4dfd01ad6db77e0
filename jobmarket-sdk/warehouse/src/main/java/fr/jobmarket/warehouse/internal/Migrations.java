package fr.jobmarket.warehouse.internal;

import fr.jobmarket.error.NonRetriableException;
import java.time.Instant;
import java.util.List;

/**
 * How the tables of a warehouse get from the version it has to that of this program. Each step is done wholly or not at
 * all, so a warehouse always has a version that is known.
 */
final class Migrations {

    /**
     * The statements of each step, from version 1 on. A change to a model that keeps its rows adds a step here that brings what
     * exists to the same shape: {@code alter table silver.offer add column remote_days bigint}. What a new column of
     * silver holds needs no statement: the cleaner of another build makes every row anew. Rows of bronze and meta are
     * never given up.
     */
    private static final List<List<String>> STEPS = List.of(
            List.of(
                    "alter table silver.offer add column salary_full_time_annual_min double",
                    "alter table silver.offer add column salary_full_time_annual_max double"),
            List.of("alter table bronze.offer_raw add column redacted_at timestamp"),
            // Offers of before have no sketch: all are cleaned anew, whatever cleans them.
            List.of("delete from meta.state where name = 'silver.cleaner_version'"),
            List.of(
                    "alter table silver.offer add column canonical_sha256 varchar",
                    "delete from meta.state where name = 'silver.cleaner_version'"));

    private final List<List<String>> steps;

    /** Those that lead to the tables of {@link Schema}. */
    static Migrations toSchema() {
        return new Migrations(STEPS);
    }

    Migrations(List<List<String>> steps) {
        this.steps = steps;
    }

    /** The version they lead to: 1 is what there was before the first step. */
    int version() {
        return 1 + steps.size();
    }

    /**
     * Brings an existing warehouse to this version; leaves a new one, which has no version yet, alone.
     *
     * @throws NonRetriableException when its version is newer, or when a step fails
     */
    void apply(Database database, Instant now) {
        long version = version(database);
        if (version > version()) {
            throw new NonRetriableException(
                    "the warehouse has schema version " + version + ", this program knows " + version()
                            + "; use the newer program",
                    null);
        }
        if (version > 0) {
            for (int next = (int) version + 1; next <= version(); next++) {
                step(database, next, now);
            }
        }
    }

    private static long version(Database database) {
        return database.number("select coalesce(max(version), 0) from " + Schema.VERSIONS.name());
    }

    private void step(Database database, int version, Instant now) {
        database.inTransaction(() -> {
            steps.get(version - 2).forEach(statement -> database.update(statement));
            note(database, version, now);
        });
    }

    /** Notes that the tables have a version. */
    static void note(Database database, int version, Instant now) {
        database.update("insert into " + Schema.VERSIONS.name() + " values (?, cast(? as timestamp))", version, now);
    }
}
