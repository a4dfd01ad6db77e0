package fr.jobmarket.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MarketChangesTest {
    private static final String OFFER =
            "{\"id\":\"%s\",\"intitule\":\"%s\",\"romeCode\":\"M1811\",\"dateCreation\":\"2026-01-0%dT10:00:00Z\"}";

    @TempDir
    Path folder;

    @Test
    void servesWhatIsPutAndNoLongerWhatIsRemoved() throws IOException {
        try (JobMarketSimulator simulator =
                JobMarketSimulator.builder().syntheticMarket(0, 0, 1).start()) {
            Calls calls = new Calls(simulator).signIn();
            assertEquals(204, calls.search().statusCode());
            simulator.putOffer(SimulatedSource.FRANCE_TRAVAIL, String.format(OFFER, "900AAAA", "Data engineer", 1));
            simulator.putOffer(SimulatedSource.FRANCE_TRAVAIL, String.format(OFFER, "900BBBB", "Data analyst", 2));
            assertEquals(List.of("900BBBB", "900AAAA"), ids(calls, "sort", "1"));
            simulator.putOffer(SimulatedSource.FRANCE_TRAVAIL, String.format(OFFER, "900AAAA", "Boulanger", 3));
            assertEquals(List.of("900AAAA", "900BBBB"), ids(calls, "sort", "1"));
            assertEquals(List.of("900AAAA"), ids(calls, "motsCles", "boulanger"));
            assertEquals(List.of(), ids(calls, "motsCles", "engineer"));
            assertTrue(simulator.removeOffer(SimulatedSource.FRANCE_TRAVAIL, "900AAAA"));
            assertFalse(simulator.removeOffer(SimulatedSource.FRANCE_TRAVAIL, "900AAAA"));
            assertEquals(204, calls.franceTravail("/v2/offres/900AAAA").statusCode());
            assertEquals(Set.of("900BBBB"), simulator.servedIds(SimulatedSource.FRANCE_TRAVAIL));
        }
    }

    @Test
    void refusesToServeAnOfferWithoutId() {
        try (JobMarketSimulator simulator =
                JobMarketSimulator.builder().syntheticMarket(0, 0, 1).start()) {
            assertThrows(
                    IllegalArgumentException.class,
                    () -> simulator.putOffer(SimulatedSource.ADZUNA, "{\"title\":\"nobody\"}"));
            assertThrows(IllegalArgumentException.class, () -> simulator.putOffer(SimulatedSource.ADZUNA, "not json"));
        }
    }

    @Test
    void keepsTheLastVersionOfAnIdAcrossFiles() throws IOException {
        Path first = write("first.jsonl", String.format(OFFER, "900AAAA", "Ancien", 1));
        Path second = write(
                "second.jsonl",
                String.format(OFFER, "900AAAA", "Nouveau", 1),
                "{\"id\":12,\"title\":\"Data\",\"redirect_url\":\"https://www.adzuna.fr/details/12\"}");
        try (JobMarketSimulator simulator =
                JobMarketSimulator.builder().offers(first, second).start()) {
            assertEquals(Set.of("900AAAA"), simulator.servedIds(SimulatedSource.FRANCE_TRAVAIL));
            assertEquals(Set.of("12"), simulator.servedIds(SimulatedSource.ADZUNA));
            assertTrue(simulator
                    .payload(SimulatedSource.FRANCE_TRAVAIL, "900AAAA")
                    .orElseThrow()
                    .contains("Nouveau"));
        }
    }

    @Test
    void servesWhatIsGoodInABadFileAndNamesTheLinesThatAreNot() throws IOException {
        Path file = write(
                "mixed.jsonl",
                String.format(OFFER, "900AAAA", "Bon", 1),
                "{\"id\":",
                "",
                "{\"intitule\":\"sans id\"}",
                "[1]",
                String.format(OFFER, "900BBBB", "Bon", 2));
        try (JobMarketSimulator simulator =
                JobMarketSimulator.builder().offers(file).start()) {
            assertEquals(2, simulator.size(SimulatedSource.FRANCE_TRAVAIL));
            assertEquals(
                    List.of(2L, 4L, 5L),
                    simulator.loadIssues().stream().map(LoadIssue::line).toList());
            assertEquals(file, simulator.loadIssues().get(0).file());
        }
    }

    @Test
    void servesWhatATruncatedGzipStillHolds() throws IOException {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < 4_000; i++) {
            lines.add(String.format(OFFER, 10_000 + i, "Offre " + Integer.toHexString(i * 7919), 1));
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(String.join("\n", lines).getBytes(StandardCharsets.UTF_8));
        }
        byte[] whole = bytes.toByteArray();
        Path file = folder.resolve("cut.jsonl.gz");
        Files.write(file, Arrays.copyOf(whole, whole.length * 3 / 4));
        try (JobMarketSimulator simulator =
                JobMarketSimulator.builder().offers(file).start()) {
            int size = simulator.size(SimulatedSource.FRANCE_TRAVAIL);
            assertTrue(size > 500 && size < 4_000, "served: " + size);
            assertFalse(simulator.loadIssues().isEmpty());
        }
    }

    @Test
    void saysWhichFileCannotBeOpened() {
        Path missing = folder.resolve("missing.jsonl");
        UncheckedIOException refused = assertThrows(
                UncheckedIOException.class,
                () -> JobMarketSimulator.builder().offers(missing).start());
        assertTrue(String.valueOf(refused.getMessage()).contains("missing.jsonl"));
    }

    @Test
    void saysWhichPortIsTaken() {
        try (JobMarketSimulator simulator =
                JobMarketSimulator.builder().syntheticMarket(0, 0, 1).start()) {
            int port = simulator.baseUri().getPort();
            UncheckedIOException refused = assertThrows(
                    UncheckedIOException.class,
                    () -> JobMarketSimulator.builder().port(port).start());
            assertTrue(String.valueOf(refused.getMessage()).contains(Integer.toString(port)));
        }
    }

    @Test
    @Tag("slow")
    void staysConsistentWhileManyReadAndTheMarketMoves() throws Exception {
        FaultProfile busy = FaultProfile.CALM.toBuilder()
                .callsPerSecond(0)
                .offerChangeRate(0.5)
                .offerVanishRate(0.2)
                .offerAppearRate(0.2)
                .build();
        ExecutorService readers = Executors.newFixedThreadPool(8);
        try (JobMarketSimulator simulator = JobMarketSimulator.builder()
                .syntheticMarket(600, 0, 5)
                .faults(busy)
                .start()) {
            List<Future<Integer>> results = new ArrayList<>();
            for (int reader = 0; reader < 8; reader++) {
                results.add(readers.submit(() -> readPages(simulator)));
            }
            for (Future<Integer> result : results) {
                assertEquals(25, result.get());
            }
            Set<String> ids = new HashSet<>();
            Calls calls = new Calls(simulator).signIn();
            for (String id : simulator.servedIds(SimulatedSource.FRANCE_TRAVAIL)) {
                assertEquals(200, calls.franceTravail("/v2/offres/" + id).statusCode());
                ids.add(id);
            }
            assertEquals(simulator.size(SimulatedSource.FRANCE_TRAVAIL), ids.size());
        } finally {
            readers.shutdownNow();
        }
    }

    private static int readPages(JobMarketSimulator simulator) throws IOException, ExecutionException {
        Calls calls = new Calls(simulator).signIn();
        int good = 0;
        for (int i = 0; i < 25; i++) {
            List<String> ids = ids(calls, i % 2 == 0 ? "sort" : "motsCles", i % 2 == 0 ? "1" : "de");
            good += ids.size() == new HashSet<>(ids).size() && !ids.isEmpty() ? 1 : 0;
        }
        return good;
    }

    private static List<String> ids(Calls calls, String... parameters) throws IOException {
        List<String> ids = new ArrayList<>();
        Calls.json(calls.search(parameters))
                .path("resultats")
                .forEach(offer -> ids.add(offer.path("id").asText()));
        return ids;
    }

    private Path write(String name, String... lines) throws IOException {
        return Files.write(folder.resolve(name), List.of(lines));
    }
}
