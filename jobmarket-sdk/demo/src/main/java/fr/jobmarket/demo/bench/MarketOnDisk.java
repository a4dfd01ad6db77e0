package fr.jobmarket.demo.bench;

import fr.jobmarket.cleaning.CleaningResult;
import fr.jobmarket.cleaning.OfferCleaner;
import fr.jobmarket.error.NonRetriableException;
import fr.jobmarket.search.OfferIndexBuilder;
import fr.jobmarket.simulator.SyntheticMarket;
import fr.jobmarket.simulator.Tastes;
import fr.jobmarket.source.RawLine;
import fr.jobmarket.source.RawOfferReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.stream.Stream;

/**
 * A synthetic market on disk.
 *
 * @param index of its offers
 * @param choices what its people say and do
 * @param truths what they want
 */
record MarketOnDisk(Path index, Path choices, Path truths) {

    private static final Instant NOW = Instant.parse("2026-06-15T12:00:00Z");

    /** Writes a market into a folder, which is made. */
    static MarketOnDisk write(Path folder, long seed, int offers, int people, Tastes tastes) {
        try {
            SyntheticMarket.of(seed).now(NOW).write(folder, offers, people, tastes);
        } catch (IOException e) {
            throw new NonRetriableException("cannot write a market into " + folder + " (" + e + ")", e);
        }
        MarketOnDisk market = new MarketOnDisk(
                folder.resolve("index"), folder.resolve("choices.jsonl"), folder.resolve("truths.jsonl"));
        OfferCleaner cleaner = OfferCleaner.ofDefaults();
        try (OfferIndexBuilder builder = OfferIndexBuilder.create(market.index());
                Stream<RawLine> lines = RawOfferReader.at(NOW).lines(folder.resolve("offers.jsonl"))) {
            lines.forEach(line -> {
                if (line instanceof RawLine.Accepted accepted
                        && cleaner.clean(accepted.offer()) instanceof CleaningResult.Cleaned cleaned) {
                    builder.add(cleaned.offer());
                }
            });
            builder.finish();
        }
        return market;
    }
}
