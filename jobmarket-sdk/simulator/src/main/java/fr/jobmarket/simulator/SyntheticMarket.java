package fr.jobmarket.simulator;

import fr.jobmarket.simulator.internal.OfferWriter;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A French job market invented from a seed: raw offers as the two APIs return them, with their irregularities. The same
 * seed and moment give the same offers; a longer stream starts with the shorter one. As the moment moves on, offers
 * stay as they are, are updated, and after 56 days give way to others: about one in fifty a day. Streams are lazy and hold
 * nothing back, so a million offers need no memory. Immutable.
 */
public final class SyntheticMarket {
    /** Most offers of one source. */
    public static final int MAX_OFFERS = 1_000_000;

    private final long seed;
    private final Instant now;

    private SyntheticMarket(long seed, Instant now) {
        this.seed = seed;
        this.now = now;
    }

    /** The market of a seed as it looks now, to the hour. */
    public static SyntheticMarket of(long seed) {
        return new SyntheticMarket(seed, Instant.now().truncatedTo(ChronoUnit.HOURS));
    }

    /** The same market at another moment: offers are dated within the sixty days before it. */
    public SyntheticMarket now(Instant moment) {
        return new SyntheticMarket(seed, moment);
    }

    /** Offers of France Travail as JSON lines; count from 0 to {@link #MAX_OFFERS}. */
    public Stream<String> franceTravailOffers(int count) {
        OfferWriter writer = new OfferWriter(seed, now);
        return IntStream.range(0, checked(count))
                .mapToObj(number -> writer.franceTravail(number).toString());
    }

    /** Offers of Adzuna as JSON lines; count from 0 to {@link #MAX_OFFERS}. */
    public Stream<String> adzunaOffers(int count) {
        OfferWriter writer = new OfferWriter(seed, now);
        return IntStream.range(0, checked(count))
                .mapToObj(number -> writer.adzuna(number).toString());
    }

    /**
     * People who look for work among the first offers of France Travail. What they decide by is kept in memory, about a
     * kilobyte an offer.
     *
     * @param offers how many offers there are, from 0 to {@link #MAX_OFFERS}
     */
    public SyntheticPeople people(int offers, Tastes tastes) {
        return new SyntheticPeople(seed, now, checked(offers), tastes);
    }

    /**
     * Writes a market and its people into a folder, one JSON object a line: {@code offers.jsonl} as France Travail returns
     * them, {@code choices.jsonl} and {@code truths.jsonl} as {@link SyntheticPeople} makes them.
     *
     * @param folder created when absent; the three files replace older ones
     */
    public void write(Path folder, int offers, int candidates, Tastes tastes) throws IOException {
        Files.createDirectories(folder);
        SyntheticPeople people = people(offers, tastes);
        write(folder.resolve("offers.jsonl"), franceTravailOffers(offers));
        write(folder.resolve("choices.jsonl"), people.choices(candidates));
        write(folder.resolve("truths.jsonl"), people.truths(candidates));
    }

    private static void write(Path file, Stream<String> lines) throws IOException {
        try (lines;
                BufferedWriter out = Files.newBufferedWriter(file)) {
            for (String line : (Iterable<String>) lines::iterator) {
                out.write(line);
                out.write('\n');
            }
        }
    }

    private static int checked(int count) {
        if (count < 0 || count > MAX_OFFERS) {
            throw new IllegalArgumentException("count must be between 0 and " + MAX_OFFERS + ", not " + count);
        }
        return count;
    }
}
