package fr.jobmarket.examples;

import fr.jobmarket.candidate.CandidateProfile;
import fr.jobmarket.cleaning.CleaningResult;
import fr.jobmarket.cleaning.OfferCleaner;
import fr.jobmarket.recommendation.Recommendation;
import fr.jobmarket.recommendation.Recommender;
import fr.jobmarket.recommendation.ScoringModel;
import fr.jobmarket.search.OfferIndex;
import fr.jobmarket.search.OfferIndexBuilder;
import fr.jobmarket.source.RawLine;
import fr.jobmarket.source.RawOfferReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * Cleans offers, indexes them and recommends some for a candidate, with the reasons: {@code ./jobmarket example
 * RecommendForProfile "data engineer" Python SQL}.
 */
public final class RecommendForProfile {

    private static final int OFFERS = 3_000;

    private RecommendForProfile() {}

    /** The first argument is the post looked for, the others are skills. */
    public static void main(String[] arguments) throws IOException {
        String post = arguments.length > 0 ? arguments[0] : "data engineer";
        List<String> skills =
                arguments.length > 1 ? List.of(arguments).subList(1, arguments.length) : List.of("Python", "SQL");
        Path folder = Files.createTempDirectory("index");
        index(folder);
        try (OfferIndex index = OfferIndex.open(folder)) {
            Recommender recommender = Recommender.of(index, ScoringModel.handWeighted());
            CandidateProfile candidate =
                    CandidateProfile.builder().jobTitle(post).skills(skills).build();
            recommender.recommend(candidate, 5).forEach(RecommendForProfile::print);
        }
    }

    private static void index(Path folder) throws IOException {
        OfferCleaner cleaner = OfferCleaner.ofDefaults();
        try (OfferIndexBuilder index = OfferIndexBuilder.create(folder);
                Stream<RawLine> lines = RawOfferReader.at(Instant.now()).lines(SyntheticFile.of(OFFERS))) {
            lines.forEach(line -> {
                if (line instanceof RawLine.Accepted accepted
                        && cleaner.clean(accepted.offer()) instanceof CleaningResult.Cleaned cleaned) {
                    index.add(cleaned.offer());
                }
            });
            index.finish();
        }
    }

    private static void print(Recommendation recommendation) {
        System.out.printf(
                "%d. %s, %s (score %.2f)%n",
                recommendation.rank(),
                recommendation.offer().title(),
                recommendation.offer().place().label(),
                recommendation.score());
        recommendation.reasons().forEach(reason -> System.out.println("   - " + reason.text()));
    }
}
