package fr.jobmarket.demo.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.jobmarket.cleaning.CleaningResult;
import fr.jobmarket.cleaning.OfferCleaner;
import fr.jobmarket.source.RawOffer;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;

/**
 * How fast raw JSON becomes canonical offers, against merely parsing the same JSON with Jackson into a tree. Both work on
 * the same strings in memory, on the same number of threads, in alternating rounds; the best round of each counts, because
 * what slows a round down is never the code. The ratio is one of processor time, which other programs on the machine
 * change less than the clock. Duplicates are not looked for.
 *
 * @param threads how many threads worked
 * @param offersPerSecond cleaned offers a second by the clock, all threads together
 * @param cleaningMicros processor time to clean one offer, in microseconds
 * @param parsingMicros processor time to parse one offer, in microseconds
 */
public record CleaningSpeed(int threads, double offersPerSecond, double cleaningMicros, double parsingMicros) {

    private static final ObjectMapper JSON = new ObjectMapper();

    private record Round(double perSecond, double micros) {}

    /** Cleaning time divided by parsing time. */
    public double ratio() {
        return cleaningMicros / parsingMicros;
    }

    /**
     * Measures.
     *
     * @param offers at least one
     * @param threads at least one
     * @param rounds how often everything is done by each of the two
     */
    public static CleaningSpeed measure(OfferCleaner cleaner, List<RawOffer> offers, int threads, int rounds) {
        double perSecond = 0;
        double cleaning = Double.MAX_VALUE;
        double parsing = Double.MAX_VALUE;
        for (int i = 0; i < rounds; i++) {
            parsing = Math.min(parsing, round(offers, threads, CleaningSpeed::parse).micros);
            Round cleaned = round(offers, threads, offer -> clean(cleaner, offer));
            perSecond = Math.max(perSecond, cleaned.perSecond);
            cleaning = Math.min(cleaning, cleaned.micros);
        }
        return new CleaningSpeed(threads, perSecond, cleaning, parsing);
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

    private static Round round(List<RawOffer> offers, int threads, Consumer<RawOffer> work) {
        CountDownLatch ready = new CountDownLatch(threads);
        CountDownLatch go = new CountDownLatch(1);
        LongAdder processorNanos = new LongAdder();
        List<Thread> workers = new ArrayList<>();
        for (int t = 0; t < threads; t++) {
            int first = t;
            Thread worker = new Thread(() -> {
                ready.countDown();
                await(go);
                long before = processorNanos();
                for (int i = first; i < offers.size(); i += threads) {
                    work.accept(offers.get(i));
                }
                processorNanos.add(processorNanos() - before);
            });
            worker.start();
            workers.add(worker);
        }
        await(ready);
        long start = System.nanoTime();
        go.countDown();
        workers.forEach(CleaningSpeed::join);
        double seconds = (System.nanoTime() - start) / 1e9;
        return new Round(offers.size() / seconds, processorNanos.sum() / 1e3 / offers.size());
    }

    private static long processorNanos() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
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
