package fr.jobmarket.cleaning.experience;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.jobmarket.offer.Experience;
import fr.jobmarket.offer.ExperienceRequirement;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExperienceParserTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "D | Débutant accepté | NONE |",
                "D | Débutant accepté - SI CAP PETITE ENFANCE | NONE |",
                "D | Débutant accepté (3 ans) | NONE |",
                "E | 2 An(s) | REQUIRED | 24",
                "E | 6 Mois | REQUIRED | 6",
                "E | Expérience exigée de 3 An(s) | REQUIRED | 36",
                "S | Expérience souhaitée de 2 An(s) | PREFERRED | 24",
                "S | Expérience souhaitée | PREFERRED |",
                "E | 1 an - ou un diplôme | REQUIRED | 12",
                "E | 2 à 3 ans | REQUIRED | 24",
                "E | Expérience exigée | REQUIRED |",
            })
    void readsBothPopulations(String code, String label, ExperienceRequirement requirement, @Nullable Integer months) {
        assertEquals(Optional.of(new Experience(requirement, months)), ExperienceParser.parse(code, label, null));
    }

    @Test
    void takesTheRequirementFromTheLabelWhenThereIsNoCode() {
        assertEquals(
                Optional.of(new Experience(ExperienceRequirement.REQUIRED, 36)),
                ExperienceParser.parse("Expérience exigée de 3 An(s)"));
        assertEquals(
                Optional.of(new Experience(ExperienceRequirement.NONE, null)),
                ExperienceParser.parse("Débutant accepté"));
    }

    @Test
    void looksForTheLengthInTheCommentLast() {
        assertEquals(
                Optional.of(new Experience(ExperienceRequirement.REQUIRED, 48)),
                ExperienceParser.parse("E", "Expérience exigée", "4 ans"));
    }

    @Test
    void saysNothingWhenNothingIsSaid() {
        assertTrue(ExperienceParser.parse(null, null, null).isEmpty());
        assertTrue(ExperienceParser.parse("selon profil").isEmpty());
    }
}
