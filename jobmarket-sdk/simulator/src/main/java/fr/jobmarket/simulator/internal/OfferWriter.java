package fr.jobmarket.simulator.internal;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.SplittableRandom;

/**
 * The n-th offer of each board in one market: mostly advertisements of their own, besides re-posts, advertisements in
 * several places and some that appear on both boards. Thread-safe.
 */
public final class OfferWriter {
    private static final int GROUP = 40;
    private static final int ADZUNA_OWN = 10_000_000;

    private final long seed;
    private final Instant now;
    private final FranceTravailWriter franceTravail;
    private final AdzunaWriter adzuna;

    public OfferWriter(long seed, Instant now) {
        this.seed = seed;
        this.now = now;
        this.franceTravail = new FranceTravailWriter(seed, now);
        this.adzuna = new AdzunaWriter(seed, now);
    }

    /** France Travail's offer of a number, from 0. */
    public ObjectNode franceTravail(int number) {
        boolean repost = isRepost(number);
        Advertisement ad = Advertisement.of(seed, advertisementOf(number), now);
        return franceTravail.write(number, ad, commune(number, ad), repost);
    }

    /** What people decide by of France Travail's offer of a number, from 0. */
    Posting posting(int number) {
        Advertisement ad = Advertisement.of(seed, advertisementOf(number), now);
        return Posting.of(franceTravail(number), ad, commune(number, ad));
    }

    // One offer in fifty repeats a slightly older one under a new id.
    private static boolean isRepost(int number) {
        return number % 50 == 17;
    }

    private static int advertisementOf(int number) {
        if (isRepost(number)) {
            return advertisementOf(number - 13);
        }
        return isSeveralPlaces(number) ? number - number % GROUP : number;
    }

    // In one group of twenty-five, the first dozen offers are one advertisement in a dozen places.
    private static boolean isSeveralPlaces(int number) {
        return number / GROUP % 25 == 3 && number % GROUP < 12;
    }

    private MarketPlaces.Commune commune(int number, Advertisement ad) {
        return isSeveralPlaces(number)
                ? MarketPlaces.at(new SplittableRandom(seed * 41 + number).nextDouble())
                : ad.commune();
    }

    /** Adzuna's offer of a number, from 0; a quarter of them are France Travail's as well. */
    public ObjectNode adzuna(int number) {
        boolean shared = number % 4 == 1;
        int advertisement = shared ? advertisementOf(number * 3) : ADZUNA_OWN + number - (number % 60 == 14 ? 6 : 0);
        return adzuna.write(number, Advertisement.of(seed, advertisement, now), shared);
    }
}
