package fr.jobmarket.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import org.junit.jupiter.api.Test;

class FoldingTest {

    @Test
    void foldsCaseAccentsSpacesDashesAndApostrophes() {
        assertEquals("l'ete a 35 k€ - ou\nplus", Folding.fold("L’ÉTÉ à 35\u202Fk€ – où\nplus"));
    }

    @Test
    void keepsPositionsWhateverTheText() {
        Random random = new Random(7);
        for (int round = 0; round < 2_000; round++) {
            StringBuilder text = new StringBuilder();
            for (int i = 0; i < 40; i++) {
                text.append((char) random.nextInt(0x10000));
            }
            assertEquals(text.length(), Folding.fold(text).length());
        }
    }

    @Test
    void givesOneKeyToWordingsThatDifferByPunctuation() {
        assertEquals(Folding.key("Règles d’hygiène, et de propreté"), Folding.key("REGLES D'HYGIENE ET DE PROPRETE "));
        assertEquals("c++", Folding.key("C++"));
    }
}
