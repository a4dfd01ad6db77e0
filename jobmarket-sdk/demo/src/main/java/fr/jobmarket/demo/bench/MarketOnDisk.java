package fr.jobmarket.demo.bench;

import fr.jobmarket.cleaning.CleaningResult;
import fr.jobmarket.cleaning.OfferCleaner;
import fr.jobmarket.error.NonRetriableException;
import fr.jobmarket.offer.Source;
import fr.jobmarket.search.OfferIndexBuilder;
import fr.jobmarket.simulator.SyntheticMarket;
import fr.jobmarket.simulator.Tastes;
import fr.jobmarket.source.RawLine;
import fr.jobmarket.source.RawOffer;
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
        try (Stream<RawLine> lines = RawOfferReader.at(NOW).lines(folder.resolve("offers.jsonl"))) {
            index(
                    market.index(),
                    lines.filter(RawLine.Accepted.class::isInstance).map(line -> ((RawLine.Accepted) line).offer()));
        }
        return market;
    }

    /**
     * Makes an index of the offers alone, on all processors: they are added in another order each time.
     *
     * @param index new or empty
     */
    static void index(Path index, long seed, int offers) {
        try (Stream<String> payloads = SyntheticMarket.of(seed).now(NOW).franceTravailOffers(offers)) {
            index(
                    index,
                    payloads.parallel()
                            .map(payload ->
                                    new RawOffer(Source.FRANCE_TRAVAIL, DuplicateSpeed.id(payload), payload, NOW)));
        }
    }

    private static void index(Path index, Stream<RawOffer> offers) {
        OfferCleaner cleaner = OfferCleaner.ofDefaults();
        try (OfferIndexBuilder builder = OfferIndexBuilder.create(index)) {
            offers.forEach(offer -> {
                if (cleaner.clean(offer) instanceof CleaningResult.Cleaned cleaned) {
                    builder.add(cleaned.offer());
                }
            });
            builder.finish();
        }
    }
}
