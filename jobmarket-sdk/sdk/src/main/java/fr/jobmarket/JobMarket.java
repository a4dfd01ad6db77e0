package fr.jobmarket;

import fr.jobmarket.cleaning.OfferCleaner;
import fr.jobmarket.recommendation.Recommender;
import fr.jobmarket.recommendation.ScoringModel;
import fr.jobmarket.search.OfferIndex;
import fr.jobmarket.search.OfferIndexBuilder;
import fr.jobmarket.source.adzuna.AdzunaClient;
import fr.jobmarket.source.francetravail.FranceTravailClient;
import java.nio.file.Path;

/**
 * The way in: one door per thing the SDK does, in the order data flows, each with its defaults. Behind every door lies a
 * class with a builder or further options of its own.
 *
 * <pre>{@code
 * try (OfferIndexBuilder index = JobMarket.newIndex(folder)) {
 *     rawOffers.map(JobMarket.cleaner()::clean).forEach(result -> {
 *         if (result instanceof CleaningResult.Cleaned cleaned) {
 *             index.add(cleaned.offer());
 *         }
 *     });
 *     index.finish();
 * }
 * try (OfferIndex index = JobMarket.openIndex(folder)) {
 *     CandidateProfile me = CandidateProfile.builder().jobTitle("data engineer").skills("SQL").build();
 *     JobMarket.recommender(index).recommend(me, 10).forEach(System.out::println);
 * }
 * }</pre>
 */
public final class JobMarket {

    private JobMarket() {}

    /** France Travail's offers, with the credentials of the environment; see {@link FranceTravailClient#fromEnv()}. */
    public static FranceTravailClient franceTravail() {
        return FranceTravailClient.fromEnv();
    }

    /** Adzuna's offers, with the keys of the environment; see {@link AdzunaClient#fromEnv()}. */
    public static AdzunaClient adzuna() {
        return AdzunaClient.fromEnv();
    }

    /** Turns raw offers into canonical ones; see {@link OfferCleaner}. */
    public static OfferCleaner cleaner() {
        return OfferCleaner.ofDefaults();
    }

    /** Starts an index of canonical offers, which replaces one already in the folder; see {@link OfferIndexBuilder}. */
    public static OfferIndexBuilder newIndex(Path folder) {
        return OfferIndexBuilder.create(folder);
    }

    /** Opens a finished index for searching; see {@link OfferIndex}. */
    public static OfferIndex openIndex(Path folder) {
        return OfferIndex.open(folder);
    }

    /** Recommends offers of an index by hand-set weights; see {@link Recommender}. */
    public static Recommender recommender(OfferIndex index) {
        return Recommender.of(index, ScoringModel.handWeighted());
    }
}
