package fr.jobmarket.recommendation;

import fr.jobmarket.candidate.CandidateProfile;
import fr.jobmarket.candidate.CandidateProfile.DesiredPlace;
import fr.jobmarket.error.InvalidInputException;
import fr.jobmarket.offer.Offer;
import fr.jobmarket.referential.Places;
import fr.jobmarket.search.MatchQuery;
import fr.jobmarket.search.OfferIndex;
import fr.jobmarket.search.OfferMatch;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Recommends offers of an index to candidates: the index brings up to a thousand candidates, a model scores their
 * features, and the best are mixed so that no employer or repeated advertisement fills the page. The same profile,
 * index and model give the same answer. Thread-safe; it does not own the index.
 *
 * <p>Forms of contract and the place are limits: an offer known to break one is never recommended, one that does not
 * say is. Everything else only weighs.
 */
public final class Recommender {

    /** The most offers one call recommends. */
    public static final int MAX_TOP = 500;

    private static final int CANDIDATES = 1_000;

    private static final Comparator<ScoredMatch> BEST_FIRST = Comparator.comparingDouble(ScoredMatch::score)
            .reversed()
            .thenComparing(scored -> scored.match().offer().id());

    private final OfferIndex index;
    private final ScoringModel model;
    private final @Nullable Instant newest;

    private Recommender(OfferIndex index, ScoringModel model) {
        this.index = index;
        this.model = model;
        this.newest = index.newest().orElse(null);
    }

    /** A recommender over an index, which must stay open as long as it is used. */
    public static Recommender of(OfferIndex index, ScoringModel model) {
        return new Recommender(index, model);
    }

    /** The model that scores. */
    public ScoringModel model() {
        return model;
    }

    /**
     * The offers that suit a candidate best. An empty profile gets recent and well described offers of many
     * occupations.
     *
     * @param top how many at most, 1 to 500; fewer come back when fewer offers are within the candidate's limits
     * @throws InvalidInputException when the profile has problems, all of which are listed, or {@code top} is out of
     *     range
     */
    public List<Recommendation> recommend(CandidateProfile profile, int top) {
        if (top < 1 || top > MAX_TOP) {
            throw new InvalidInputException("top: 1 to " + MAX_TOP + ", not " + top);
        }
        FeatureExtractor extractor = extractor(profile);
        List<ScoredMatch> ranked = new ArrayList<>();
        forEachCandidate(
                profile,
                extractor,
                (match, features) -> ranked.add(new ScoredMatch(match, features, model.score(features))));
        ranked.sort(BEST_FIRST);
        ReasonWriter reasons = new ReasonWriter(extractor);
        List<Recommendation> recommendations = new ArrayList<>(top);
        for (ScoredMatch chosen : PageMix.of(profile, top).choose(ranked)) {
            Optional<Offer> offer = index.find(chosen.match().offer().id());
            if (offer.isPresent()) {
                double[] contributions = model.contributions(chosen.features());
                recommendations.add(new Recommendation(
                        recommendations.size() + 1,
                        chosen.score(),
                        offer.get(),
                        reasons.write(offer.get(), chosen.match().offer(), chosen.features(), contributions)));
            }
        }
        return recommendations;
    }

    /**
     * Hands over the offers that {@link #recommend} would score, in the coarse order in which the index brings them, each
     * with the features it would be scored by: what models learn from is what they will serve.
     *
     * @throws InvalidInputException when the profile has problems, all of which are listed
     */
    public void forEachCandidate(CandidateProfile profile, BiConsumer<OfferMatch, FeatureVector> each) {
        Objects.requireNonNull(each, "each");
        forEachCandidate(profile, extractor(profile), each);
    }

    private void forEachCandidate(
            CandidateProfile profile, FeatureExtractor extractor, BiConsumer<OfferMatch, FeatureVector> each) {
        for (OfferMatch match : index.match(query(profile, extractor.area()))) {
            each.accept(match, extractor.extract(match.offer(), match.textSimilarity()));
        }
    }

    /** An extractor with which features of this candidate can be computed as {@link #recommend} computes them. */
    public FeatureExtractor extractor(CandidateProfile profile) {
        profile.requireValid();
        DesiredPlace place = profile.place();
        SearchArea area = place == null ? SearchArea.ANYWHERE : SearchArea.of(place, index, Places.ofFrance());
        return FeatureExtractor.forCandidate(profile, area, newest);
    }

    private static MatchQuery query(CandidateProfile profile, SearchArea area) {
        return new MatchQuery(
                profile.occupations().stream()
                        .map(code -> code.toUpperCase(Locale.ROOT))
                        .toList(),
                profile.jobTitle(),
                profile.skills(),
                profile.text(),
                area.near(),
                area.departmentCode(),
                Boolean.TRUE.equals(profile.remote()),
                profile.contracts(),
                CANDIDATES);
    }
}
