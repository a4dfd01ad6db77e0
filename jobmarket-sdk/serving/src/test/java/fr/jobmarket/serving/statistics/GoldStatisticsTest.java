package fr.jobmarket.serving.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.jobmarket.cleaning.CleaningResult;
import fr.jobmarket.error.InvalidInputException;
import fr.jobmarket.offer.Company;
import fr.jobmarket.offer.Confidence;
import fr.jobmarket.offer.Contract;
import fr.jobmarket.offer.DataRole;
import fr.jobmarket.offer.Experience;
import fr.jobmarket.offer.Occupation;
import fr.jobmarket.offer.Offer;
import fr.jobmarket.offer.Place;
import fr.jobmarket.offer.Qualification;
import fr.jobmarket.offer.Salary;
import fr.jobmarket.offer.Skill;
import fr.jobmarket.offer.Source;
import fr.jobmarket.source.RawOffer;
import fr.jobmarket.statistics.LabelledCount;
import fr.jobmarket.statistics.LocationCount;
import fr.jobmarket.statistics.OfferTotals;
import fr.jobmarket.statistics.SalaryStatistics;
import fr.jobmarket.statistics.StatisticsFilter;
import fr.jobmarket.warehouse.BronzeIngest;
import fr.jobmarket.warehouse.ProgressListener;
import fr.jobmarket.warehouse.Transformation;
import fr.jobmarket.warehouse.Warehouse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GoldStatisticsTest {

    private static final StatisticsFilter ALL = StatisticsFilter.ALL;

    @TempDir
    static Path folder;

    private static GoldStatistics statistics;

    @BeforeAll
    static void publishAMarket() {
        Map<String, Offer> offers = new TreeMap<>();
        add(offers, offer("1", paris("75101"), DataRole.DATA_ENGINEER, Contract.Type.PERMANENT, 40_000.0, 60_000.0));
        add(offers, offer("2", paris("75102"), DataRole.DATA_ENGINEER, Contract.Type.PERMANENT, 30_000.0, null));
        add(offers, offer("3", rennes(), null, Contract.Type.FIXED_TERM, null, 20_000.0));
        add(offers, offer("4", Place.UNKNOWN, null, null, null, null));
        add(offers, offer("5", rennes(), null, Contract.Type.FIXED_TERM, null, 20_000.0));
        Path gold = folder.resolve("gold");
        try (Warehouse warehouse = Warehouse.open("jdbc:duckdb:")) {
            String run = warehouse.runs().start("harvest").id();
            try (BronzeIngest ingest = warehouse.ingest(run, Source.FRANCE_TRAVAIL, null)) {
                offers.keySet()
                        .forEach(id -> ingest.accept(new RawOffer(Source.FRANCE_TRAVAIL, id, "{}", Instant.now())));
            }
            warehouse.transform(Transformation.of(raw -> cleaned(offers, raw), "1"), ProgressListener.SILENT);
            warehouse.exportGold(gold);
        }
        statistics = GoldStatistics.open(gold);
    }

    @AfterAll
    static void close() {
        statistics.close();
    }

    private static CleaningResult cleaned(Map<String, Offer> offers, RawOffer raw) {
        return new CleaningResult.Cleaned(offers.get(raw.sourceId()));
    }

    private static void add(Map<String, Offer> offers, Offer offer) {
        offers.put(offer.sourceId(), offer);
    }

    private static Place paris(String commune) {
        return place(
                commune, "Paris arrondissement", "750" + commune.substring(3), "75", "Paris", "11", "Île-de-France");
    }

    private static Place rennes() {
        return place("35238", "Rennes", "35000", "35", "Ille-et-Vilaine", "53", "Bretagne");
    }

    private static Place place(
            String commune,
            String name,
            String postal,
            String department,
            String departmentName,
            String region,
            String regionName) {
        return new Place(
                name,
                commune,
                name,
                postal,
                department,
                departmentName,
                region,
                regionName,
                48.0,
                2.0,
                Place.Precision.COMMUNE,
                null,
                true);
    }

    private static Offer offer(
            String id,
            Place place,
            @Nullable DataRole role,
            Contract.@Nullable Type contract,
            @Nullable Double annualMin,
            @Nullable Double annualMax) {
        return Offer.builder(Source.FRANCE_TRAVAIL, id)
                .title(id.equals("3") || id.equals("5") ? "Boulanger" : "Poste " + id)
                .description(id.equals("3") || id.equals("5") ? "Vous fabriquez le pain." : "Texte propre à " + id)
                .company(new Company("Entreprise", null, null, null))
                .place(place)
                .dataRole(role)
                .contract(contract == null ? null : new Contract(contract, null, null, false))
                .salary(
                        annualMin == null && annualMax == null
                                ? null
                                : new Salary(
                                        Salary.Period.ANNUAL,
                                        annualMin,
                                        annualMax,
                                        null,
                                        annualMin,
                                        annualMax,
                                        annualMin,
                                        annualMax,
                                        List.of(),
                                        Confidence.HIGH,
                                        Salary.Origin.LABEL))
                .occupation(new Occupation("M1805", "Études et développement informatique", null, 1, false))
                .experience(id.equals("1") ? new Experience(Experience.Requirement.REQUIRED, 24) : null)
                .skills(List.of(
                        new Skill(id.equals("2") ? null : "100", "Développer une application", null),
                        new Skill(id.equals("2") ? null : "100", "Développer une application", null),
                        new Skill(null, "Café", null)))
                .softSkills(List.of("Rigueur"))
                .languages(List.of("Anglais"))
                .licences(List.of("B - Véhicule léger"))
                .trainings(List.of("Bac+5"))
                .keywords(id.equals("1") ? List.of("Java", "Spark") : List.of("Java"))
                .qualification(new Qualification("9", "Cadre"))
                .createdAt(Instant.parse("2026-11-16T10:00:00Z")) // a Monday
                .build();
    }

    private static StatisticsFilter in(
            @Nullable String region, @Nullable String department, @Nullable String postal, @Nullable String commune) {
        return new StatisticsFilter(null, null, region, department, postal, commune);
    }

    @Test
    void totalsLeaveDuplicatesOutAndSayHowMany() {
        OfferTotals totals = statistics.offers(ALL);
        assertEquals(4, totals.total());
        assertEquals(4, totals.available());
        assertEquals(1, totals.duplicates());
        assertEquals(List.of(new LabelledCount("francetravail", null, 4)), totals.bySource());
        assertEquals(List.of(new LabelledCount("DATA_ENGINEER", null, 2)), totals.byRole());
        assertEquals(List.of(new LabelledCount("1", "lundi", 4)), totals.byWeekday());
        assertEquals(List.of(new LabelledCount("2026-11", null, 4)), totals.byMonth());
        assertEquals(
                List.of(new LabelledCount("PERMANENT", null, 2), new LabelledCount("FIXED_TERM", null, 1)),
                totals.byContract());
    }

    @Test
    void everyFilterRestricts() {
        assertEquals(2, statistics.offers(in("11", null, null, null)).total());
        assertEquals(1, statistics.offers(in(null, "35", null, null)).total());
        assertEquals(1, statistics.offers(in(null, null, "75001", null)).total());
        assertEquals(1, statistics.offers(in(null, null, null, "75101")).total());
        assertEquals(2, statistics.offers(in(null, null, null, "75056")).total());
        assertEquals(0, statistics.offers(in("53", null, "75001", null)).total());
        assertEquals(
                0,
                statistics
                        .offers(new StatisticsFilter(null, false, null, null, null, null))
                        .total());
        assertEquals(
                2,
                statistics
                        .offers(new StatisticsFilter(DataRole.DATA_ENGINEER, true, null, null, null, null))
                        .total());
    }

    @ParameterizedTest
    @CsvSource({"2026-11-16, 2026-11-16, 4", "2026-11-17, , 0", ", 2026-11-15, 0", "2026-11-01, , 4", ", 2026-11-16, 4"
    })
    void aPeriodHoldsItsFirstAndItsLastDay(@Nullable LocalDate since, @Nullable LocalDate until, long offers) {
        StatisticsFilter filter = new StatisticsFilter(null, null, null, null, null, null, since, until);
        assertEquals(offers, statistics.offers(filter).total());
        assertEquals(offers > 0, !statistics.skills(filter, 10).isEmpty());
    }

    @Test
    void whatAUserTypesIsNeverSql() {
        assertThrows(InvalidInputException.class, () -> in("11' or '1'='1", null, null, null));
        assertEquals(List.of(), statistics.findSkills("'); drop table skill; --", 10));
        assertEquals(List.of(), statistics.findOccupations("%", 10));
    }

    @Test
    void rankingsAreSortedAndBounded() {
        List<LocationCount> regions = statistics.ranking(LocationCount.Level.REGION, ALL, 10);
        assertEquals(
                List.of(
                        new LocationCount(LocationCount.Level.REGION, "11", "Île-de-France", null, null, 48.0, 2.0, 2),
                        new LocationCount(LocationCount.Level.REGION, "53", "Bretagne", null, null, 48.0, 2.0, 1)),
                regions);
        assertEquals(1, statistics.ranking(LocationCount.Level.REGION, ALL, 1).size());
        assertEquals(
                new LocationCount(LocationCount.Level.CITY, "75056", "Paris", "75", "11", 48.0, 2.0, 2),
                statistics.ranking(LocationCount.Level.CITY, ALL, 1).get(0));
        assertEquals(
                "75",
                statistics
                        .ranking(LocationCount.Level.DEPARTMENT, ALL, 1)
                        .get(0)
                        .code());
        InvalidInputException error =
                assertThrows(InvalidInputException.class, () -> statistics.ranking(LocationCount.Level.REGION, ALL, 0));
        assertTrue(error.getMessage().contains("limit"), error.getMessage());
    }

    @Test
    void locationsAreFoundWithoutAccentsAndWithinAParent() {
        assertEquals(
                List.of("11"),
                statistics.locations(LocationCount.Level.REGION, "ile de fr", null, null, 10).stream()
                        .map(LocationCount::code)
                        .toList());
        assertEquals(
                3,
                statistics
                        .locations(LocationCount.Level.COMMUNE, null, null, null, 10)
                        .size());
        assertEquals(
                1,
                statistics
                        .locations(LocationCount.Level.COMMUNE, null, null, "35", 10)
                        .size());
        assertEquals(
                2,
                statistics
                        .locations(LocationCount.Level.COMMUNE, "751", "11", null, 10)
                        .size());
        assertEquals(
                List.of(),
                statistics.locations(LocationCount.Level.COMMUNE, null, "11", "35", 10),
                "a department of another region");
    }

    @Test
    void aSkillNamedTwiceByOneOfferCountsOnceAndOneWithoutCodeIsFoundByItsLabel() {
        assertEquals(
                List.of(
                        new LabelledCount("100", "Développer une application", 4),
                        new LabelledCount("Café", "Café", 4)),
                statistics.skills(ALL, 10));
    }

    @Test
    void dictionariesAreSearchedByEveryWordWithoutAccents() {
        assertEquals(1, statistics.findSkills("developper APPLICATION", 10).size());
        assertEquals(0, statistics.findSkills("developper rien", 10).size());
        assertEquals(1, statistics.findSkills("Une-application", 10).size());
        assertEquals(2, statistics.findSkills(null, 10).size());
    }

    @Test
    void occupationsAreFoundByEverydayNamesAndCarryTheirOfficialLabel() {
        LabelledCount developers = statistics.findOccupations(null, 1).get(0);
        assertEquals(
                new LabelledCount("M1805", "Développeur / Développeuse informatique", developers.count()), developers);
        assertTrue(developers.count() > 0);
        assertEquals(developers, statistics.findOccupations("m18", 10).get(0));
        assertTrue(statistics.findOccupations("devlopeuse", 10).contains(developers));
        assertEquals(
                new LabelledCount("K1303", "Garde d'enfant", 0),
                statistics.findOccupations("nounou", 10).get(0));
        assertEquals(List.of(), statistics.findOccupations("xqzvw", 10));
    }

    @Test
    void partsOfOffersAreCounted() {
        assertEquals(
                List.of(new LabelledCount("Java", null, 4), new LabelledCount("Spark", null, 1)),
                statistics.keywords(ALL, 10));
        assertEquals(List.of(new LabelledCount("Rigueur", null, 4)), statistics.softSkills(ALL, 10));
        assertEquals(List.of(new LabelledCount("Anglais", null, 4)), statistics.languages(ALL, 10));
        assertEquals(List.of(new LabelledCount("B - Véhicule léger", null, 4)), statistics.licences(ALL, 10));
        assertEquals(List.of(new LabelledCount("Bac+5", null, 4)), statistics.trainings(ALL, 10));
        assertEquals(List.of(new LabelledCount("9", "Cadre", 4)), statistics.qualifications(ALL));
    }

    @Test
    void experienceGoesFromLittleToMuch() {
        assertEquals(
                List.of(
                        new LabelledCount("UP_TO_3_YEARS", "Jusqu'à 3 ans", 1),
                        new LabelledCount("UNKNOWN", "Non précisée", 3)),
                statistics.experience(ALL));
    }

    @Test
    void salariesAreSpreadByRoleAndContract() {
        SalaryStatistics salaries = statistics.salaries(ALL);
        assertEquals(4, salaries.offers());
        assertEquals(3, salaries.overall().count());
        assertEquals(30_000.0, salaries.overall().median());
        assertEquals(
                new SalaryStatistics.Distribution("DATA_ENGINEER", 2, 40_000, 32_000, 35_000, 40_000, 45_000, 48_000),
                salaries.byRole().get(0));
        assertEquals(2, salaries.byContract().size());
        assertTrue(statistics.salaries(in("94", null, null, null)).byRole().isEmpty());
    }

    @Test
    void manyThreadsAskAtOnce() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Callable<Long>> questions = java.util.Collections.nCopies(
                    64,
                    () -> statistics.offers(ALL).total()
                            + statistics.skills(ALL, 5).size());
            for (var answer : threads.invokeAll(questions)) {
                assertEquals(6, answer.get());
            }
        } finally {
            threads.shutdown();
        }
    }

    @Test
    void aFolderWithoutGoldFilesIsRefused() throws Exception {
        Path empty = Files.createDirectory(folder.resolve("empty"));
        InvalidInputException error = assertThrows(InvalidInputException.class, () -> GoldStatistics.open(empty));
        assertTrue(error.getMessage().contains("offer.parquet"), error.getMessage());
        Files.writeString(empty.resolve("offer.parquet"), "no parquet");
        assertThrows(InvalidInputException.class, () -> GoldStatistics.open(empty));
    }

    @Test
    void answersAQuestionAboutAFilterWithOneQueryHoweverOftenItIsAsked() {
        try (GoldStatistics fresh = GoldStatistics.open(folder.resolve("gold"))) {
            StatisticsFilter filter = new StatisticsFilter(null, true, "53", null, null, null);
            OfferTotals totals = fresh.offers(filter);
            long queries = fresh.queries();
            assertEquals(totals, fresh.offers(filter));
            assertEquals(totals.byContract(), fresh.contracts(filter));
            assertEquals(totals.byMonth(), fresh.months(filter));
            assertEquals(totals.byWeekday(), fresh.weekdays(filter));
            assertEquals(queries, fresh.queries());
            fresh.offers(ALL);
            assertEquals(2 * queries, fresh.queries());
        }
    }

    @Test
    void oneListIsOneQuery() {
        try (GoldStatistics fresh = GoldStatistics.open(folder.resolve("gold"))) {
            fresh.contracts(ALL);
            assertEquals(1, fresh.queries());
            fresh.skills(ALL, 10);
            fresh.skills(ALL, 10);
            assertEquals(2, fresh.queries());
            fresh.skills(ALL, 11);
            assertEquals(3, fresh.queries());
        }
    }

    @Test
    void callersOfOneQuestionShareOneQuery() throws Exception {
        ExecutorService callers = Executors.newFixedThreadPool(8);
        try (GoldStatistics fresh = GoldStatistics.open(folder.resolve("gold"))) {
            List<Callable<List<LabelledCount>>> calls = Collections.nCopies(64, () -> fresh.keywords(ALL, 20));
            for (Future<List<LabelledCount>> answer : callers.invokeAll(calls)) {
                assertEquals(statistics.keywords(ALL, 20), answer.get());
            }
            assertEquals(1, fresh.queries());
        } finally {
            callers.shutdownNow();
        }
    }

    @Test
    void refusesPlacesThatAreNoCodes() {
        assertThrows(
                InvalidInputException.class,
                () -> statistics.locations(LocationCount.Level.CITY, null, "Bretagne", null, 10));
    }
}
