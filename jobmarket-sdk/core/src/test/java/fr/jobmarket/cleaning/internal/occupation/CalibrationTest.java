package fr.jobmarket.cleaning.internal.occupation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.jobmarket.cleaning.internal.occupation.Calibration.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CalibrationTest {

    @Test
    void learnsHowOftenGuessesAreRight() {
        Random random = new Random(3);
        List<Outcome> outcomes = new ArrayList<>();
        for (int i = 0; i < 20_000; i++) {
            float probability = random.nextFloat();
            outcomes.add(new Outcome(probability, random.nextFloat() < probability * probability));
        }
        Calibration calibration = Calibration.fit(outcomes);
        for (float probability = 0.1f; probability < 0.95f; probability += 0.1f) {
            assertEquals(probability * probability, calibration.confidence(probability), 0.06);
        }
    }

    @Test
    void neverFallsAndStaysBetweenZeroAndOne() {
        Random random = new Random(5);
        List<Outcome> outcomes = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            outcomes.add(new Outcome(random.nextFloat(), random.nextBoolean()));
        }
        Calibration calibration = Calibration.fit(outcomes);
        float before = 0;
        for (float probability = 0; probability <= 1; probability += 0.01f) {
            float confidence = calibration.confidence(probability);
            assertTrue(confidence >= before && confidence <= 1);
            before = confidence;
        }
    }

    @Test
    void believesTheModelWhereNothingWasMeasured() {
        assertEquals(0.7f, Calibration.fit(List.of()).confidence(0.7f), 1e-6f);
    }
}
