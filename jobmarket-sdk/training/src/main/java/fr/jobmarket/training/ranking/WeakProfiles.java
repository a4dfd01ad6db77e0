package fr.jobmarket.training.ranking;

import fr.jobmarket.candidate.CandidateProfile;
import fr.jobmarket.error.InvalidInputException;
import fr.jobmarket.offer.Offer;
import fr.jobmarket.search.OfferIndex;
import fr.jobmarket.training.internal.OfferDraw;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Profiles made of offers: a stand-in for people as long as nobody logged their choices. */
public final class WeakProfiles {

    private WeakProfiles() {}

    /**
     * Profiles of people who each want work like that of an offer of this index.
     *
     * @param count how many at most; fewer when fewer offers state their occupation
     * @param seed the same index and seed give the same profiles
     */
    public static List<CandidateProfile> of(OfferIndex index, int count, long seed) {
        if (count < 1) {
            throw new InvalidInputException("count: at least 1, not " + count);
        }
        return offers(index, count, seed).stream()
                .map(offer -> new WeakCandidate(offer, requiredCode(offer), seed).profile())
                .toList();
    }

    /** Offers whose occupation was stated, not guessed by a model: what is guessed teaches nothing new. */
    static List<Offer> offers(OfferIndex index, int count, long seed) {
        List<Offer> sample = new ArrayList<>();
        OfferDraw.draw(
                index,
                count,
                seed,
                offer -> statedCode(offer) != null && !offer.title().isBlank(),
                sample::add);
        return sample;
    }

    static String requiredCode(Offer offer) {
        return String.valueOf(statedCode(offer));
    }

    private static @Nullable String statedCode(Offer offer) {
        return offer.occupation() == null || offer.occupation().predicted()
                ? null
                : offer.occupation().romeCode();
    }
}
