package fr.jobmarket.cleaning.internal.requirement;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class TrainingLabelsTest {

    @Test
    void wordsLevelFieldAndRemark() {
        assertEquals(
                "Bac+2 ou équivalents - Comptabilité - Ou expérience",
                TrainingLabels.canonical("Bac+2 ou équivalents", "comptabilité", "ou expérience")
                        .orElseThrow());
    }

    @Test
    void saysNothingTwice() {
        assertEquals(
                "Bac ou équivalent",
                TrainingLabels.canonical("Bac ou équivalent", null, "BAC OU EQUIVALENT")
                        .orElseThrow());
        assertTrue(TrainingLabels.canonical(null, " ", null).isEmpty());
    }
}
