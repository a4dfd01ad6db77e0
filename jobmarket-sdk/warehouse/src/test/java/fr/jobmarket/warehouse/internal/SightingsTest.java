package fr.jobmarket.warehouse.internal;

import static fr.jobmarket.warehouse.TestMarket.raw;
import static org.junit.jupiter.api.Assertions.assertEquals;

import fr.jobmarket.offer.Source;
import fr.jobmarket.source.RawOffer;
import fr.jobmarket.warehouse.BronzeIngest;
import fr.jobmarket.warehouse.ProgressListener;
import fr.jobmarket.warehouse.Run;
import fr.jobmarket.warehouse.TestMarket;
import fr.jobmarket.warehouse.Warehouse;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is kept of harvest after harvest. Days are counted from the first. */
class SightingsTest {

    @TempDir
    Path folder;

    private String url() {
        return "jdbc:duckdb:" + folder.resolve("warehouse.duckdb");
    }

    private Warehouse open() {
        return Warehouse.open(url(), Clock.fixed(TestMarket.NOON, ZoneOffset.UTC));
    }

    private static RawOffer seen(String id, String title, int day) {
        return raw(Source.ADZUNA, id, title, at(day));
    }

    private static Instant at(int day) {
        return TestMarket.NOON.plus(Duration.ofDays(day));
    }

    private static String harvest(Warehouse warehouse, RawOffer... offers) {
        String run = warehouse.runs().start("harvest").id();
        take(warehouse, run, Run.Status.COMPLETE, offers);
        return run;
    }

    private static void take(Warehouse warehouse, String run, Run.Status status, RawOffer... offers) {
        warehouse.runs().startTask(run, "harvest adzuna", "adzuna", "everything");
        try (BronzeIngest ingest = warehouse.ingest(run, Source.ADZUNA, "everything")) {
            List.of(offers).forEach(ingest::accept);
        }
        warehouse.runs().endTask(run, "harvest adzuna", status, Map.of(), null);
    }

    private static void transform(Warehouse warehouse) {
        warehouse.transform(TestMarket.transformation(), ProgressListener.SILENT);
    }

    /** Each sequence as {@code id: first day to last day}. */
    private List<String> sequences() {
        try (Database database = Database.open(url(), folder, Clock.systemUTC())) {
            assertEquals(0, database.number("select count(*) from bronze.offer_seen"));
            return database.list(
                    "select p.source_id, f.harvested_at, l.harvested_at from bronze.offer_presence p "
                            + "join bronze.harvest f on f.harvest_id = p.first_harvest "
                            + "join bronze.harvest l on l.harvest_id = p.last_harvest "
                            + "order by p.source_id, f.harvested_at, f.harvest_id, p.ordinal",
                    row -> row.getString(1) + ": " + day(Database.instant(row, 2)) + " to "
                            + day(Database.instant(row, 3)));
        }
    }

    private static long day(Instant at) {
        return Duration.between(TestMarket.NOON, at).toDays();
    }

    @Test
    void anOfferThatStaysIsOneRowHoweverOftenItIsSeen() {
        try (Warehouse warehouse = open()) {
            for (int day = 0; day < 5; day++) {
                harvest(warehouse, seen("stays", "t", day), seen("changes", day < 3 ? "a" : "b", day));
                if (day != 2) {
                    transform(warehouse);
                }
            }
        }
        assertEquals(List.of("changes: 0 to 2", "changes: 3 to 4", "stays: 0 to 4"), sequences());
    }

    @Test
    void aHarvestThatDidNotSeeItEndsTheSequenceEvenWhenItSawNothing() {
        try (Warehouse warehouse = open()) {
            harvest(warehouse, seen("1", "t", 0));
            harvest(warehouse);
            transform(warehouse);
            harvest(warehouse, seen("1", "t", 2));
            transform(warehouse);
        }
        assertEquals(List.of("1: 0 to 0", "1: 2 to 2"), sequences());
    }

    @Test
    void anArchiveOfEarlierDaysEndsSequencesButLosesNone() {
        try (Warehouse warehouse = open()) {
            harvest(warehouse, seen("1", "t", 5));
            harvest(warehouse, seen("1", "t", 1));
            harvest(warehouse, seen("1", "t", 2));
            harvest(warehouse, seen("1", "t", 6));
            transform(warehouse);
        }
        assertEquals(List.of("1: 1 to 6", "1: 5 to 5"), sequences());
    }

    @Test
    void aChangeDuringAHarvestAndBackIsKept() {
        try (Warehouse warehouse = open()) {
            harvest(warehouse, seen("1", "a", 0));
            harvest(warehouse, seen("1", "a", 1), seen("1", "b", 1), seen("1", "b", 1), seen("1", "a", 1));
            transform(warehouse);
        }
        assertEquals(List.of("1: 0 to 1", "1: 1 to 1", "1: 1 to 1"), sequences());
    }

    @Test
    void whatAResumedHarvestSeesAgainAddsNothing() {
        try (Warehouse warehouse = open()) {
            harvest(warehouse, seen("1", "t", 0));
            String run = warehouse.runs().start("harvest").id();
            take(warehouse, run, Run.Status.PARTIAL, seen("1", "t", 1));
            transform(warehouse);
            take(warehouse, run, Run.Status.COMPLETE, seen("1", "t", 1), seen("2", "t", 1));
            transform(warehouse);
        }
        assertEquals(List.of("1: 0 to 1", "2: 1 to 1"), sequences());
    }
}
