package fr.jobmarket.demo.bench;

import com.sun.management.OperatingSystemMXBean;
import fr.jobmarket.cleaning.OfferCleaner;
import fr.jobmarket.error.NonRetriableException;
import fr.jobmarket.pipeline.step.CleanStep;
import fr.jobmarket.warehouse.ProgressListener;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;

/**
 * What cleaning whole files costs, reading, writing and the compiler's work included, and what a second thread brings. One
 * and two threads take turns; the best round of each counts by the clock, the first round by processor time, since a
 * command has no other.
 *
 * @param offers offers written in a round
 * @param firstMicros processor time of the whole program for an offer, from its start to the end of the first round
 * @param bestMicros processor time of the whole program for an offer in the cheapest round
 * @param onePerSecond offers a second by the clock on one thread
 * @param twoPerSecond offers a second by the clock on two threads
 */
public record FileSpeed(long offers, double firstMicros, double bestMicros, double onePerSecond, double twoPerSecond) {

    private record Round(long offers, double seconds, double micros) {}

    /** Throughput of two threads divided by that of one. */
    public double ratio() {
        return twoPerSecond / onePerSecond;
    }

    /**
     * Measures.
     *
     * @param inputs what is cleaned, holding at least one offer
     * @param rounds how often everything is cleaned on each number of threads
     */
    public static FileSpeed measure(OfferCleaner cleaner, List<CleanStep.Input> inputs, int rounds) {
        double best = Double.MAX_VALUE;
        double one = 0;
        double two = 0;
        Round first = round(cleaner, inputs, 2);
        double firstMicros = processorNanos() / 1e3 / first.offers;
        for (int i = 0; i < rounds; i++) {
            Round onOne = round(cleaner, inputs, 1);
            Round onTwo = round(cleaner, inputs, 2);
            one = Math.max(one, onOne.offers / onOne.seconds);
            two = Math.max(two, onTwo.offers / onTwo.seconds);
            best = Math.min(best, Math.min(onOne.micros, onTwo.micros));
        }
        return new FileSpeed(first.offers, firstMicros, best, one, two);
    }

    private static Round round(OfferCleaner cleaner, List<CleanStep.Input> inputs, int threads) {
        try {
            Path folder = Files.createTempDirectory("jobmarket-bench-");
            Path output = folder.resolve("offers.jsonl");
            long processorBefore = processorNanos();
            long before = System.nanoTime();
            CleanStep.Report report = new CleanStep(cleaner, Clock.systemUTC(), ProgressListener.SILENT, threads)
                    .run(inputs, output, false);
            double seconds = (System.nanoTime() - before) / 1e9;
            double micros = (processorNanos() - processorBefore) / 1e3 / report.linesOut();
            for (Path file : List.of(report.output(), report.rejectedOutput(), folder)) {
                Files.delete(file);
            }
            return new Round(report.linesOut(), seconds, micros);
        } catch (IOException e) {
            throw new NonRetriableException("cannot write where temporary files go: " + e.getMessage(), e);
        }
    }

    /** Of all threads of this program, the compiler's among them. */
    private static long processorNanos() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
    }
}
