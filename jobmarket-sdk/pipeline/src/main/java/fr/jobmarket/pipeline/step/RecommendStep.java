package fr.jobmarket.pipeline.step;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import fr.jobmarket.candidate.CandidateProfile;
import fr.jobmarket.error.InvalidInputException;
import fr.jobmarket.offer.OfferJson;
import fr.jobmarket.recommendation.Recommendation;
import fr.jobmarket.recommendation.Recommender;
import fr.jobmarket.recommendation.Recommender.Reranking;
import fr.jobmarket.recommendation.ScoringModel;
import fr.jobmarket.search.OfferIndex;
import fr.jobmarket.serving.release.Release;
import fr.jobmarket.serving.release.ReleaseStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Recommendations for one profile from the current release, as the gateway gives them. */
public final class RecommendStep {

    /**
     * What is recommended, and by what.
     *
     * @param items best first
     * @param model the model that scored
     * @param release id of the release the offers are from
     */
    public record Recommendations(List<Recommendation> items, Model model, String release) {

        /** Copies the list, so the value never changes. */
        public Recommendations {
            items = List.copyOf(items);
        }
    }

    /** A scoring model's name and version. */
    public record Model(String name, String version) {}

    private final ReleaseStore releases;

    /** A step on this store. */
    public RecommendStep(ReleaseStore releases) {
        this.releases = releases;
    }

    /**
     * The profile in a JSON file.
     *
     * @throws InvalidInputException naming the file and what is wrong in it
     */
    public static CandidateProfile readProfile(Path file) {
        String json;
        try {
            json = Files.readString(file);
        } catch (IOException e) {
            throw new InvalidInputException(file + " cannot be read as UTF-8 text; check the path", e);
        }
        try {
            return CandidateProfile.ofJson(json);
        } catch (InvalidInputException e) {
            throw new InvalidInputException(file + ": " + e.getMessage(), e);
        }
    }

    /**
     * How often offers were shown, from a JSON file: {@code {"francetravail:190ABCD": 12}}.
     *
     * @throws InvalidInputException naming the file and what is wrong in it
     */
    public static Map<String, Long> readExposures(Path file) {
        try {
            Map<String, Long> counts = OfferJson.newMapper().readValue(file.toFile(), new TypeReference<>() {});
            if (counts == null || counts.values().stream().anyMatch(count -> count == null || count < 0)) {
                throw new InvalidInputException(file + ": each offer's id needs a number, 0 or more");
            }
            return counts;
        } catch (JsonProcessingException e) {
            throw new InvalidInputException(
                    file + " is no JSON object of ids and numbers: " + e.getOriginalMessage(), e);
        } catch (IOException e) {
            throw new InvalidInputException(file + " cannot be read; check the path", e);
        }
    }

    /**
     * Recommends offers of the current release.
     *
     * @param top how many, 1 to {@link Recommender#MAX_TOP}
     * @param reranking how the page is mixed
     * @param exposures how often offers were shown; those that are not named never were
     * @throws InvalidInputException when there is no release, or the profile contradicts itself
     */
    public Recommendations run(CandidateProfile profile, int top, Reranking reranking, Map<String, Long> exposures) {
        Release release = releases.current()
                .orElseThrow(
                        () -> new InvalidInputException("there is no release to recommend from; run publish first"));
        ScoringModel model =
                release.model().map(ScoringModel::loadOrHandWeighted).orElseGet(ScoringModel::handWeighted);
        try (OfferIndex index = OfferIndex.open(release.indexDirectory())) {
            return new Recommendations(
                    Recommender.of(index, model)
                            .reranking(reranking, offer -> exposures.getOrDefault(offer, 0L))
                            .recommend(profile, top),
                    new Model(model.name(), model.version()),
                    release.id());
        }
    }
}
