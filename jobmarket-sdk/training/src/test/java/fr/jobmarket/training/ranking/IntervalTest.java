package fr.jobmarket.training.ranking;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.jobmarket.error.InvalidInputException;
import java.util.Random;
import org.junit.jupiter.api.Test;

class IntervalTest {

    @Test
    void holdsTheTrueMeanAboutNineteenTimesOfTwenty() {
        Random random = new Random(1);
        int held = 0;
        for (int i = 0; i < 200; i++) {
            double[] values = random.doubles(80).map(value -> value * value).toArray();
            Interval interval = Interval.of(values, 300, i);
            held += interval.low() <= 1 / 3.0 && 1 / 3.0 <= interval.high() ? 1 : 0;
        }
        assertTrue(held >= 178 && held <= 200, "held " + held + " of 200");
    }

    @Test
    void callsADifferenceAGainOnlyWhenChanceCannotExplainIt() {
        Random random = new Random(2);
        assertTrue(Interval.of(random.doubles(100, -0.3, 0.7).toArray(), 500, 1).isGain());
        assertFalse(
                Interval.of(random.doubles(100, -0.7, 0.3).toArray(), 500, 1).isGain());
        assertFalse(Interval.of(new double[50], 500, 1).isGain());
        assertEquals(new Interval(2, 2, 2), Interval.of(new double[] {2, 2, 2}, 100, 1));
        assertThrows(InvalidInputException.class, () -> Interval.of(new double[0], 100, 1));
    }
}
