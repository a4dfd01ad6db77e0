package fr.jobmarket.warehouse;

import static fr.jobmarket.warehouse.TestMarket.raw;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.jobmarket.cleaning.CleaningResult;
import fr.jobmarket.error.InvalidInputException;
import fr.jobmarket.offer.Confidence;
import fr.jobmarket.offer.Occupation;
import fr.jobmarket.offer.Offer;
import fr.jobmarket.offer.Place;
import fr.jobmarket.offer.Salary;
import fr.jobmarket.offer.Source;
import fr.jobmarket.source.RawOffer;
import fr.jobmarket.warehouse.internal.Database;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.StringJoiner;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What a warehouse does, whatever database it lies in. */
abstract class WarehouseContract {

    /** Opens the warehouse of this name, which belongs to the test that runs. */
    abstract Warehouse open(String name, Clock clock);

    /** Opens the tables of the warehouse of this name, which must be closed. */
    abstract Database tables(String name);

    final List<String> rows(String sql) {
        try (Database tables = tables("warehouse")) {
            return tables.list(sql, row -> row.getString(1));
        }
    }

    final Warehouse open() {
        return open("warehouse");
    }

    private Warehouse open(String name) {
        return open(name, Clock.fixed(TestMarket.NOON, ZoneOffset.UTC));
    }

    static String harvest(Warehouse warehouse, Run.Status status, RawOffer... offers) {
        Run run = warehouse.runs().start("harvest");
        harvest(warehouse, run.id(), "everything", status, Arrays.asList(offers));
        return run.id();
    }

    static void harvest(
            Warehouse warehouse, String runId, @Nullable String plan, Run.Status status, List<RawOffer> offers) {
        for (Source source : new TreeSet<>(List.of(Source.FRANCE_TRAVAIL, Source.ADZUNA))) {
            String task = "harvest " + source.id() + " " + plan;
            warehouse.runs().startTask(runId, task, source.id(), plan);
            try (BronzeIngest ingest = warehouse.ingest(runId, source, plan)) {
                offers.stream().filter(offer -> offer.source() == source).forEach(ingest::accept);
            }
            warehouse.runs().endTask(runId, task, status, Map.of(), null);
        }
    }

    static TransformReport transform(Warehouse warehouse) {
        return warehouse.transform(TestMarket.transformation(), ProgressListener.SILENT);
    }

    static Map<String, Offer> silver(Warehouse warehouse) {
        Map<String, Offer> offers = new TreeMap<>();
        warehouse.forEachOffer(offer -> offers.put(offer.id(), offer));
        return offers;
    }

    @Test
    void everyOfferOfBronzeIsInSilverOrRejected() {
        try (Warehouse warehouse = open()) {
            harvest(
                    warehouse,
                    Run.Status.COMPLETE,
                    raw(Source.FRANCE_TRAVAIL, "1", "good"),
                    raw(Source.FRANCE_TRAVAIL, "2", "bad"),
                    raw(Source.ADZUNA, "1", "good"));
            TransformReport report = transform(warehouse);
            assertEquals(3, report.bronzeOffers());
            assertEquals(2, report.silverOffers());
            assertEquals(1, report.rejected());
            assertTrue(report.summary().startsWith("bronze 3 = silver 2 + rejected 1"), report.summary());
            List<RejectedOffer> rejected = new ArrayList<>();
            warehouse.forEachRejected(rejected::add);
            assertEquals(List.of(new RejectedOffer(Source.FRANCE_TRAVAIL, "2", "a bad title")), rejected);
        }
    }

    @Test
    void aRejectedOfferLeavesTheRejectedOnesOnceItsPayloadIsGood() {
        try (Warehouse warehouse = open()) {
            harvest(warehouse, Run.Status.COMPLETE, raw(Source.ADZUNA, "1", "bad"));
            assertEquals(1, transform(warehouse).rejected());
            harvest(warehouse, Run.Status.COMPLETE, raw(Source.ADZUNA, "1", "good"));
            TransformReport report = transform(warehouse);
            assertEquals(0, report.rejected());
            assertEquals("good", silver(warehouse).get("adzuna:1").title());
        }
    }

    @Test
    void theSamePayloadTwiceIsOneRowOfBronze() {
        try (Warehouse warehouse = open()) {
            RawOffer offer = raw(Source.ADZUNA, "1", "good");
            harvest(warehouse, Run.Status.COMPLETE, offer, offer);
            harvest(warehouse, Run.Status.COMPLETE, offer);
            assertEquals(1, warehouse.counts().get("payloads"));
        }
    }

    @Test
    void anOfferThatChangesBackIsShownAsItIsNow() {
        try (Warehouse warehouse = open()) {
            harvest(warehouse, Run.Status.COMPLETE, raw(Source.ADZUNA, "1", "first"));
            harvest(warehouse, Run.Status.COMPLETE, raw(Source.ADZUNA, "1", "second"));
            harvest(warehouse, Run.Status.COMPLETE, raw(Source.ADZUNA, "1", "first"));
            transform(warehouse);
            assertEquals("first", silver(warehouse).get("adzuna:1").title());
            assertEquals(2, warehouse.counts().get("payloads"));
        }
    }

    @Test
    void aPartialOrFailedHarvestNeverMarksOffersAsVanished() {
        try (Warehouse warehouse = open()) {
            harvest(warehouse, Run.Status.COMPLETE, raw(Source.ADZUNA, "1", "a"), raw(Source.ADZUNA, "2", "b"));
            harvest(warehouse, Run.Status.PARTIAL, raw(Source.ADZUNA, "1", "a"));
            harvest(warehouse, Run.Status.FAILED);
            assertEquals(2, transform(warehouse).available());
            harvest(warehouse, Run.Status.COMPLETE, raw(Source.ADZUNA, "1", "a"));
            assertEquals(1, transform(warehouse).available());
            assertFalse(silver(warehouse).get("adzuna:2").available());
            harvest(warehouse, Run.Status.PARTIAL, raw(Source.ADZUNA, "2", "b"));
            assertEquals(2, transform(warehouse).available());
        }
    }

    @Test
    void anOlderHarvestThatIsTakenLaterChangesOnlyThePast() {
        try (Warehouse warehouse = open()) {
            Instant lastYear = TestMarket.NOON.minus(Duration.ofDays(365));
            harvest(warehouse, Run.Status.COMPLETE, raw(Source.ADZUNA, "1", "new"));
            String before = harvest(warehouse, Run.Status.COMPLETE, raw(Source.ADZUNA, "1", "new"));
            harvest(
                    warehouse,
                    Run.Status.COMPLETE,
                    raw(Source.ADZUNA, "1", "old", lastYear),
                    raw(Source.ADZUNA, "2", "forgotten", lastYear));
            transform(warehouse);
            Offer offer = silver(warehouse).get("adzuna:1");
            assertEquals("new", offer.title());
            assertEquals(lastYear, offer.firstSeenAt());
            assertEquals(TestMarket.NOON, offer.lastSeenAt());
            assertTrue(offer.available());
            assertFalse(silver(warehouse).get("adzuna:2").available());
            warehouse.transform(TestMarket.transformation().asOf(before), ProgressListener.SILENT);
            assertEquals(TestMarket.NOON, silver(warehouse).get("adzuna:1").firstSeenAt());
            assertEquals(1, silver(warehouse).size());
        }
    }

    @Test
    void aCompleteHarvestOfOnePlanSaysNothingAboutTheOffersOfAnother() {
        try (Warehouse warehouse = open()) {
            Run run = warehouse.runs().start("harvest");
            harvest(warehouse, run.id(), "bretagne", Run.Status.COMPLETE, List.of(raw(Source.ADZUNA, "1", "a")));
            Run later = warehouse.runs().start("harvest");
            harvest(warehouse, later.id(), "corse", Run.Status.COMPLETE, List.of(raw(Source.ADZUNA, "2", "b")));
            Run adHoc = warehouse.runs().start("harvest");
            harvest(warehouse, adHoc.id(), null, Run.Status.COMPLETE, List.of(raw(Source.ADZUNA, "3", "c")));
            assertEquals(3, transform(warehouse).available());
        }
    }

    @Test
    void onlyNewAndChangedOffersAreCleanedAgainUnlessTheCleanerChanged() {
        try (Warehouse warehouse = open()) {
            AtomicInteger cleaned = new AtomicInteger();
            java.util.function.Function<RawOffer, CleaningResult> counting = offer -> {
                cleaned.incrementAndGet();
                return TestMarket.clean(offer);
            };
            harvest(warehouse, Run.Status.COMPLETE, raw(Source.ADZUNA, "1", "a"), raw(Source.ADZUNA, "2", "bad"));
            warehouse.transform(Transformation.of(counting, "1"), ProgressListener.SILENT);
            harvest(warehouse, Run.Status.COMPLETE, raw(Source.ADZUNA, "1", "a"), raw(Source.ADZUNA, "3", "c"));
            warehouse.transform(Transformation.of(counting, "1"), ProgressListener.SILENT);
            assertEquals(3, cleaned.get());
            warehouse.transform(Transformation.of(counting, "2"), ProgressListener.SILENT);
            assertEquals(6, cleaned.get());
        }
    }

    @Test
    void whatChangedIsToldWithoutCleaningAnyOfItAgain() {
        try (Warehouse warehouse = open()) {
            AtomicInteger cleaned = new AtomicInteger();
            Transformation counting = Transformation.of(
                    offer -> {
                        cleaned.incrementAndGet();
                        return TestMarket.clean(offer);
                    },
                    "1");
            for (String title : List.of("a", "b", "c")) {
                harvest(warehouse, Run.Status.COMPLETE, raw(Source.ADZUNA, "1", title));
                warehouse.transform(counting, ProgressListener.SILENT);
            }
            assertEquals(3, cleaned.get());
        }
        assertEquals(
                List.of("2 a > b", "3 b > c"),
                rows("select number || ' ' || before_value || ' > ' || after_value from silver.offer_change "
                        + "where field = 'title' order by 1"));
    }

    @Test
    void duplicatesAreMarkedOverTheWholeSetAndUnmarkedWhenTheyEnd() {
        try (Warehouse warehouse = open()) {
            harvest(warehouse, Run.Status.COMPLETE, raw(Source.ADZUNA, "1", "a"));
            assertEquals(0, transform(warehouse).duplicates());
            harvest(warehouse, Run.Status.COMPLETE, raw(Source.ADZUNA, "1", "a"), raw(Source.FRANCE_TRAVAIL, "9", "a"));
            assertEquals(1, transform(warehouse).duplicates());
            assertEquals("francetravail:9", silver(warehouse).get("adzuna:1").duplicateOf());
            harvest(warehouse, Run.Status.COMPLETE, raw(Source.ADZUNA, "1", "a"), raw(Source.FRANCE_TRAVAIL, "9", "b"));
            assertEquals(0, transform(warehouse).duplicates());
        }
    }

    @Test
    void vanishedFranceTravailOffersAreShownWithoutEmployerAndCommune() {
        try (Warehouse warehouse = open()) {
            harvest(warehouse, Run.Status.COMPLETE, raw(Source.ADZUNA, "1", "a"), raw(Source.FRANCE_TRAVAIL, "2", "b"));
            transform(warehouse);
            Offer before = silver(warehouse).get("francetravail:2");
            assertEquals("35238", before.place().communeCode());
            harvest(warehouse, Run.Status.COMPLETE);
            transform(warehouse);
            Offer after = silver(warehouse).get("francetravail:2");
            assertEquals(
                    before.toBuilder()
                            .company(null)
                            .place(new Place(
                                    null,
                                    null,
                                    null,
                                    null,
                                    "35",
                                    "Ille-et-Vilaine",
                                    "53",
                                    "Bretagne",
                                    null,
                                    null,
                                    Place.Precision.DEPARTMENT,
                                    null,
                                    true))
                            .available(false)
                            .build(),
                    after);
            assertEquals(
                    "Entreprise", silver(warehouse).get("adzuna:1").company().name());
            harvest(warehouse, Run.Status.COMPLETE, raw(Source.FRANCE_TRAVAIL, "2", "b"));
            transform(warehouse);
            assertEquals(before, silver(warehouse).get("francetravail:2"));
        }
    }

    @Test
    void onlyOffersThatNobodyHasInThisVersionAreHandedOver() {
        Map<String, String> versions = new ConcurrentHashMap<>();
        try (Warehouse warehouse = open()) {
            harvest(warehouse, Run.Status.COMPLETE, day("1", 0, "a"), day("2", 0, "b"), day("3", 0, "c"));
            transform(warehouse);
            assertEquals(List.of("adzuna:1", "adzuna:2", "adzuna:3"), handedOver(warehouse, versions));
            assertEquals(List.of(), handedOver(warehouse, versions));
            harvest(warehouse, Run.Status.COMPLETE, day("1", 1, "a"), day("2", 1, "B"), day("4", 1, "d"));
            transform(warehouse);
            assertEquals(List.of("adzuna:2", "adzuna:3", "adzuna:4"), handedOver(warehouse, versions));
            assertFalse(silver(warehouse).get("adzuna:3").available());
            harvest(warehouse, Run.Status.COMPLETE, raw(Source.FRANCE_TRAVAIL, "9", "a"), day("2", 2, "B"));
            transform(warehouse);
            assertEquals(List.of("adzuna:1", "adzuna:4", "francetravail:9"), handedOver(warehouse, versions));
            assertEquals("francetravail:9", silver(warehouse).get("adzuna:1").duplicateOf());
        }
    }

    /** Ids of the offers that are not in this version among these, where they are from then on. */
    private static List<String> handedOver(Warehouse warehouse, Map<String, String> versions) {
        List<String> ids = new ArrayList<>();
        Map<String, Offer> silver = silver(warehouse);
        warehouse.forEachChunkBut(
                (id, version, lastSeenAt) -> version.equals(versions.get(id))
                        && Objects.equals(silver.get(id).lastSeenAt(), lastSeenAt),
                chunk -> chunk.forEach(shown -> {
                    Offer offer = shown.offer();
                    assertEquals(silver.get(offer.id()), offer);
                    versions.put(offer.id(), shown.version());
                    ids.add(offer.id());
                }));
        return ids;
    }

    @Test
    void offersNearEachOtherAreHandedOverOneAfterTheOther() {
        try (Warehouse warehouse = open()) {
            harvest(
                    warehouse,
                    Run.Status.COMPLETE,
                    raw(Source.ADZUNA, "1", "45.76 4.84"),
                    raw(Source.ADZUNA, "2", "48.11 -1.68"),
                    raw(Source.ADZUNA, "3", "- -"),
                    raw(Source.ADZUNA, "4", "45.78 4.88"),
                    raw(Source.ADZUNA, "5", "48.12 -1.60"));
            warehouse.transform(Transformation.of(WarehouseContract::cleanLocated, "1"), ProgressListener.SILENT);
            List<String> ids = new ArrayList<>();
            warehouse.forEachOffer(offer -> ids.add(offer.sourceId()));
            assertEquals(List.of("1", "4", "2", "5", "3"), ids);
        }
    }

    /** The title says latitude and longitude. */
    private static CleaningResult cleanLocated(RawOffer raw) {
        Offer offer = ((CleaningResult.Cleaned) TestMarket.clean(raw)).offer();
        String[] told = offer.title().split(" ");
        boolean located = !told[0].equals("-");
        return new CleaningResult.Cleaned(offer.toBuilder()
                .place(new Place(
                        offer.title(),
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        located ? Double.valueOf(told[0]) : null,
                        located ? Double.valueOf(told[1]) : null,
                        Place.Precision.UNKNOWN,
                        null,
                        true))
                .build());
    }

    @Test
    void whatAnOfferWasAndWhatChangedIsKept() {
        String firstRun;
        try (Warehouse warehouse = open()) {
            firstRun = harvest(warehouse, Run.Status.COMPLETE, day("1", 0, "a"), day("2", 0, "stays"));
            harvest(warehouse, Run.Status.COMPLETE, day("1", 1, "a"), day("2", 1, "stays"));
            transform(warehouse);
            harvest(warehouse, Run.Status.COMPLETE, day("1", 2, "b"));
            transform(warehouse);
            harvest(warehouse, Run.Status.COMPLETE, day("1", 3, "b"));
            harvest(warehouse, Run.Status.COMPLETE, day("1", 4, "a"));
            harvest(warehouse, Run.Status.COMPLETE, day("1", 5, "bad"));
            transform(warehouse);
        }
        String versions = "select offer_id || ' ' || number || ': ' || cast(cast(first_seen_at as date) as varchar) "
                + "|| ' to ' || cast(cast(last_seen_at as date) as varchar) || ', ' "
                + "|| coalesce(cast(fields_changed as varchar), 'new') from silver.offer_version order by offer_id, number";
        assertEquals(
                List.of(
                        "adzuna:1 1: 2026-11-20 to 2026-11-21, new",
                        "adzuna:1 2: 2026-11-22 to 2026-11-23, 5",
                        "adzuna:1 3: 2026-11-24 to 2026-11-24, 5",
                        "adzuna:1 4: 2026-11-25 to 2026-11-25, 1"),
                rows(versions));
        assertEquals(
                List.of(
                        "2 createdAt: 2026-11-20T12:00:00Z > 2026-11-22T12:00:00Z",
                        "2 description: Une offre de a > Une offre de b",
                        "2 keywords: [\"a\"] > [\"b\"]",
                        "2 skills: [{\"code\":\"1\",\"label\":\"Java\",\"level\":\"REQUIRED\"},{\"label\":\"a\"}] > "
                                + "[{\"code\":\"1\",\"label\":\"Java\",\"level\":\"REQUIRED\"},{\"label\":\"b\"}]",
                        "2 title: a > b"),
                rows("select number || ' ' || field || ': ' || before_value || ' > ' || after_value "
                        + "from silver.offer_change where number = 2 order by field"));
        assertEquals(
                List.of("rejected: a bad title"),
                rows("select field || ': ' || after_value from silver.offer_change where number = 4"));
        try (Warehouse warehouse = open()) {
            warehouse.transform(TestMarket.transformation().asOf(firstRun), ProgressListener.SILENT);
        }
        assertEquals(List.of(), rows(versions));
    }

    private static RawOffer day(String id, int day, String title) {
        return raw(Source.ADZUNA, id, title, TestMarket.NOON.plus(Duration.ofDays(day)));
    }

    /** Every row of the tables that a transformation makes, by table; what is made only meanwhile is not there any more. */
    final Map<String, List<String>> made(String name) {
        Map<String, List<String>> made = new TreeMap<>();
        try (Database tables = tables(name)) {
            for (String table : tables.list(
                    "select lower(table_schema) || '.' || lower(table_name) from information_schema.tables "
                            + "where lower(table_schema) in ('silver', 'gold')",
                    row -> row.getString(1))) {
                List<String> rows = new ArrayList<>(tables.list("select * from " + table, row -> {
                    StringJoiner columns = new StringJoiner(" | ");
                    for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
                        columns.add(row.getString(i));
                    }
                    return columns.toString();
                }));
                Collections.sort(rows);
                made.put(table, rows);
            }
        }
        return made;
    }

    @Test
    void aFullTransformationGivesWhatAllIncrementsMade() {
        try (Warehouse warehouse = open()) {
            for (int day = 0; day < 4; day++) {
                harvest(
                        warehouse,
                        Run.Status.COMPLETE,
                        day("1", day, "a"),
                        day("2", day, day < 2 ? "a" : "b"),
                        day("3", day, day == 1 ? "bad" : "c" + day),
                        day("new " + day, day, "d"));
                transform(warehouse);
            }
        }
        Map<String, List<String>> incremental = made("warehouse");
        assertTrue(incremental.keySet().containsAll(List.of("silver.offer", "silver.offer_change", "gold.skill")));
        try (Warehouse warehouse = open()) {
            TransformReport report =
                    warehouse.transform(TestMarket.transformation().full(true), ProgressListener.SILENT);
            assertEquals(report.bronzeOffers(), report.cleaned());
        }
        assertEquals(incremental, made("warehouse"));
    }

    private static RawOffer found(int day, String title) {
        return raw(Source.FRANCE_TRAVAIL, "9", title, TestMarket.NOON.plus(Duration.ofDays(day)));
    }

    private static long redact(Warehouse warehouse, int days) {
        return warehouse
                .transform(TestMarket.transformation().redactAfter(Duration.ofDays(days)), ProgressListener.SILENT)
                .redacted();
    }

    @Test
    void vanishedOffersAreReducedForGoodAfterADelay() {
        String secrets = "select 'bronze' from bronze.offer_raw where payload like '%0611223344%' union "
                + "select 'silver' from silver.offer where canonical like '%0611223344%' or title like '%0611223344%' "
                + "or canonical like '%Entreprise%' or company_name is not null or commune_code is not null "
                + "or url is not null union select 'gold' from gold.offer where title like '%0611223344%' "
                + "or company_name is not null union select 'history' from silver.offer_change "
                + "where after_value like '%0611223344%' or before_value like '%0611223344%' order by 1";
        String run;
        Clock later = Clock.fixed(TestMarket.NOON.plus(Duration.ofDays(10)), ZoneOffset.UTC);
        try (Warehouse warehouse = open("warehouse", later)) {
            run = harvest(warehouse, Run.Status.COMPLETE, found(0, "a, 0611223344"));
            harvest(warehouse, Run.Status.COMPLETE, found(1, "b, 0611223344"));
            harvest(warehouse, Run.Status.COMPLETE);
            assertEquals(0, redact(warehouse, 10));
        }
        assertEquals(List.of("bronze", "gold", "history", "silver"), rows(secrets));
        try (Warehouse warehouse = open("warehouse", later)) {
            assertEquals(2, redact(warehouse, 8));
            assertEquals(0, redact(warehouse, 8));
        }
        assertEquals(List.of(), rows(secrets));
        List<String> hashes =
                rows("select payload_sha256 from bronze.offer_raw where redacted_at is not null order by 1");
        assertEquals(2, hashes.size());
        Map<String, List<String>> reduced = made("warehouse");
        assertEquals(1, reduced.get("gold.offer").size());
        try (Warehouse warehouse = open("warehouse", later)) {
            harvest(warehouse, Run.Status.PARTIAL, found(0, "a, 0611223344"));
            warehouse.transform(TestMarket.transformation().full(true), ProgressListener.SILENT);
        }
        assertEquals(List.of(), rows(secrets));
        assertEquals(hashes, rows("select payload_sha256 from bronze.offer_raw order by 1"));
        try (Warehouse warehouse = open("warehouse", later)) {
            warehouse.transform(TestMarket.transformation().asOf(run), ProgressListener.SILENT);
        }
        assertEquals(List.of(), rows(secrets));
    }

    @Test
    void anOfferThatIsSeenAgainAfterItWasReducedIsWholeAgain() {
        Clock later = Clock.fixed(TestMarket.NOON.plus(Duration.ofDays(10)), ZoneOffset.UTC);
        try (Warehouse warehouse = open("warehouse", later)) {
            harvest(warehouse, Run.Status.COMPLETE, found(0, "a"));
            harvest(warehouse, Run.Status.COMPLETE);
            assertEquals(1, redact(warehouse, 8));
            assertEquals(null, silver(warehouse).get("francetravail:9").place().communeCode());
            harvest(warehouse, Run.Status.COMPLETE, found(11, "a"));
            transform(warehouse);
            Offer offer = silver(warehouse).get("francetravail:9");
            assertTrue(offer.available());
            assertEquals("35238", offer.place().communeCode());
        }
    }

    @Test
    void aTransformationThatFailsChangesNothing() {
        try (Warehouse warehouse = open()) {
            harvest(warehouse, Run.Status.COMPLETE, raw(Source.ADZUNA, "1", "a"));
            transform(warehouse);
            harvest(warehouse, Run.Status.COMPLETE, raw(Source.ADZUNA, "1", "b"));
            assertThrows(
                    IllegalStateException.class,
                    () -> warehouse.transform(
                            Transformation.of(
                                    offer -> {
                                        throw new IllegalStateException("out of order");
                                    },
                                    "1"),
                            ProgressListener.SILENT));
            assertEquals("a", silver(warehouse).get("adzuna:1").title());
            transform(warehouse);
            assertEquals("b", silver(warehouse).get("adzuna:1").title());
        }
    }

    @Test
    void anUnknownRunIsNamedTogetherWithTheKnownOnes() {
        try (Warehouse warehouse = open()) {
            String known = harvest(warehouse, Run.Status.COMPLETE, raw(Source.ADZUNA, "1", "a"));
            InvalidInputException error = assertThrows(
                    InvalidInputException.class,
                    () -> warehouse.transform(TestMarket.transformation().asOf("yesterday"), ProgressListener.SILENT));
            assertTrue(error.getMessage().contains("yesterday"), error.getMessage());
            assertTrue(error.getMessage().contains(known), error.getMessage());
        }
    }

    @Test
    void anEmptyWarehouseSaysToHarvestFirst() {
        try (Warehouse warehouse = open()) {
            InvalidInputException error = assertThrows(InvalidInputException.class, () -> transform(warehouse));
            assertTrue(error.getMessage().contains("harvest first"), error.getMessage());
        }
    }

    @Test
    void whatTablesShouldHoldAndDoNotIsCountedAfterEachTransformation() {
        try (Warehouse warehouse = open()) {
            assertEquals(List.of(), warehouse.failedTests());
            RawOffer[] offers = {
                raw(Source.ADZUNA, "1", "a"), raw(Source.ADZUNA, "2", "b"), raw(Source.ADZUNA, "3", "c")
            };
            harvest(warehouse, Run.Status.COMPLETE, offers);
            Transformation confusing = Transformation.of(
                            offer -> TestMarket.clean(
                                    new RawOffer(offer.source(), "same", offer.payload(), offer.harvestedAt())),
                            "confusing")
                    .withoutDuplicates();
            warehouse.transform(confusing, ProgressListener.SILENT);
            List<FailedTest> failed = warehouse.failedTests();
            assertTrue(failed.contains(new FailedTest("silver.offer", "id is unique", 1)), failed.toString());
            assertTrue(
                    failed.contains(new FailedTest("silver.offer_skill", "offer_id, ordinal together are unique", 2)),
                    failed.toString());
            transform(warehouse);
            assertEquals(List.of(), warehouse.failedTests());
        }
    }

    @Test
    void theNumberOfThreadsMakesNoDifference() {
        List<Map<String, Offer>> silver = new ArrayList<>();
        for (int threads : new int[] {1, 3}) {
            try (Warehouse warehouse = open("on-" + threads)) {
                RawOffer[] offers = IntStream.range(0, 2_345)
                        .mapToObj(i -> raw(Source.ADZUNA, "o" + i, i % 7 == 0 ? "bad" : "title " + i % 1_000))
                        .toArray(RawOffer[]::new);
                harvest(warehouse, Run.Status.COMPLETE, offers);
                List<Long> done = new ArrayList<>();
                TransformReport report =
                        warehouse.transform(TestMarket.transformation().onThreads(threads), (step, soFar, total) -> {
                            if (step.equals("cleaning")) {
                                done.add(soFar);
                            }
                        });
                assertEquals(List.of(0L, 1_000L, 2_000L, 2_345L), done);
                assertEquals(2_345, report.bronzeOffers());
                assertEquals(335, report.rejected());
                silver.add(silver(warehouse));
            }
        }
        assertEquals(silver.get(0), silver.get(1));
    }

    @Test
    void runsSortByStartEvenWhenTheClockStandsStill() {
        Clock still = Clock.fixed(TestMarket.NOON, ZoneOffset.UTC);
        try (Warehouse warehouse = open("still", still)) {
            String first = warehouse.runs().start("run").id();
            String second = warehouse.runs().start("run").id();
            assertTrue(first.compareTo(second) < 0, first + " " + second);
            assertEquals(
                    List.of(second, first),
                    warehouse.runs().latest(10).stream().map(Run::id).toList());
        }
    }

    @Test
    void whatWasHarvestedIsThereAfterReopening() {
        try (Warehouse warehouse = open()) {
            harvest(warehouse, Run.Status.COMPLETE, raw(Source.ADZUNA, "é\\\"1", "a"));
        }
        try (Warehouse warehouse = open()) {
            assertEquals(1, warehouse.counts().get("bronze"));
        }
    }

    @Test
    void aFailureThatCannotBeRecordedStaysTheOneThatIsThrown() {
        Warehouse gone = open();
        String run = gone.runs().start("harvest").id();
        gone.runs().startTask(run, "transform", null, null);
        gone.close();
        IllegalStateException cause = new IllegalStateException("the disk is full");
        gone.runs().failTask(run, "transform", Map.of(), cause);
        assertEquals(1, cause.getSuppressed().length);
    }

    private static RawOffer own(String id, String title) {
        return raw(Source.MANUAL, id, title);
    }

    private static void act(Collecting collecting, String id, String candidate, String action, int minute) {
        collecting.feedback(
                id, candidate, "adzuna:1", action, minute, "r1", TestMarket.NOON.plus(Duration.ofMinutes(minute)));
    }

    /** Collects as a run of its own that ends well. */
    private static Collecting.Counts collect(Warehouse warehouse, Consumer<Collecting> what) {
        Run run = warehouse.runs().start("collect");
        warehouse.runs().startTask(run.id(), "collect", Source.MANUAL.id(), Collecting.PLAN);
        try (Collecting collecting = warehouse.collect(run.id(), "database", false)) {
            what.accept(collecting);
            Collecting.Counts counts = collecting.commit();
            warehouse.runs().endTask(run.id(), "collect", Run.Status.COMPLETE, Map.of(), null);
            return counts;
        }
    }

    private static void everybodyActs(Collecting collecting) {
        collecting.candidate("anna");
        collecting.candidate("basile");
        act(collecting, "1", "anna", "VIEW", 1);
        act(collecting, "2", "anna", "VIEW", 3);
        act(collecting, "3", "anna", "DISMISS", 4);
        act(collecting, "4", "basile", "DISMISS", 5);
        act(collecting, "5", "basile", "SAVE", 6);
    }

    @Test
    void feedbackIsTakenOnceAndToldByCandidateAndByOffer() {
        try (Warehouse warehouse = open()) {
            harvest(warehouse, Run.Status.COMPLETE, raw(Source.ADZUNA, "1", "good"));
            assertEquals(new Collecting.Counts(0, 0, 0, 5, 0), collect(warehouse, WarehouseContract::everybodyActs));
            assertEquals(new Collecting.Counts(0, 0, 0, 1, 0), collect(warehouse, again -> {
                assertEquals(Optional.of(TestMarket.NOON.plus(Duration.ofMinutes(6))), again.until());
                everybodyActs(again);
                act(again, "6", "basile", "APPLY", 7);
            }));
            transform(warehouse);
            assertEquals(List.of(), warehouse.failedTests());
        }
        assertEquals(
                List.of("anna 2 false false true 1", "basile 0 true true false 5"),
                rows("select concat_ws(' ', candidate, views, case when saved then 'true' else 'false' end, "
                        + "case when applied then 'true' else 'false' end, "
                        + "case when dismissed then 'true' else 'false' end, best_rank) "
                        + "from silver.feedback order by candidate"));
        assertEquals(
                List.of("2 1 1 1 1"),
                rows("select concat_ws(' ', candidates, viewed, saved, applied, dismissed) from gold.offer_feedback"));
    }

    private static void like(Collecting collecting, String candidate, String action, String... offers) {
        collecting.candidate(candidate);
        for (int i = 0; i < offers.length; i++) {
            String offer = "adzuna:" + offers[i];
            collecting.feedback(
                    candidate + action + offer,
                    candidate,
                    offer,
                    action,
                    null,
                    "r1",
                    TestMarket.NOON.plus(Duration.ofMinutes(i)));
        }
    }

    private List<String> likedTogether() {
        return rows("select concat_ws(' ', one.id, other.id, cast(t.candidates as varchar), "
                + "cast(cast(round(1000 * t.similarity) as bigint) as varchar)) "
                + "from gold.offer_liked_together t "
                + "join gold.offer one on one.offer_key = t.offer_key "
                + "join gold.offer other on other.offer_key = t.other_offer_key order by one.id, other.id");
    }

    @Test
    void offersAreLikedTogetherByThreePeopleAtLeast() {
        try (Warehouse warehouse = open()) {
            harvest(
                    warehouse,
                    Run.Status.COMPLETE,
                    IntStream.rangeClosed(1, 5)
                            .mapToObj(i -> raw(Source.ADZUNA, "" + i, "offer " + i))
                            .toArray(RawOffer[]::new));
            collect(warehouse, collecting -> {
                like(collecting, "anna", "SAVE", "1", "2", "3");
                like(collecting, "anna", "APPLY", "2");
                like(collecting, "basile", "APPLY", "1", "2", "3", "4");
                like(collecting, "chloe", "SAVE", "1", "2", "4", "5");
                like(collecting, "david", "SAVE", "1", "4");
                like(collecting, "elise", "VIEW", "3", "4", "5");
                like(collecting, "elise", "SAVE", "1", "2", "3");
                // Dismissed later than saved: no longer liked.
                like(collecting, "elise", "DISMISS", "5", "5", "5", "3");
            });
            transform(warehouse);
            assertEquals(List.of(), warehouse.failedTests());
        }
        // 1 and 2 by four of five and four people, 1 and 4 by three of five and three; of 3 and 4 too few like others
        // too.
        assertEquals(
                List.of(
                        "adzuna:1 adzuna:2 4 276",
                        "adzuna:1 adzuna:4 3 216",
                        "adzuna:2 adzuna:1 4 276",
                        "adzuna:4 adzuna:1 3 216"),
                likedTogether());
    }

    @Test
    void offersLikedTogetherAreThoseThatCountingByHandFinds() {
        Random random = new Random(7);
        List<String> offers = IntStream.range(10, 40).mapToObj(String::valueOf).toList();
        Map<String, List<String>> likes = new TreeMap<>();
        for (int person = 0; person < 25; person++) {
            likes.put(
                    "p" + person,
                    offers.stream().filter(offer -> random.nextInt(3) == 0).toList());
        }
        try (Warehouse warehouse = open()) {
            harvest(
                    warehouse,
                    Run.Status.COMPLETE,
                    offers.stream()
                            .map(offer -> raw(Source.ADZUNA, offer, "offer " + offer))
                            .toArray(RawOffer[]::new));
            collect(
                    warehouse,
                    collecting -> likes.forEach(
                            (person, liked) -> like(collecting, person, "SAVE", liked.toArray(String[]::new))));
            transform(warehouse);
        }
        List<String> expected = new ArrayList<>();
        for (String one : offers) {
            Map<String, Long> together = new TreeMap<>();
            likes.values().stream()
                    .filter(liked -> liked.contains(one))
                    .flatMap(List::stream)
                    .filter(other -> !other.equals(one))
                    .forEach(other -> together.merge(other, 1L, Long::sum));
            together.entrySet().stream()
                    .filter(other -> other.getValue() >= 3)
                    .map(other -> Map.entry(
                            other.getKey(),
                            other.getValue()
                                    / (Math.sqrt((double) likers(likes, one) * likers(likes, other.getKey())) + 10)))
                    .sorted(Map.Entry.<String, Double>comparingByValue()
                            .reversed()
                            .thenComparing(Map.Entry.comparingByKey()))
                    .limit(20)
                    .map(other -> "adzuna:" + one + " adzuna:" + other.getKey() + " " + together.get(other.getKey())
                            + " " + Math.round(1000 * other.getValue()))
                    .sorted()
                    .forEach(expected::add);
        }
        assertTrue(expected.size() > 100, expected.size() + " pairs");
        assertEquals(expected, likedTogether());
    }

    private static long likers(Map<String, List<String>> likes, String offer) {
        return likes.values().stream().filter(liked -> liked.contains(offer)).count();
    }

    @Test
    void likesOfADuplicateAreThoseOfTheOfferItDuplicatesAndWhatIsGoneIsNotBroughtIn() {
        try (Warehouse warehouse = open()) {
            String text = "Nous cherchons quelqu'un pour notre équipe de Rennes. ".repeat(10);
            harvest(
                    warehouse,
                    Run.Status.COMPLETE,
                    raw(Source.ADZUNA, "1", text),
                    raw(Source.ADZUNA, "2", text),
                    raw(Source.ADZUNA, "3", "something else"),
                    raw(Source.ADZUNA, "4", "gone"));
            harvest(
                    warehouse,
                    Run.Status.COMPLETE,
                    raw(Source.ADZUNA, "1", text),
                    raw(Source.ADZUNA, "2", text),
                    raw(Source.ADZUNA, "3", "something else"));
            collect(warehouse, collecting -> {
                like(collecting, "anna", "SAVE", "1", "2", "3", "4");
                like(collecting, "basile", "SAVE", "1", "3", "4");
                like(collecting, "chloe", "SAVE", "2", "3", "4");
            });
            transform(warehouse);
            assertEquals(List.of(), warehouse.failedTests());
        }
        assertEquals(List.of("adzuna:2"), rows("select id from silver.offer where duplicate_of = 'adzuna:1'"));
        assertEquals(
                List.of(
                        "adzuna:1 adzuna:3 3 231",
                        "adzuna:2 adzuna:3 3 231",
                        "adzuna:3 adzuna:1 3 231",
                        "adzuna:4 adzuna:1 3 231",
                        "adzuna:4 adzuna:3 3 231"),
                likedTogether());
    }

    @Test
    void whoLikesThousandsOfOffersCountsForTheLastFiftyAndNoOfferHasMoreThanTwentyOthers() {
        try (Warehouse warehouse = open()) {
            int all = 120;
            harvest(
                    warehouse,
                    Run.Status.COMPLETE,
                    IntStream.range(0, all)
                            .mapToObj(i -> raw(Source.ADZUNA, String.format("%04d", i), "offer " + i))
                            .toArray(RawOffer[]::new));
            String[] everything = IntStream.range(0, all)
                    .mapToObj(i -> String.format("%04d", i))
                    .toArray(String[]::new);
            collect(warehouse, collecting -> {
                for (String candidate : List.of("anna", "basile", "chloe")) {
                    like(collecting, candidate, "SAVE", everything);
                }
            });
            transform(warehouse);
            assertEquals(List.of(), warehouse.failedTests());
        }
        assertEquals(
                List.of("50 1000 20 20 adzuna:0070"),
                rows("select concat_ws(' ', cast(count(distinct t.offer_key) as varchar), cast(count(*) as varchar), "
                        + "cast(min(n.others) as varchar), cast(max(n.others) as varchar), min(o.id)) "
                        + "from gold.offer_liked_together t join gold.offer o on o.offer_key = t.offer_key "
                        + "join (select offer_key, count(*) as others from gold.offer_liked_together group by offer_key) n "
                        + "on n.offer_key = t.offer_key"));
    }

    /** The title says occupation, day of publication and salary. */
    private static CleaningResult cleanTold(RawOffer raw) {
        Offer offer = ((CleaningResult.Cleaned) TestMarket.clean(raw)).offer();
        String[] told = offer.title().split(" ");
        Double from = told[2].equals("-") ? null : Double.valueOf(told[2]);
        Double to = told[3].equals("-") ? null : Double.valueOf(told[3]);
        Salary salary = from == null && to == null
                ? null
                : new Salary(
                        Salary.Period.ANNUAL,
                        from,
                        to,
                        null,
                        from,
                        to,
                        from,
                        to,
                        List.of(),
                        Confidence.HIGH,
                        Salary.Origin.FIELDS);
        return new CleaningResult.Cleaned(offer.toBuilder()
                .occupation(
                        told[0].equals("-")
                                ? null
                                : new Occupation(told[0], told[0] + " label", null, null, null, 1, false))
                .createdAt(told[1].equals("-") ? null : Instant.parse(told[1] + "T23:30:00Z"))
                .salary(salary)
                .build());
    }

    @Test
    void demandAndSalariesAreToldByMonthOfPublicationNotOfHarvest() {
        try (Warehouse warehouse = open()) {
            harvest(
                    warehouse,
                    Run.Status.COMPLETE,
                    raw(Source.ADZUNA, "1", "M1805 2026-01-31 30000 34000"),
                    raw(Source.ADZUNA, "2", "M1805 2026-01-01 - 40000"),
                    raw(Source.ADZUNA, "3", "M1805 2026-01-15 39000 -"),
                    raw(Source.ADZUNA, "4", "M1805 2026-02-01 - -"),
                    raw(Source.ADZUNA, "5", "- 2026-01-31 - -"),
                    raw(Source.ADZUNA, "6", "M1805 - 90000 90000"));
            warehouse.transform(Transformation.of(WarehouseContract::cleanTold, "1"), ProgressListener.SILENT);
            assertEquals(List.of(), warehouse.failedTests());
        }
        assertEquals(
                List.of(
                        "2026-01-01 M1805 35 3 3 32000 39000 40000",
                        "2026-01-01 unknown 35 1 0 - - -",
                        "2026-02-01 M1805 35 1 0 - - -"),
                rows("select concat_ws(' ', substring(cast(month as varchar), 1, 10), coalesce(rome_code, 'unknown'), "
                        + "department_code, cast(offers as varchar), cast(salaries as varchar), "
                        + "coalesce(cast(cast(lowest_salary as bigint) as varchar), '-'), "
                        + "coalesce(cast(cast(median_salary as bigint) as varchar), '-'), "
                        + "coalesce(cast(cast(highest_salary as bigint) as varchar), '-')) "
                        + "from gold.market_month order by month, coalesce(rome_code, 'unknown')"));
    }

    @Test
    void whatIsNotCommittedIsAsIfItHadNotBegun() {
        try (Warehouse warehouse = open()) {
            harvest(warehouse, Run.Status.COMPLETE, raw(Source.ADZUNA, "1", "good"));
            collect(warehouse, WarehouseContract::everybodyActs);
            try (Collecting stopped =
                    warehouse.collect(warehouse.runs().start("collect").id(), "database", false)) {
                stopped.candidate("anna");
                act(stopped, "7", "anna", "APPLY", 7);
            }
            assertEquals(new Collecting.Counts(0, 0, 0, 0, 0), collect(warehouse, WarehouseContract::everybodyActs));
        }
        assertEquals(List.of("5"), rows("select cast(count(*) as varchar) from bronze.feedback"));
    }

    @Test
    void whoHasNoAccountAnyMoreLeavesNothingBehind() {
        try (Warehouse warehouse = open()) {
            harvest(warehouse, Run.Status.COMPLETE, raw(Source.ADZUNA, "1", "good"));
            collect(warehouse, WarehouseContract::everybodyActs);
            transform(warehouse);
            assertEquals(new Collecting.Counts(0, 0, 0, 0, 3), collect(warehouse, later -> later.candidate("basile")));
            transform(warehouse);
        }
        for (String table : List.of("bronze.feedback", "silver.feedback")) {
            assertEquals(List.of("basile"), rows("select distinct candidate from " + table));
        }
        assertEquals(List.of("1"), rows("select cast(candidates as varchar) from gold.offer_feedback"));
    }

    @Test
    void ownOffersAreAvailableUntilTheyAreDeletedAndThenNothingOfThemIsLeft() {
        try (Warehouse warehouse = open()) {
            harvest(warehouse, Run.Status.COMPLETE, raw(Source.ADZUNA, "1", "good"));
            Collecting.Counts both = collect(warehouse, collecting -> {
                collecting.offer(own("a", "first"));
                collecting.offer(own("b", "second"));
            });
            assertEquals(new Collecting.Counts(2, 2, 0, 0, 0), both);
            transform(warehouse);
            assertTrue(silver(warehouse).get("manual:a").available());
            Collecting.Counts one = collect(warehouse, collecting -> collecting.offer(own("b", "second")));
            assertEquals(new Collecting.Counts(1, 0, 1, 0, 0), one);
            transform(warehouse);
            assertEquals(
                    List.of("adzuna:1", "manual:b"),
                    List.copyOf(silver(warehouse).keySet()));
            assertTrue(silver(warehouse).get("manual:b").available());
            assertEquals(List.of(), warehouse.failedTests());
        }
        for (String table : List.of("bronze.offer_raw", "bronze.offer_seen", "bronze.offer_presence", "silver.offer")) {
            assertEquals(
                    List.of("0"),
                    rows("select cast(count(*) as varchar) from " + table
                            + " where source = 'manual' and source_id = 'a'"),
                    table);
        }
        assertEquals(
                List.of("0"),
                rows("select cast(count(*) as varchar) from silver.offer_skill s " + "where s.offer_id = 'manual:a'"));
    }

    @Test
    void anOwnOfferThatWasSeenByAStoppedAttemptAndDeletedSinceIsErased() {
        try (Warehouse warehouse = open()) {
            Run run = warehouse.runs().start("run");
            try (Collecting stopped = warehouse.collect(run.id(), "database", false)) {
                stopped.offer(own("a", "first"));
            }
            try (Collecting resumed = warehouse.collect(run.id(), "database", false)) {
                assertEquals(1, resumed.commit().erasedOffers());
            }
            assertEquals(0, warehouse.counts().get("payloads"));
        }
    }

    @Test
    void offersByHandOfAnArchiveAreNotTakenForDeleted() {
        try (Warehouse warehouse = open()) {
            Run run = warehouse.runs().start("import");
            try (BronzeIngest ingest = warehouse.ingest(run.id(), Source.MANUAL, null)) {
                ingest.accept(own("elsewhere", "kept"));
            }
            assertEquals(0, collect(warehouse, collecting -> {}).erasedOffers());
            transform(warehouse);
            assertEquals(0, collect(warehouse, collecting -> {}).erasedOffers());
            assertEquals(1, warehouse.counts().get("payloads"));
        }
    }

    @Test
    void accountsOfAnotherDatabaseAreNotTakenForDeleted() {
        try (Warehouse warehouse = open()) {
            collect(warehouse, WarehouseContract::everybodyActs);
            String run = warehouse.runs().start("collect").id();
            assertThrows(InvalidInputException.class, () -> warehouse.collect(run, "another", false));
            try (Collecting accepted = warehouse.collect(run, "another", true)) {
                assertEquals(Optional.empty(), accepted.until());
                assertEquals(5, accepted.commit().erasedFeedback());
            }
        }
    }
}
