package fr.jobmarket.training.ranking;

import fr.jobmarket.candidate.CandidateProfile;
import fr.jobmarket.recommendation.FeatureVector;
import fr.jobmarket.recommendation.Recommender;
import fr.jobmarket.search.OfferDigest;
import fr.jobmarket.search.OfferMatch;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;

/**
 * What the index brings for a candidate, likeliest first.
 *
 * @param offers what it brings
 * @param features by which each of them would be scored
 */
record Brought(List<OfferDigest> offers, List<FeatureVector> features) {

    /** The offers that pass. */
    static Brought of(Recommender recommender, CandidateProfile profile, Predicate<OfferDigest> passes) {
        return of(recommender, profile, List.of(), passes);
    }

    /** The offers that pass for somebody who liked some. */
    static Brought of(
            Recommender recommender,
            CandidateProfile profile,
            Collection<String> liked,
            Predicate<OfferDigest> passes) {
        Brought brought = new Brought(new ArrayList<>(), new ArrayList<>());
        recommender.forEachCandidate(profile, liked, (match, features) -> brought.add(match, features, passes));
        return brought;
    }

    private void add(OfferMatch match, FeatureVector vector, Predicate<OfferDigest> passes) {
        if (passes.test(match.offer())) {
            offers.add(match.offer());
            features.add(vector);
        }
    }

    int size() {
        return offers.size();
    }

    String id(int offer) {
        return offers.get(offer).id();
    }

    /** Writes an offer and its features into a place of a group. */
    void put(int offer, Group group, int place) {
        group.offers()[place] = id(offer);
        group.setFeatures(place, features.get(offer));
    }
}
