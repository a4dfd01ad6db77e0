package fr.jobmarket.gateway.recommendation;

import fr.jobmarket.candidate.CandidateProfile;
import fr.jobmarket.gateway.http.ProblemException;
import fr.jobmarket.gateway.offer.OfferList;
import fr.jobmarket.gateway.recommendation.RecommendationList.Model;
import fr.jobmarket.offer.Offer;
import fr.jobmarket.recommendation.Recommendation;
import fr.jobmarket.recommendation.Recommender;
import fr.jobmarket.recommendation.Recommender.Advice;
import fr.jobmarket.recommendation.Recommender.Reranking;
import fr.jobmarket.recommendation.ScoringModel;
import fr.jobmarket.serving.CurrentRelease;
import fr.jobmarket.serving.OpenRelease;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Recommends offers of the current release. Thread-safe. */
@Singleton
public class Recommendations {

    private final CurrentRelease current;
    private final Exposures exposures;
    private final RecommendationMetrics metrics;

    Recommendations(CurrentRelease current, Exposures exposures, RecommendationMetrics metrics) {
        this.current = current;
        this.exposures = exposures;
        this.metrics = metrics;
    }

    /**
     * The offers that fit a profile.
     *
     * @param parameters how many, and how they are mixed
     * @param saved ids of offers the person saved
     * @param dismissed ids of offers the person does not want to see
     * @param liked ids of offers the person saved or applied to, the last one first
     * @throws ProblemException 400 when a parameter or the profile is wrong, 503 when there is no release
     */
    RecommendationList recommend(
            CandidateProfile profile,
            RecommendationParameters parameters,
            Collection<String> saved,
            Collection<String> dismissed,
            Collection<String> liked) {
        int top = parameters.number();
        Reranking reranking = parameters.reranking();
        List<CandidateProfile.Problem> problems = profile.problems();
        if (!problems.isEmpty()) {
            throw ProblemException.profile(problems);
        }
        return metrics.timed(() -> current.use(release -> {
            Recommender recommender = release.recommender().reranking(reranking, exposures::of);
            return list(release, recommender.advise(profile, top, dismissed, liked), Set.copyOf(saved));
        }));
    }

    private RecommendationList list(OpenRelease release, Advice advice, Set<String> saved) {
        Stream<Recommendation> relaxed = advice.relaxed() == null ? Stream.of() : advice.relaxed().items().stream();
        List<Offer> shown = Stream.concat(advice.items().stream(), relaxed)
                .map(Recommendation::offer)
                .toList();
        exposures.count(shown);
        ScoringModel model = release.model();
        return new RecommendationList(
                advice.lookingFor(),
                advice.items(),
                advice.relaxed(),
                shown.stream().map(Offer::id).filter(saved::contains).toList(),
                new Model(model.name(), model.version(), model.base()),
                OfferList.attributionOf(shown),
                release.id());
    }
}
