package fr.jobmarket.demo.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.jobmarket.recommendation.ScoringModel;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FairnessTest {

    @ParameterizedTest
    @CsvSource({
        "Serveur / Serveuse de restaurant, Serveur de restaurant, Serveuse de restaurant",
        "Agent administratif / Agente administrative, Agent administratif, Agente administrative",
        "Aide-soignant / Aide-soignante, Aide-soignant, Aide-soignante",
    })
    void aTitleOfTwoFormsIsReadAsBoth(String title, String masculine, String feminine) {
        assertEquals(List.of(masculine, feminine), Fairness.forms(title));
    }

    @Test
    void aTitleOfOneFormHasNone() {
        assertEquals(List.of(), Fairness.forms("Data engineer"));
        assertEquals(List.of(), Fairness.forms("Chef de rang / Serveur"));
    }

    @Test
    void everybodyIsCountedAndTitlesOfBothFormsGiveTheSameOffers() {
        List<String> lines = new ArrayList<>();
        Fairness.measure(400, 40, 3, ScoringModel.handWeighted(), lines::add);
        int people = lines.stream()
                .filter(line -> line.startsWith("towns"))
                .mapToInt(line -> Integer.parseInt(line.substring(28).strip().split(" +")[0]))
                .sum();
        assertEquals(40, people, lines.toString());
        String titles = lines.get(lines.size() - 1);
        assertTrue(titles.matches("titles in two forms: [1-9]\\d* people, .*; 1\\.0000 of the offers .*"), titles);
    }
}
