package fr.jobmarket.demo.bench;

import fr.jobmarket.candidate.CandidateProfile;
import fr.jobmarket.error.InvalidInputException;
import fr.jobmarket.error.NonRetriableException;
import fr.jobmarket.internal.Folders;
import fr.jobmarket.offer.Offer;
import fr.jobmarket.offer.Skill;
import fr.jobmarket.recommendation.Recommender;
import fr.jobmarket.recommendation.ScoringModel;
import fr.jobmarket.search.OfferIndex;
import fr.jobmarket.search.OfferQuery;
import fr.jobmarket.search.OfferQuery.Near;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * How long a recommendation takes over an index, beside a search for the same title in the same circle: by the clock, which
 * counts what else the machine does, and in processor time, which hardly does. In process; nothing is cached but what the
 * system keeps of files.
 */
public final class RecommendationSpeed {

    private static final int TOP = 10;
    private static final int MOST_SKILLS = 50;
    private static final int ROUNDS = 3;

    private final OfferIndex index;
    private final Recommender recommender;
    private final List<Offer> candidates;
    private final double distanceKm;
    private final Consumer<String> print;

    private RecommendationSpeed(OfferIndex index, List<Offer> candidates, double distanceKm, Consumer<String> print) {
        this.index = index;
        this.recommender = Recommender.of(index, ScoringModel.handWeighted());
        this.candidates = candidates;
        this.distanceKm = distanceKm;
        this.print = print;
    }

    /** What is asked of the index for somebody who looks for the work of an offer. */
    private interface Question extends Consumer<Offer> {}

    /** Times of one question each, in milliseconds, ascending. */
    private record Times(double[] clock, double[] processor) {

        static double at(double[] sorted, double share) {
            return sorted[(int) Math.min(sorted.length - 1, sorted.length * share)];
        }
    }

    /**
     * Measures over a synthetic market of a seed.
     *
     * @param offers how many there are, from 1
     * @param count how many candidates, from 1
     * @param print hears results
     */
    public static void measure(int offers, long seed, double distanceKm, int count, Consumer<String> print) {
        Path folder = RecommendationQuality.temporaryFolder();
        try {
            MarketOnDisk.index(folder, seed, offers);
            measure(folder, distanceKm, count, print);
        } finally {
            Folders.remove(folder);
        }
    }

    /**
     * Measures over the index in a folder, such as that of a release. Candidates are made of offers of the index that have coordinates, drawn with seed 1.
     *
     * @param count how many candidates, from 1
     * @param print hears results
     * @throws InvalidInputException when there is no such index, or none of its offers has coordinates
     */
    public static void measure(Path folder, double distanceKm, int count, Consumer<String> print) {
        try (OfferIndex index = OfferIndex.open(folder)) {
            new RecommendationSpeed(index, candidates(index, count), distanceKm, print).measure();
        }
    }

    private static List<Offer> candidates(OfferIndex index, int count) {
        List<Offer> candidates = index.random(OfferQuery.MAX_LIMIT, 1).stream()
                .filter(offer ->
                        offer.place().latitude() != null && offer.place().longitude() != null)
                .limit(count)
                .toList();
        if (candidates.isEmpty()) {
            throw new InvalidInputException("no offer of the index has coordinates: nobody to recommend offers to");
        }
        return candidates;
    }

    private void measure() {
        print.accept(String.format(
                Locale.ROOT,
                "%,d offers, %d candidates, %.0f km; ms of one question, the best of %d rounds",
                index.size(),
                candidates.size(),
                distanceKm,
                ROUNDS));
        print.accept(
                "                                    by the clock p50     p99   processor p50     p99    mean   x search");
        Question search = offer -> index.search(OfferQuery.builder()
                .text(offer.title())
                .near(near(offer))
                .limit(TOP)
                .build());
        Question whole = offer -> recommender.recommend(profile(offer, true, true), TOP);
        double mean = line("search for the title", search, Double.NaN);
        line("title, skills and text", whole, mean);
        line("title alone", offer -> recommender.recommend(profile(offer, false, true), TOP), mean);
        line(
                "title, skills and text, anywhere",
                offer -> recommender.recommend(profile(offer, true, false), TOP),
                mean);
        double one = perSecond(whole, 1);
        double two = perSecond(whole, 2);
        print.accept(String.format(
                Locale.ROOT,
                "recommendations/s, title, skills and text: one caller %.0f, two %.0f: %.2f times",
                one,
                two,
                two / one));
    }

    private Near near(Offer offer) {
        return new Near(
                coordinate(offer.place().latitude()), coordinate(offer.place().longitude()), distanceKm);
    }

    private CandidateProfile profile(Offer offer, boolean whole, boolean placed) {
        CandidateProfile.Builder profile = CandidateProfile.builder().jobTitle(offer.title());
        if (placed) {
            Near near = near(offer);
            profile.near(near.latitude(), near.longitude(), near.distanceKm());
        }
        if (whole) {
            profile.skills(offer.skills().stream()
                            .map(Skill::label)
                            .limit(MOST_SKILLS)
                            .toList())
                    .text(offer.description());
        }
        return profile.build();
    }

    private double line(String name, Question question, double searchMean) {
        Times best = IntStream.range(0, ROUNDS)
                .mapToObj(round -> times(question))
                .min((a, b) -> Double.compare(mean(a.processor()), mean(b.processor())))
                .orElseThrow();
        double mean = mean(best.processor());
        print.accept(String.format(
                Locale.ROOT,
                "%-36s %15.1f %7.1f %15.1f %7.1f %7.1f %10s",
                name,
                Times.at(best.clock(), 0.5),
                Times.at(best.clock(), 0.99),
                Times.at(best.processor(), 0.5),
                Times.at(best.processor(), 0.99),
                mean,
                Double.isNaN(searchMean) ? "" : String.format(Locale.ROOT, "%.2f", mean / searchMean)));
        return mean;
    }

    private Times times(Question question) {
        double[] clock = new double[candidates.size()];
        double[] processor = new double[candidates.size()];
        for (int i = 0; i < clock.length; i++) {
            long nanos = System.nanoTime();
            long used = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
            question.accept(candidates.get(i));
            processor[i] = (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - used) / 1e6;
            clock[i] = (System.nanoTime() - nanos) / 1e6;
        }
        Arrays.sort(clock);
        Arrays.sort(processor);
        return new Times(clock, processor);
    }

    /** The best of the rounds; each caller asks for every candidate. */
    private double perSecond(Question question, int callers) {
        ExecutorService pool = Executors.newFixedThreadPool(callers);
        try {
            double best = 0;
            for (int round = 0; round < ROUNDS; round++) {
                Callable<Void> caller = () -> {
                    candidates.forEach(question);
                    return null;
                };
                long nanos = System.nanoTime();
                for (Future<Void> done : pool.invokeAll(List.of(caller, caller).subList(0, callers))) {
                    done.get();
                }
                best = Math.max(best, callers * candidates.size() * 1e9 / (System.nanoTime() - nanos));
            }
            return best;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NonRetriableException("interrupted while measuring", e);
        } catch (ExecutionException e) {
            throw new NonRetriableException("a recommendation failed (" + e.getCause() + ")", e);
        } finally {
            pool.shutdownNow();
        }
    }

    private static double coordinate(@Nullable Double degrees) {
        return Objects.requireNonNull(degrees, "candidates are made of offers with coordinates");
    }

    private static double mean(double[] values) {
        return Arrays.stream(values).average().orElse(Double.NaN);
    }
}
