package fr.jobmarket.pipeline.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.jobmarket.cleaning.CleaningResult;
import fr.jobmarket.cleaning.OfferCleaner;
import fr.jobmarket.source.RawOffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;

/**
 * How fast raw JSON becomes canonical offers, against merely parsing the same JSON with Jackson into a tree. Both work on
 * the same strings in memory, on the same number of threads, in alternating rounds after warming up; the best round of
 * each counts, because what slows a round down is never the code. Duplicates are not looked for.
 *
 * @param threads how many threads worked
 * @param offersPerSecond cleaned offers a second, all threads together
 * @param parsedPerSecond parsed payloads a second, all threads together
 */
public record CleaningSpeed(int threads, double offersPerSecond, double parsedPerSecond) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Cleaning time divided by parsing time. */
    public double ratio() {
        return parsedPerSecond / offersPerSecond;
    }

    /**
     * Measures.
     *
     * @param offers at least one
     * @param threads at least one
     * @param rounds how often everything is done by each of the two
     */
    public static CleaningSpeed measure(OfferCleaner cleaner, List<RawOffer> offers, int threads, int rounds) {
        double cleaned = 0;
        double parsed = 0;
        for (int round = 0; round < rounds; round++) {
            parsed = Math.max(parsed, perSecond(offers, threads, CleaningSpeed::parse));
            cleaned = Math.max(cleaned, perSecond(offers, threads, offer -> clean(cleaner, offer)));
        }
        return new CleaningSpeed(threads, cleaned, parsed);
    }

    private static void parse(RawOffer offer) {
        try {
            if (JSON.readTree(offer.payload()).isEmpty()) {
                throw new IllegalStateException("an offer was parsed into nothing");
            }
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the offers to measure with must be valid JSON", e);
        }
    }

    private static void clean(OfferCleaner cleaner, RawOffer offer) {
        if (!(cleaner.clean(offer) instanceof CleaningResult.Cleaned)) {
            throw new IllegalStateException("the offers to measure with must be offers");
        }
    }

    private static double perSecond(List<RawOffer> offers, int threads, Consumer<RawOffer> work) {
        CountDownLatch ready = new CountDownLatch(threads);
        CountDownLatch go = new CountDownLatch(1);
        List<Thread> workers = new ArrayList<>();
        for (int t = 0; t < threads; t++) {
            int first = t;
            Thread worker = new Thread(() -> {
                ready.countDown();
                await(go);
                for (int i = first; i < offers.size(); i += threads) {
                    work.accept(offers.get(i));
                }
            });
            worker.start();
            workers.add(worker);
        }
        await(ready);
        long start = System.nanoTime();
        go.countDown();
        workers.forEach(CleaningSpeed::join);
        return offers.size() * 1e9 / (System.nanoTime() - start);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while measuring", e);
        }
    }

    private static void join(Thread worker) {
        try {
            worker.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while measuring", e);
        }
    }
}
