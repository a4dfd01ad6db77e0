package fr.jobmarket.gateway.recommendation;

import fr.jobmarket.candidate.CandidateProfile;
import fr.jobmarket.gateway.http.ProblemException;
import fr.jobmarket.gateway.http.QueryParameters;
import fr.jobmarket.gateway.offer.OfferList;
import fr.jobmarket.gateway.recommendation.RecommendationList.Model;
import fr.jobmarket.recommendation.Recommendation;
import fr.jobmarket.serving.CurrentRelease;
import fr.jobmarket.serving.OpenRelease;
import jakarta.inject.Singleton;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Recommends offers of the current release. Thread-safe. */
@Singleton
public class Recommendations {

    /** Recommendations when a request does not say how many. */
    public static final int DEFAULT_TOP = 20;

    /** The most recommendations of one request. */
    public static final int MAX_TOP = 100;

    private final CurrentRelease current;

    Recommendations(CurrentRelease current) {
        this.current = current;
    }

    /**
     * The offers that suit a profile best.
     *
     * @param topText the parameter {@code top}, as given
     * @throws ProblemException 400 when it or the profile is wrong, 503 when there is no release
     */
    public RecommendationList recommend(CandidateProfile profile, @Nullable String topText) {
        int top = QueryParameters.integer("top", topText, DEFAULT_TOP, 1, MAX_TOP);
        List<String> problems = profile.problems();
        if (!problems.isEmpty()) {
            throw ProblemException.profile(problems);
        }
        return current.use(release -> recommend(release, profile, top));
    }

    private static RecommendationList recommend(OpenRelease release, CandidateProfile profile, int top) {
        List<Recommendation> items = release.recommender().recommend(profile, top);
        List<String> attribution = OfferList.attributionOf(
                items.stream().map(Recommendation::offer).toList());
        Model model = new Model(release.model().name(), release.model().version());
        return new RecommendationList(items, model, attribution, release.id());
    }
}
