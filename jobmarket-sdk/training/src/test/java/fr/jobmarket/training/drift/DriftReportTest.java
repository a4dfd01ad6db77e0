package fr.jobmarket.training.drift;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import fr.jobmarket.offer.Confidence;
import fr.jobmarket.offer.Contract;
import fr.jobmarket.offer.Experience;
import fr.jobmarket.offer.Occupation;
import fr.jobmarket.offer.Offer;
import fr.jobmarket.offer.OfferJson;
import fr.jobmarket.offer.Salary;
import fr.jobmarket.offer.Source;
import fr.jobmarket.training.RealMarket;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DriftReportTest {

    private static final int WINDOWS = 100;
    private static final Instant NOW = Instant.parse("2026-07-01T00:00:00Z");

    /** What moves, in the columns named, by what a reader of statistics would want to know of. */
    private enum Change {
        NONE(""),
        MORE_TEMPORARY_WORK("contract"),
        HIGHER_PAY("salary"),
        PAY_SELDOM_STATED("without salary"),
        ANOTHER_TRADE("occupation"),
        SHORTER_TEXTS("descriptionLength"),
        MORE_EXPERIENCE_ASKED("experienceMonths"),
        BROKEN_TEXTS("TEXT_MOJIBAKE");

        private final String column;

        Change(String column) {
            this.column = column;
        }
    }

    private static MarketSample window(int size, long seed, Change change) {
        Random random = new Random(seed);
        List<Offer> offers = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            offers.add(offer(random, "w" + i, change));
        }
        return MarketSample.ofOffers(offers, NOW);
    }

    private static Offer offer(Random random, String id, Change change) {
        boolean temporary = random.nextDouble() < (change == Change.MORE_TEMPORARY_WORK ? 0.55 : 0.35);
        double pay = 25_000 + 6_000 * random.nextGaussian() + (change == Change.HIGHER_PAY ? 2_500 : 0);
        boolean trade = random.nextDouble() < (change == Change.ANOTHER_TRADE ? 0.4 : 0.2);
        int words = 60 + random.nextInt(200) - (change == Change.SHORTER_TEXTS ? 30 : 0);
        int months = 12 * random.nextInt(5) + (change == Change.MORE_EXPERIENCE_ASKED ? 12 : 0);
        boolean broken = random.nextDouble() < (change == Change.BROKEN_TEXTS ? 0.15 : 0.01);
        Offer.Builder offer = Offer.builder(Source.FRANCE_TRAVAIL, id)
                .title("Poste " + "x".repeat(random.nextInt(30)))
                .description("mot ".repeat(words))
                .contract(
                        new Contract(temporary ? Contract.Type.TEMPORARY : Contract.Type.PERMANENT, null, null, false))
                .occupation(new Occupation(trade ? "D1102" : "J1506", "", null, 1, false))
                .experience(new Experience(Experience.Requirement.REQUIRED, months))
                .issues(broken ? List.of("TEXT_MOJIBAKE") : List.of())
                .createdAt(Instant.parse("2026-06-01T00:00:00Z").plusSeconds(random.nextInt(2_000_000)));
        if (random.nextDouble() < (change == Change.PAY_SELDOM_STATED ? 0.45 : 0.65)) {
            offer.salary(new Salary(
                    Salary.Period.ANNUAL,
                    pay,
                    null,
                    null,
                    pay,
                    null,
                    pay,
                    null,
                    List.of(),
                    Confidence.HIGH,
                    Salary.Origin.LABEL));
        }
        return offer.build();
    }

    /** Few offers are compared by tests, many by distances. */
    @ParameterizedTest
    @ValueSource(ints = {700, 2_500})
    void hardlyEverCallsChanceADrift(int size) {
        MarketSample baseline = window(size, 1, Change.NONE);
        int alarms = 0;
        for (int seed = 100; seed < 100 + WINDOWS; seed++) {
            alarms += DriftReport.compare("a", baseline, "b", window(size, seed, Change.NONE))
                            .alarm()
                    ? 1
                    : 0;
        }
        System.out.println("false alarms in " + WINDOWS + " windows of " + size + " offers: " + alarms);
        assertTrue(alarms <= 5, "false alarms: " + alarms);
    }

    @ParameterizedTest
    @ValueSource(ints = {700, 2_500})
    void findsWhatMovedAndNamesIt(int size) {
        MarketSample baseline = window(size, 1, Change.NONE);
        List<String> missed = new ArrayList<>();
        for (int i = 0; i < WINDOWS; i++) {
            Change change = Change.values()[1 + i % (Change.values().length - 1)];
            Set<String> drifted =
                    DriftReport.compare("a", baseline, "b", window(size, 1_000 + i, change)).drifted().stream()
                            .map(ColumnDrift::name)
                            .collect(Collectors.toCollection(TreeSet::new));
            if (!drifted.contains(change.column)) {
                missed.add(change + " in " + drifted);
            }
        }
        System.out.println("missed of " + WINDOWS + " drifted windows of " + size + " offers: " + missed);
        assertTrue(missed.size() <= 5, missed::toString);
    }

    /** Real offers repeat each other and have rare values, which invented ones do not. */
    @ParameterizedTest
    @ValueSource(ints = {700, 2_500})
    @Tag("slow")
    void hardlyEverCallsChanceADriftOnRealOffers(int size) {
        List<Offer> offers = new ArrayList<>(RealMarket.offers("francetravail-offers.jsonl.gz"));
        int alarms = 0;
        for (int seed = 0; seed < WINDOWS; seed++) {
            Collections.shuffle(offers, new Random(seed));
            MarketSample one = MarketSample.ofOffers(offers.subList(0, size), NOW);
            MarketSample other = MarketSample.ofOffers(offers.subList(size, 2 * size), NOW);
            alarms += DriftReport.compare("a", one, "b", other).alarm() ? 1 : 0;
        }
        System.out.println("false alarms in " + WINDOWS + " real windows of " + size + " offers: " + alarms);
        assertTrue(alarms <= 5, "false alarms: " + alarms);
    }

    @Test
    void aSampleBesideItselfHasNoDistance() {
        MarketSample sample = window(4_000, 7, Change.NONE);
        DriftReport report = DriftReport.compare("a", sample, "a", sample);
        assertFalse(report.alarm());
        report.columns().forEach(column -> {
            assertEquals(0, column.value(), 1e-12, column.name());
            assertEquals(0, column.stability(), 1e-12, column.name());
        });
    }

    @Test
    void aColumnThatFallsSilentDrifts() {
        Random random = new Random(3);
        List<Offer> silent = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            Offer offer = offer(random, "s" + i, Change.NONE);
            silent.add(Offer.builder(Source.FRANCE_TRAVAIL, offer.sourceId())
                    .title(offer.title())
                    .build());
        }
        DriftReport report =
                DriftReport.compare("a", window(300, 1, Change.NONE), "b", MarketSample.ofOffers(silent, NOW));
        ColumnDrift contract = report.columns().stream()
                .filter(column -> column.name().equals("contract"))
                .findFirst()
                .orElseThrow();
        assertTrue(contract.drifted());
        assertEquals(ColumnDrift.Measure.MISSING, contract.measure());
        assertEquals(1, contract.currentMissing());
    }

    @Test
    void anEmptyMarketIsComparedWithoutAnError() {
        DriftReport report =
                DriftReport.compare("a", window(200, 1, Change.NONE), "b", MarketSample.ofOffers(List.of(), NOW));
        assertTrue(report.alarm());
        assertTrue(DriftReport.compare(
                        "a", MarketSample.ofOffers(List.of(), NOW), "b", MarketSample.ofOffers(List.of(), NOW))
                .columns()
                .isEmpty());
    }

    @Test
    void saysTheSameInEveryForm() throws IOException {
        DriftReport report = DriftReport.compare(
                "<before>", window(500, 1, Change.NONE), "now", window(500, 2, Change.MORE_TEMPORARY_WORK));
        JsonNode json = OfferJson.newMapper().readTree(report.toJson());
        assertTrue(json.get("alarm").asBoolean());
        assertEquals(report.columns().size(), json.get("columns").size());
        assertEquals("contract", json.get("columns").get(0).get("name").asText());
        assertTrue(report.toText().contains("contract"), report.toText());
        assertTrue(report.toMetrics().contains("jobmarket_drift_stability{subject=\"offers\",column=\"contract\"}"));
        String html = report.toHtml();
        assertTrue(html.contains("&lt;before&gt;") && !html.contains("<before>") && !html.contains("http"), html);
    }
}
