package fr.jobmarket.recommendation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.jobmarket.error.InvalidInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScoringModelTest {

    @TempDir
    Path folder;

    private static FeatureVector randomFeatures(Random random) {
        float[] values = new float[Feature.values().length];
        for (int i = 0; i < values.length; i++) {
            values[i] = random.nextInt(3) == 0 ? Float.NaN : random.nextFloat();
        }
        return FeatureVector.of(values);
    }

    @Test
    void addsUpContributionsToTheScore() {
        ScoringModel model = ScoringModel.handWeighted();
        Random random = new Random(3);
        for (int i = 0; i < 100; i++) {
            FeatureVector features = randomFeatures(random);
            double sum =
                    model.base() + Arrays.stream(model.contributions(features)).sum();
            double score = model.score(features);
            assertEquals(sum, Math.log(score / (1 - score)), 1e-9);
        }
    }

    @Test
    void givesNothingForWhatIsUnknown() {
        float[] unknown = new float[Feature.values().length];
        Arrays.fill(unknown, Float.NaN);
        assertArrayEquals(
                new double[unknown.length], ScoringModel.handWeighted().contributions(FeatureVector.of(unknown)));
    }

    @Test
    void valuesMoreOfEveryFeatureItWeighsMore() {
        ScoringModel model = ScoringModel.handWeighted();
        Random random = new Random(5);
        Set<Feature> weighed = EnumSet.complementOf(
                EnumSet.of(Feature.CONTRACT_PERMANENT, Feature.SALARY_LEVEL, Feature.EXPERIENCE_OPEN));
        for (Feature feature : weighed) {
            float[] values = randomFeatures(random).toArray();
            values[feature.ordinal()] = 0.2f;
            double less = model.score(FeatureVector.of(values));
            values[feature.ordinal()] = 0.8f;
            assertTrue(model.score(FeatureVector.of(values)) > less, feature.id());
        }
    }

    @Test
    void scoresTheSameAfterSavingAndLoading() {
        ScoringModel model = ScoringModel.handWeighted();
        model.save(folder.resolve("model"));
        ScoringModel loaded = ScoringModel.load(folder.resolve("model"));
        FeatureVector features = randomFeatures(new Random(1));
        assertEquals(model.score(features), loaded.score(features));
        assertEquals("hand-weighted", loaded.name());
        assertEquals(model.version(), loaded.version());
    }

    @Test
    void saysWhichFileIsMissingOrBroken() throws IOException {
        assertTrue(refusal().contains(folder + ": model.json is missing"));
        ScoringModel.handWeighted().save(folder);
        String good = Files.readString(folder.resolve("model.json"));
        for (String bad : new String[] {
            "{",
            "null",
            "[]",
            good.replace("linear", "forest"),
            good.replace("\"distance\"", "\"shoe_size\""),
            good.replace("\"openings\"", "\"distance\""),
            good.replaceFirst("\"weight\" : [0-9.]+", "\"weight\" : \"NaN\""),
            good.replace("\"hand-weighted\"", "null")
        }) {
            Files.writeString(folder.resolve("model.json"), bad);
            assertTrue(refusal().contains(folder.resolve("model.json").toString()), bad);
        }
    }

    private String refusal() {
        return assertThrows(InvalidInputException.class, () -> ScoringModel.load(folder))
                .getMessage();
    }

    @Test
    void refusesVectorsOfAnotherLength() {
        assertThrows(InvalidInputException.class, () -> FeatureVector.of(new float[3]));
    }
}
