package fr.jobmarket.pipeline.step;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import fr.jobmarket.InvalidInputException;
import fr.jobmarket.candidate.CandidateProfile;
import fr.jobmarket.offer.OfferJson;
import fr.jobmarket.recommendation.Recommendation;
import fr.jobmarket.recommendation.Recommender;
import fr.jobmarket.recommendation.ScoringModel;
import fr.jobmarket.search.OfferIndex;
import fr.jobmarket.warehouse.release.Release;
import fr.jobmarket.warehouse.release.ReleaseStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Recommendations for one profile from the current release, as the gateway gives them. */
public final class RecommendStep {

    private static final ObjectReader PROFILE = OfferJson.newMapper()
            .readerFor(CandidateProfile.class)
            .with(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

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
     * @throws InvalidInputException naming the file, the line and what is wrong there
     */
    public static CandidateProfile readProfile(Path file) {
        try {
            CandidateProfile profile = PROFILE.readValue(Files.readAllBytes(file));
            if (profile == null) {
                throw new InvalidInputException(file + " holds no profile; {} is an empty one");
            }
            return profile;
        } catch (JsonProcessingException e) {
            int line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
            throw new InvalidInputException(
                    file + " line " + line + " is not a candidate profile: "
                            + e.getOriginalMessage().replaceAll("\\s*\\(start marker at .*", ""),
                    e);
        } catch (IOException e) {
            throw new InvalidInputException(file + " cannot be read; check the path", e);
        }
    }

    /**
     * Recommends offers of the current release.
     *
     * @param top how many, 1 to {@link Recommender#MAX_TOP}
     * @throws InvalidInputException when there is no release, or the profile contradicts itself
     */
    public Recommendations run(CandidateProfile profile, int top) {
        Release release = releases.current()
                .orElseThrow(
                        () -> new InvalidInputException("there is no release to recommend from; run publish first"));
        ScoringModel model = release.model().map(ScoringModel::load).orElseGet(ScoringModel::handWeighted);
        try (OfferIndex index = OfferIndex.open(release.indexDirectory())) {
            return new Recommendations(
                    Recommender.of(index, model).recommend(profile, top),
                    new Model(model.name(), model.version()),
                    release.id());
        }
    }
}
