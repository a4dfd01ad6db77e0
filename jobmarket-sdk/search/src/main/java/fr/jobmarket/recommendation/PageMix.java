package fr.jobmarket.recommendation;

import fr.jobmarket.candidate.CandidateProfile;
import fr.jobmarket.search.OfferDigest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Chooses a page from a ranking. The best come first, but of advertisements with the same text one is shown, and no
 * employer takes more than a fifth of the page, nor any occupation more than a sixth when the candidate did not say
 * what they look for. Offers held back by that fill the page when nothing else is left.
 */
final class PageMix {

    private static final double SHARE_OF_COMPANY = 0.2;
    private static final double SHARE_OF_OCCUPATION = 1.0 / 6;
    private static final int LEAST = 2;

    private final int top;
    private final boolean mixOccupations;

    private PageMix(int top, boolean mixOccupations) {
        this.top = top;
        this.mixOccupations = mixOccupations;
    }

    static PageMix of(CandidateProfile profile, int top) {
        return new PageMix(top, !profile.namesWork());
    }

    List<ScoredMatch> choose(List<ScoredMatch> ranked) {
        Set<String> advertisements = new HashSet<>();
        Map<String, Integer> companies = new HashMap<>();
        Map<String, Integer> occupations = new HashMap<>();
        List<ScoredMatch> chosen = new ArrayList<>(top);
        List<ScoredMatch> heldBack = new ArrayList<>();
        List<ScoredMatch> repeated = new ArrayList<>();
        for (ScoredMatch candidate : ranked) {
            if (chosen.size() == top) {
                break;
            }
            OfferDigest offer = candidate.match().offer();
            if (advertisements.contains(offer.advertisement())) {
                repeated.add(candidate);
            } else if (isFull(companies, offer.company(), SHARE_OF_COMPANY)
                    || (mixOccupations && isFull(occupations, offer.romeCode(), SHARE_OF_OCCUPATION))) {
                heldBack.add(candidate);
            } else {
                advertisements.add(offer.advertisement());
                count(companies, offer.company());
                count(occupations, offer.romeCode());
                chosen.add(candidate);
            }
        }
        fill(chosen, heldBack);
        fill(chosen, repeated);
        return chosen;
    }

    private boolean isFull(Map<String, Integer> counts, @Nullable String key, double share) {
        int most = Math.max(LEAST, (int) Math.ceil(share * top));
        return key != null && !key.isEmpty() && counts.getOrDefault(key, 0) >= most;
    }

    private static void count(Map<String, Integer> counts, @Nullable String key) {
        if (key != null) {
            counts.merge(key, 1, Integer::sum);
        }
    }

    private void fill(List<ScoredMatch> chosen, List<ScoredMatch> reserve) {
        for (ScoredMatch candidate : reserve) {
            if (chosen.size() == top) {
                return;
            }
            chosen.add(candidate);
        }
    }
}
