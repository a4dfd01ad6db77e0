package fr.jobmarket.pipeline.step;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HarvestStepTest {

    @ParameterizedTest
    @CsvSource({
        "500000, 399999, true",
        "500000, 400000, false",
        "500000, 600000, false",
        "60, 36, true",
        "60, 37, false",
        "10, 0, true",
        "9, 0, false",
        "0, 0, false"
    })
    void aFallIsSuddenBeyondAFifthAndBeyondChance(long before, long now, boolean sudden) {
        assertEquals(sudden, HarvestStep.fell(before, now));
    }
}
