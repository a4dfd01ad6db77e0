package fr.jobmarket.training.ranking;

import fr.jobmarket.candidate.CandidateProfile;
import fr.jobmarket.error.InvalidInputException;
import fr.jobmarket.offer.Offer;
import fr.jobmarket.search.OfferIndex;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Profiles made of offers: a stand-in for people as long as nobody logged their choices. */
public final class WeakProfiles {

    private static final int MOST_AT_ONCE = 1_000;
    private static final int DRAWS = 20;

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
    static Collection<Offer> offers(OfferIndex index, int count, long seed) {
        Map<String, Offer> sample = new LinkedHashMap<>();
        for (int draw = 0; draw < DRAWS && sample.size() < count; draw++) {
            for (Offer offer : index.random(MOST_AT_ONCE, seed + draw)) {
                if (sample.size() < count
                        && statedCode(offer) != null
                        && !offer.title().isBlank()) {
                    sample.putIfAbsent(offer.id(), offer);
                }
            }
        }
        return sample.values();
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
