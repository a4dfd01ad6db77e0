package fr.jobmarket.recommendation;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import fr.jobmarket.candidate.CandidateProfile;
import fr.jobmarket.house.GeneratedPage;
import fr.jobmarket.search.OfferIndex;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * docs/features.md says of each feature what the code says. {@code -Dtest=FeaturesPageTest -Ddocs.write=true} writes it
 * anew.
 */
class FeaturesPageTest {

    @Test
    void thePageIsWhatTheCodeSays() throws IOException {
        GeneratedPage.requireCurrent("features.md", FeaturesPageTest.class, Map.of("features", table()));
    }

    @Test
    void valuesLieInTheRangeThePageGives(@TempDir Path folder) {
        CandidateProfile talkative = CandidateProfile.builder()
                .jobTitle("développeur java")
                .skills("Java", "Spring", "SQL")
                .text("Développeur, j'ai écrit des services en Java et en Python")
                .occupations("M1805")
                .near("69123", 50)
                .minAnnualSalary(30_000.0)
                .experienceYears(2.0)
                .remote(true)
                .build();
        Set<Feature> seen = EnumSet.noneOf(Feature.class);
        try (OfferIndex index = TestOffers.index(folder, TestOffers.market(400, 11))) {
            Recommender.of(index, ScoringModel.handWeighted()).forEachCandidate(talkative, (match, features) -> {
                for (Feature feature : Feature.values()) {
                    float value = features.get(feature);
                    if (!Float.isNaN(value)) {
                        seen.add(feature);
                        assertTrue(value >= feature.least() && value <= 1, feature + " is " + value);
                    }
                }
            });
        }
        assertTrue(seen.size() >= 18, "known were only " + seen);
    }

    private static String table() throws IOException {
        Map<String, JsonNode> weights = new HashMap<>();
        try (InputStream model = Objects.requireNonNull(ScoringModel.class.getResourceAsStream("hand-weighted.json"))) {
            ModelFolder.MAPPER
                    .readTree(model)
                    .get("features")
                    .forEach(weight -> weights.put(weight.get("feature").asText(), weight));
        }
        return "| feature | value | range | unknown when | its reason is about | weight by hand | neutral | why |\n"
                + "|---|---|---|---|---|---|---|---|\n"
                + Arrays.stream(Feature.values())
                        .map(feature -> row(feature, Objects.requireNonNull(weights.get(feature.id()))))
                        .collect(Collectors.joining());
    }

    private static String row(Feature feature, JsonNode weight) {
        return "| `" + feature.id() + "` | " + feature.meaning() + " | " + (feature.least() == 0 ? "0" : "−1")
                + " to 1 | "
                + feature.unknownWhen() + " | " + feature.group().name().toLowerCase(Locale.ROOT) + " | "
                + weight.get("weight").asText() + " | " + weight.get("neutral").asText() + " | "
                + weight.get("why").asText() + " |\n";
    }
}
