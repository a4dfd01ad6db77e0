package fr.jobmarket.warehouse;

import static fr.jobmarket.warehouse.TestMarket.raw;
import static org.junit.jupiter.api.Assertions.assertEquals;

import fr.jobmarket.cleaning.CleaningResult;
import fr.jobmarket.offer.Offer;
import fr.jobmarket.offer.Source;
import fr.jobmarket.source.RawOffer;
import fr.jobmarket.warehouse.internal.Database;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DuckDbWarehouseTest extends WarehouseContract {

    /** Some disappear, and now and then one changes while the harvest is at work. */
    private static final List<Integer> VERSIONS_IN_A_HARVEST = List.of(0, 1, 1, 1, 1, 1, 2, 3);

    @TempDir
    Path folder;

    @Override
    Warehouse open(String name, Clock clock) {
        return Warehouse.open(url(name), clock);
    }

    @Override
    Database tables(String name) {
        return Database.open(url(name), folder, Clock.systemUTC());
    }

    private String url(String name) {
        return "jdbc:duckdb:" + folder.resolve(name + ".duckdb");
    }

    /** What silver must be, kept in the simplest way: by replaying every harvest in memory, in the order they took place. */
    private static final class Model {
        private record Harvest(Instant at, Run.Status status, List<RawOffer> offers) {}

        private final List<Harvest> harvests = new ArrayList<>();

        void harvest(Instant at, Run.Status status, List<RawOffer> offers) {
            harvests.add(new Harvest(at, status, offers));
        }

        void assertMatches(Warehouse warehouse, TransformReport report) {
            Map<String, RawOffer> latest = new TreeMap<>();
            Map<String, Instant> firstSeen = new HashMap<>();
            TreeSet<String> available = new TreeSet<>();
            harvests.sort(Comparator.comparing(Harvest::at));
            for (Harvest harvest : harvests) {
                if (harvest.status() == Run.Status.COMPLETE) {
                    available.clear();
                }
                for (RawOffer offer : harvest.offers()) {
                    latest.put(offer.offerId(), offer);
                    firstSeen.putIfAbsent(offer.offerId(), offer.harvestedAt());
                    available.add(offer.offerId());
                }
            }
            Map<String, Offer> silver = silver(warehouse);
            assertEquals(latest.size(), report.bronzeOffers());
            latest.forEach((id, raw) -> {
                if (TestMarket.clean(raw) instanceof CleaningResult.Cleaned cleaned) {
                    Offer offer = silver.remove(id);
                    assertEquals(cleaned.offer().title(), offer.title());
                    assertEquals(available.contains(id), offer.available(), id);
                    assertEquals(firstSeen.get(id), offer.firstSeenAt());
                    assertEquals(raw.harvestedAt(), offer.lastSeenAt());
                }
            });
            assertEquals(Map.of(), silver);
        }

        /** Each version of offers that changed as {@code id number payload first to last}. */
        List<String> versions() {
            Map<String, List<RawOffer>> sightings = new TreeMap<>();
            harvests.sort(Comparator.comparing(Harvest::at));
            harvests.forEach(harvest -> harvest.offers().forEach(offer -> sightings
                    .computeIfAbsent(offer.offerId(), id -> new ArrayList<>())
                    .add(offer)));
            List<String> versions = new ArrayList<>();
            sightings.forEach((id, seen) -> {
                int number = 0;
                for (int from = 0, to = 0; from < seen.size() && isSeveral(seen); from = to) {
                    String payload = seen.get(from).payload();
                    while (to < seen.size() && seen.get(to).payload().equals(payload)) {
                        to++;
                    }
                    versions.add(id + " " + ++number + " " + payload + " "
                            + seen.get(from).harvestedAt() + " to "
                            + seen.get(to - 1).harvestedAt());
                }
            });
            return versions;
        }

        private static boolean isSeveral(List<RawOffer> seen) {
            return seen.stream().map(RawOffer::payload).distinct().count() > 1;
        }
    }

    @Test
    void silverFollowsASequenceOfHarvests() {
        silverFollowsAnySequenceOfHarvests(1);
    }

    @ParameterizedTest
    @ValueSource(longs = {2, 3, 4, 5})
    @Tag("slow")
    void silverFollowsAnySequenceOfHarvests(long seed) {
        Random random = new Random(seed);
        Model model = new Model();
        List<String> runs = new ArrayList<>();
        try (Warehouse incremental = open()) {
            for (int day = 0; day < 7; day++) {
                // now and then an archive of an earlier day is taken later
                Instant at = TestMarket.NOON.plusSeconds(86_400L * (random.nextInt(4) == 0 ? -day : day));
                List<RawOffer> offers = randomHarvest(random, at);
                Run.Status status = Run.Status.values()[1 + random.nextInt(3)];
                runs.add(harvest(incremental, status, offers.toArray(RawOffer[]::new)));
                model.harvest(at, status, offers);
                if (random.nextBoolean()) {
                    model.assertMatches(incremental, transform(incremental));
                }
            }
            model.assertMatches(incremental, transform(incremental));
        }
        assertEquals(model.versions(), versions());
        Map<String, List<String>> increments = made("warehouse");
        try (Warehouse incremental = open()) {
            incremental.transform(TestMarket.transformation().full(true), ProgressListener.SILENT);
        }
        assertEquals(increments, made("warehouse"));
        try (Warehouse incremental = open()) {
            assertRebuildEqualsIncremental(incremental, runs);
        }
        assertEquals(model.versions(), versions());
    }

    private List<String> versions() {
        try (Database tables = tables("warehouse")) {
            return tables.list(
                    "select v.offer_id || ' ' || v.number || ' ' || r.payload || ' ', v.first_seen_at, v.last_seen_at "
                            + "from silver.offer_version v join bronze.offer_raw r on r.source = v.source "
                            + "and r.source_id = v.source_id and r.payload_sha256 = v.payload_sha256 "
                            + "order by v.offer_id, v.number",
                    row -> row.getString(1) + Database.instant(row, 2) + " to " + Database.instant(row, 3));
        }
    }

    private static List<RawOffer> randomHarvest(Random random, Instant at) {
        List<RawOffer> offers = new ArrayList<>();
        for (int id = 0; id < 12; id++) {
            for (Source source : List.of(Source.FRANCE_TRAVAIL, Source.ADZUNA)) {
                int versions = VERSIONS_IN_A_HARVEST.get(random.nextInt(VERSIONS_IN_A_HARVEST.size()));
                for (int version = 0; version < versions; version++) {
                    int number = random.nextInt(4) == 0 ? random.nextInt(3) : id % 3;
                    offers.add(raw(source, "o" + id, random.nextInt(8) == 0 ? "bad" : "title " + number, at));
                }
            }
        }
        return offers;
    }

    /** As of the last run twice: stepping from an older state, and everything anew with another cleaner version. */
    private static void assertRebuildEqualsIncremental(Warehouse warehouse, List<String> runs) {
        for (String run : runs) {
            warehouse.transform(TestMarket.transformation().asOf(run), ProgressListener.SILENT);
            Map<String, Offer> stepped = silver(warehouse);
            warehouse.transform(
                    Transformation.of(TestMarket::clean, "rebuild " + run).asOf(run), ProgressListener.SILENT);
            assertEquals(stepped, silver(warehouse));
        }
    }
}
