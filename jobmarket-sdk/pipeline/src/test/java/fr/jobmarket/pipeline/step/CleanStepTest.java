package fr.jobmarket.pipeline.step;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import fr.jobmarket.cleaning.CleaningResult;
import fr.jobmarket.cleaning.OfferCleaner;
import fr.jobmarket.offer.OfferJson;
import fr.jobmarket.offer.Source;
import fr.jobmarket.simulator.SyntheticMarket;
import fr.jobmarket.source.RawLine;
import fr.jobmarket.source.RawOfferReader;
import fr.jobmarket.warehouse.ProgressListener;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a file gives on several threads is what its offers give one by one. */
class CleanStepTest {

    private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");
    private static final OfferCleaner CLEANER = OfferCleaner.ofDefaults();

    @TempDir
    Path folder;

    private List<CleanStep.Input> inputs = List.of();

    @BeforeEach
    void writeInputs() throws IOException {
        SyntheticMarket market = SyntheticMarket.of(7);
        List<String> lines = new ArrayList<>(market.franceTravailOffers(1_500).toList());
        lines.add(3, "no offer");
        lines.add(700, "{\"resultats\":[{\"id\":\"a\"},{\"intitule\":\"no id\"},{\"id\":\"b\",\"alternance\":{}}]}");
        lines.add(701, "{\"id\":\"c\",\"description\":\"\\ud83e\\udd56 \\ud800 \\u0000\"}");
        lines.add(702, "{\"id\":{},\"intitule\":\"no id\"}");
        lines.add("{\"id\":\"cut\",\"intitule\":");
        inputs = List.of(
                new CleanStep.Input(
                        Source.FRANCE_TRAVAIL, Files.writeString(folder.resolve("ft"), String.join("\n", lines))),
                new CleanStep.Input(
                        Source.ADZUNA,
                        Files.writeString(
                                folder.resolve("adzuna"),
                                "[" + String.join(",", market.adzunaOffers(500).toList()) + "]")));
    }

    @Test
    void writesWhatTheOffersGiveOneByOneInTheirOrder() throws IOException {
        CleanStep.Report report = run(3, "out");

        assertEquals(expected(), Files.readAllLines(report.output()));
        assertEquals(report.linesIn(), report.linesOut() + report.rejected());
        assertEquals(4, report.rejected(), () -> report.examples().toString());
        assertEquals(4, Files.readAllLines(report.rejectedOutput()).size());
    }

    @Test
    void givesTheSameBytesOnAnyNumberOfThreads() throws IOException {
        CleanStep.Report one = run(1, "one");
        CleanStep.Report four = run(4, "four");

        assertArrayEquals(Files.readAllBytes(one.output()), Files.readAllBytes(four.output()));
        assertArrayEquals(Files.readAllBytes(one.rejectedOutput()), Files.readAllBytes(four.rejectedOutput()));
        assertEquals(one.examples(), four.examples());
    }

    private CleanStep.Report run(int threads, String output) {
        return new CleanStep(CLEANER, Clock.fixed(NOW, ZoneOffset.UTC), ProgressListener.SILENT, threads)
                .run(inputs, folder.resolve(output), false);
    }

    private List<String> expected() {
        List<String> offers = new ArrayList<>();
        for (CleanStep.Input input : inputs) {
            try (Stream<RawLine> lines =
                    RawOfferReader.at(NOW).as(input.source()).lines(input.file())) {
                lines.forEach(line -> {
                    if (line instanceof RawLine.Accepted accepted
                            && CLEANER.clean(accepted.offer()) instanceof CleaningResult.Cleaned cleaned) {
                        offers.add(OfferJson.write(cleaned.offer()));
                    }
                });
            }
        }
        return offers;
    }
}
