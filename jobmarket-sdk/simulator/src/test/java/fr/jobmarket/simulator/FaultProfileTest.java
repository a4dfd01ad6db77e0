package fr.jobmarket.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FaultProfileTest {
    private static final FaultProfile UNLIMITED =
            FaultProfile.CALM.toBuilder().callsPerSecond(0).build();

    @Test
    void namesItsThreePresets() {
        assertEquals(FaultProfile.CALM, FaultProfile.named("calm"));
        assertEquals(FaultProfile.REAL, FaultProfile.named("Real"));
        assertEquals(FaultProfile.HOSTILE, FaultProfile.named("HOSTILE"));
        assertTrue(assertThrows(IllegalArgumentException.class, () -> FaultProfile.named("wild"))
                .getMessage()
                .contains("calm, real or hostile"));
    }

    @Test
    void refusesARateThatIsNoShare() {
        assertTrue(assertThrows(
                        IllegalArgumentException.class,
                        () -> FaultProfile.builder().cutRate(1.5).build())
                .getMessage()
                .contains("cutRate"));
    }

    @Test
    void keepsEveryComponentThroughItsBuilder() {
        assertEquals(FaultProfile.HOSTILE, FaultProfile.HOSTILE.toBuilder().build());
    }

    @ParameterizedTest
    @CsvSource({"serverErrorRate,500", "unavailableRate,503", "htmlErrorRate,502", "tooManyRequestsRate,429"})
    void answersWithTheStatusOfTheFault(String fault, int status) throws IOException {
        FaultProfile.Builder profile = UNLIMITED.toBuilder();
        switch (fault) {
            case "serverErrorRate" -> profile.serverErrorRate(1);
            case "unavailableRate" -> profile.unavailableRate(1);
            case "htmlErrorRate" -> profile.htmlErrorRate(1);
            default -> profile.tooManyRequestsRate(1);
        }
        try (JobMarketSimulator simulator = simulator(profile.build())) {
            HttpResponse<String> answer = new Calls(simulator).search();
            assertEquals(status, answer.statusCode());
            assertEquals(status == 429 ? "1" : "", Calls.header(answer, "Retry-After"));
            if (status == 500) {
                assertEquals("JCS0011G", Calls.json(answer).path("codeErreur").asText());
                assertEquals(500, Calls.json(answer).path("codeHttp").asInt());
            }
            assertEquals(status == 502, answer.body().contains("<html>"));
            assertNotEquals("", simulator.requests().get(0).fault());
        }
    }

    @Test
    void refusesABurstOfCallsWithoutAHint() throws IOException {
        FaultProfile profile = UNLIMITED.toBuilder()
                .tooManyRequestsRate(0.05)
                .tooManyRequestsBurst(4)
                .retryAfterShare(0)
                .build();
        try (JobMarketSimulator simulator = simulator(profile)) {
            Calls calls = new Calls(simulator);
            List<Integer> statuses = new ArrayList<>();
            for (int i = 0; i < 120; i++) {
                HttpResponse<String> answer = calls.search("range", "0-0");
                statuses.add(answer.statusCode());
                assertEquals("", Calls.header(answer, "Retry-After"));
            }
            int start = statuses.indexOf(429);
            assertTrue(start >= 0);
            assertEquals(List.of(429, 429, 429, 429), statuses.subList(start, start + 4));
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void cutsConnections(boolean midBody) throws IOException {
        FaultProfile.Builder profile = UNLIMITED.toBuilder();
        FaultProfile cut = (midBody ? profile.cutRate(1) : profile.silentCutRate(1)).build();
        try (JobMarketSimulator simulator = simulator(cut)) {
            assertThrows(IOException.class, () -> new Calls(simulator).adzuna("/jobs/fr/search/1"));
            assertEquals(midBody ? 200 : 0, simulator.requests().get(0).status());
        }
    }

    @Test
    void sendsSlowBytes() throws IOException {
        FaultProfile profile = UNLIMITED.toBuilder()
                .slowRate(1)
                .slowPause(Duration.ofMillis(15))
                .build();
        try (JobMarketSimulator simulator = simulator(profile)) {
            long start = System.nanoTime();
            assertEquals(200, new Calls(simulator).adzuna("/jobs/fr/search/1").statusCode());
            assertTrue(System.nanoTime() - start > 8 * 15 * 900_000L);
        }
    }

    @Test
    void expiresTokensWithAnEmpty401() throws IOException {
        SteppedClock clock = new SteppedClock();
        try (JobMarketSimulator simulator = JobMarketSimulator.builder()
                .syntheticMarket(50, 0, 1)
                .clock(clock)
                .start()) {
            Calls calls = new Calls(simulator).signIn();
            clock.advance(Duration.ofSeconds(1498));
            assertEquals(200, calls.search().statusCode());
            clock.advance(Duration.ofSeconds(1));
            HttpResponse<String> answer = calls.search();
            assertEquals(401, answer.statusCode());
            assertEquals("", answer.body());
            assertEquals("Bearer", Calls.header(answer, "WWW-Authenticate"));
            assertEquals(200, calls.signIn().search().statusCode());
        }
    }

    @Test
    void revokesATokenAtRandomUntilTheNextOne() throws IOException {
        try (JobMarketSimulator simulator =
                simulator(UNLIMITED.toBuilder().tokenRevocationRate(0.2).build())) {
            Calls calls = new Calls(simulator).signIn();
            int refused = 0;
            for (int i = 0; i < 60; i++) {
                if (calls.search("range", "0-0").statusCode() == 401) {
                    refused++;
                    calls.signIn();
                }
            }
            assertTrue(refused > 2 && refused < 30, "refused: " + refused);
        }
    }

    @Test
    void limitsFranceTravailAndSaysSoInHeaders() throws IOException {
        SteppedClock clock = new SteppedClock();
        try (JobMarketSimulator simulator = JobMarketSimulator.builder()
                .syntheticMarket(50, 0, 1)
                .clock(clock)
                .faults(FaultProfile.REAL)
                .start()) {
            Calls calls = new Calls(simulator).signIn();
            for (int left = 9; left >= 0; left--) {
                HttpResponse<String> answer = calls.search();
                assertEquals(200, answer.statusCode());
                assertEquals(Integer.toString(left), Calls.header(answer, "X-Ratelimit-Remaining-Clientidlimiter"));
                assertEquals("10", Calls.header(answer, "X-Ratelimit-Burst-Capacity-Clientidlimiter"));
                assertEquals("10", Calls.header(answer, "x-ratelimit-replenish-rate-clientidlimiter"));
                assertEquals("1", Calls.header(answer, "X-Ratelimit-Requested-Tokens-Clientidlimiter"));
            }
            HttpResponse<String> answer = calls.search();
            assertEquals(429, answer.statusCode());
            assertEquals("1", Calls.header(answer, "Retry-After"));
            assertTrue(Calls.header(answer, "Content-Type").startsWith("text/plain"));
            clock.advance(Duration.ofMillis(100));
            assertEquals(200, calls.search().statusCode());
            assertEquals(429, calls.search().statusCode());
        }
    }

    @Test
    void holdsAdzunaToItsMinuteAndItsDay() throws IOException {
        SteppedClock clock = new SteppedClock();
        FaultProfile profile =
                UNLIMITED.toBuilder().adzunaPerMinute(3).adzunaPerDay(5).build();
        try (JobMarketSimulator simulator = JobMarketSimulator.builder()
                .syntheticMarket(0, 50, 1)
                .clock(clock)
                .faults(profile)
                .start()) {
            Calls calls = new Calls(simulator);
            assertEquals(List.of(200, 200, 200, 429), statuses(calls, 4));
            clock.advance(Duration.ofSeconds(61));
            assertEquals(List.of(200, 200, 429), statuses(calls, 3));
            clock.advance(Duration.ofHours(24));
            assertEquals(List.of(200, 200, 200, 429), statuses(calls, 4));
        }
    }

    private static List<Integer> statuses(Calls calls, int count) throws IOException {
        List<Integer> statuses = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            statuses.add(calls.adzuna("/jobs/fr/search/1").statusCode());
        }
        return statuses;
    }

    @Test
    void switchesTheDisputedBehavioursOfPaging() throws IOException {
        try (JobMarketSimulator simulator = simulator(UNLIMITED.toBuilder()
                .alwaysPartialContent(true)
                .contentRangeOnNoContent(false)
                .aggregations(false)
                .build())) {
            Calls calls = new Calls(simulator).signIn();
            HttpResponse<String> all = calls.search("range", "0-149", "departement", "2A");
            assertEquals(206, all.statusCode());
            assertFalse(Calls.json(all).has("filtresPossibles"));
            HttpResponse<String> none = calls.search("motsCles", "introuvable");
            assertEquals(204, none.statusCode());
            assertEquals("", Calls.header(none, "Content-Range"));
        }
    }

    @Test
    void ranksOrigin1BeforeOrigin2WhenAskedTo() throws IOException {
        try (JobMarketSimulator simulator = simulator(UNLIMITED)) {
            String order = origins(new Calls(simulator).signIn());
            assertTrue(order.matches("1+2+") || order.matches("1+"), order);
        }
        try (JobMarketSimulator simulator =
                simulator(UNLIMITED.toBuilder().originOrdering(false).build())) {
            assertTrue(origins(new Calls(simulator).signIn()).contains("21"));
        }
    }

    private static String origins(Calls calls) throws IOException {
        StringBuilder origins = new StringBuilder();
        for (JsonNode offer :
                Calls.json(calls.search("codeROME", "M1811,M1419,M1805,M1855")).path("resultats")) {
            origins.append(offer.path("origineOffre").path("origine").asText());
        }
        return origins.toString();
    }

    @Test
    void bendsTheShapeOfOffers() throws IOException {
        try (JobMarketSimulator simulator = simulator(UNLIMITED.toBuilder()
                .salaryAsArray(true)
                .unknownFields(true)
                .numericAdzunaIds(true)
                .build())) {
            JsonNode offers = Calls.json(new Calls(simulator).signIn().search()).path("resultats");
            int arrays = 0;
            for (JsonNode offer : offers) {
                arrays += offer.path("salaire").isArray() ? 1 : 0;
                assertTrue(offer.has("champInconnu"));
            }
            assertTrue(arrays > 0 && arrays < 75);
            JsonNode adzuna = Calls.json(new Calls(simulator).adzuna("/jobs/fr/search/1"));
            assertTrue(adzuna.path("results").path(0).path("id").isIntegralNumber());
        }
    }

    @Test
    void recyclesAdzunaPages() throws IOException {
        try (JobMarketSimulator simulator =
                simulator(UNLIMITED.toBuilder().adzunaRecyclesAfterPage(3).build())) {
            Calls calls = new Calls(simulator);
            String first = calls.adzuna("/jobs/fr/search/1", "sort_by", "date").body();
            assertNotEquals(
                    first, calls.adzuna("/jobs/fr/search/3", "sort_by", "date").body());
            assertEquals(
                    first, calls.adzuna("/jobs/fr/search/4", "sort_by", "date").body());
        }
    }

    @Test
    void letsOffersChangeVanishAndAppearBetweenPages() throws IOException {
        FaultProfile profile = UNLIMITED.toBuilder()
                .offerChangeRate(1)
                .offerVanishRate(0.5)
                .offerAppearRate(0.5)
                .build();
        try (JobMarketSimulator simulator = simulator(profile)) {
            Set<String> before = simulator.servedIds(SimulatedSource.FRANCE_TRAVAIL);
            Calls calls = new Calls(simulator).signIn();
            for (int i = 0; i < 40; i++) {
                assertEquals(206, calls.search("range", "0-9").statusCode());
            }
            Set<String> appeared = simulator.appearedIds(SimulatedSource.FRANCE_TRAVAIL);
            Set<String> vanished = simulator.vanishedIds(SimulatedSource.FRANCE_TRAVAIL);
            assertTrue(appeared.size() > 5 && vanished.size() > 5);
            Set<String> expected = new HashSet<>(before);
            expected.addAll(appeared);
            expected.removeAll(vanished);
            assertEquals(expected, simulator.servedIds(SimulatedSource.FRANCE_TRAVAIL));
            assertEquals(Set.of(), simulator.appearedIds(SimulatedSource.ADZUNA));
        }
    }

    @Test
    void repeatsARunExactly() throws IOException {
        assertEquals(trace(), trace());
    }

    private static List<String> trace() throws IOException {
        FaultProfile profile = FaultProfile.HOSTILE.toBuilder()
                .callsPerSecond(0)
                .cutRate(0)
                .silentCutRate(0)
                .tokenLifetime(Duration.ofHours(1))
                .build();
        List<String> trace = new ArrayList<>();
        try (JobMarketSimulator simulator = simulator(profile)) {
            Calls calls = new Calls(simulator).signIn();
            for (int i = 0; i < 150; i++) {
                int status = calls.search("range", i + "-" + i).statusCode();
                trace.add(simulator.requests().get(i + 1).fault() + status);
                if (status == 401) {
                    trace.add("stopped");
                    break;
                }
            }
        }
        return trace;
    }

    @Test
    void servesTheWholeMarketToWhoeverPersistsUnderHostile() throws IOException {
        FaultProfile profile =
                FaultProfile.HOSTILE.toBuilder().callsPerSecond(0).build();
        try (JobMarketSimulator simulator = simulator(profile)) {
            Calls calls = new Calls(simulator);
            Set<String> ids = new HashSet<>();
            int total = 1;
            int attempts = 0;
            for (int first = 0; first < total; ) {
                attempts++;
                try {
                    HttpResponse<String> answer = calls.search("sort", "1", "range", first + "-" + (first + 149));
                    if (answer.statusCode() == 206) {
                        Calls.json(answer)
                                .path("resultats")
                                .forEach(offer -> ids.add(offer.path("id").asText()));
                        String range = Calls.header(answer, "Content-Range");
                        total = Integer.parseInt(range.substring(range.indexOf('/') + 1));
                        first += 150;
                    } else if (answer.statusCode() == 401) {
                        calls.signIn();
                    }
                } catch (IOException e) {
                    assertTrue(attempts < 500, "the server never recovers: " + e);
                }
            }
            assertEquals(simulator.servedIds(SimulatedSource.FRANCE_TRAVAIL), ids);
        }
    }

    @Test
    void logsCallsWithoutSecrets() throws IOException {
        UnaryOperator<String> marked = secret -> secret + "-s3cr3t";
        try (JobMarketSimulator simulator = JobMarketSimulator.builder()
                .syntheticMarket(20, 20, 1)
                .franceTravailCredentials("me", marked.apply("ft"))
                .adzunaCredentials("app", marked.apply("adzuna"))
                .start()) {
            Calls calls = new Calls(simulator).signIn();
            assertEquals(
                    200, calls.search("departement", "75", "range", "0-149").statusCode() / 100 * 100);
            assertEquals(200, calls.adzuna("/jobs/fr/search/1").statusCode());
            List<RecordedRequest> log = simulator.requests();
            assertEquals(3, log.size());
            assertFalse(log.toString().contains("s3cr3t"), log.toString());
            assertFalse(simulator.toString().contains("s3cr3t"));
            assertEquals("75", log.get(1).parameters().get("departement"));
            assertEquals("/v1/api/jobs/fr/search/1", log.get(2).path());
            simulator.clearRequests();
            assertEquals(List.of(), simulator.requests());
        }
    }

    private static JobMarketSimulator simulator(FaultProfile profile) {
        return JobMarketSimulator.builder()
                .syntheticMarket(1_500, 400, 3)
                .now(Instant.parse("2026-11-20T15:00:00Z"))
                .faults(profile)
                .start();
    }

    private static final class SteppedClock extends Clock {
        private Instant now = Instant.parse("2026-11-20T15:00:00Z");

        synchronized void advance(Duration step) {
            now = now.plus(step);
        }

        @Override
        public synchronized Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
