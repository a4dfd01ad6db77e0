package fr.jobmarket.cleaning;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.jobmarket.offer.Experience;
import java.util.List;
import java.util.Optional;
import java.util.Random;
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
    void readsBothPopulations(String code, String label, Experience.Requirement requirement, @Nullable Integer months) {
        assertEquals(Optional.of(new Experience(requirement, months)), ExperienceParser.parse(code, label, null));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Au moins deux ans | 24",
                "un an | 12",
                "une année | 12",
                "d'une année minimum | 12",
                "trois ans minimum | 36",
                "deux à trois ans | 24",
                "cinq (5) ans | 60",
                "dix ans | 120",
                "quinze ans et plus | 180",
                "six mois | 6",
                "dix-huit mois | 18",
                "3 an(s) et 6 mois | 42",
                "3 ans et 6 mois | 42",
                "1 an 6 mois | 18",
                "deux ans et demi | 30",
                "1 an et demi | 18",
                "6 mois à 1 an | 6",
                "2 ans et plus | 24",
                "2 ans, dont 6 mois en équipe | 24",
                "un diplôme et 2 ans | 24",
            })
    void readsLengthsInFiguresAndInWords(String label, int months) {
        assertEquals(
                Optional.of(new Experience(Experience.Requirement.REQUIRED, months)),
                ExperienceParser.parse("E", label, null));
    }

    @Test
    void readsEveryNumberOfYearsAndMonthsThatCanBeWritten() {
        Random random = new Random(20261128);
        for (int round = 0; round < 500; round++) {
            int years = 1 + random.nextInt(20);
            int months = 1 + random.nextInt(11);
            String unit = List.of("ans", "an(s)", "années", "Ans").get(random.nextInt(4));
            String joint = List.of(" et ", " ").get(random.nextInt(2));
            String label = years + " " + unit + joint + months + " mois";
            assertEquals(
                    years * 12 + months,
                    ExperienceParser.parse("E", label, null).orElseThrow().months(),
                    label);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Aucune expérience requise | NONE",
                "Aucune expérience n'est exigée | NONE",
                "Pas d'expérience exigée | NONE",
                "Expérience non exigée | NONE",
                "Expérience non requise | NONE",
                "Tous niveaux d'expérience acceptés | NONE",
                "Jeune diplômé accepté | NONE",
                "Débutant(e)s accepté(e)s | NONE",
                "Débutant non accepté | REQUIRED",
                "Débutants s'abstenir | REQUIRED",
                "Expérience indispensable | REQUIRED",
                "Expérience requise | REQUIRED",
                "Une première expérience serait appréciée | PREFERRED",
                "Expérience souhaitable | PREFERRED",
                "Idéalement une première expérience | PREFERRED",
            })
    void tellsWhatIsAskedForFromTheWordsAlone(String label, Experience.Requirement requirement) {
        assertEquals(requirement, ExperienceParser.parse(label).orElseThrow().requirement());
    }

    @Test
    void takesTheRequirementFromTheLabelWhenThereIsNoCode() {
        assertEquals(
                Optional.of(new Experience(Experience.Requirement.REQUIRED, 36)),
                ExperienceParser.parse("Expérience exigée de 3 An(s)"));
        assertEquals(
                Optional.of(new Experience(Experience.Requirement.NONE, null)),
                ExperienceParser.parse("Débutant accepté"));
    }

    @Test
    void looksForTheLengthInTheCommentLast() {
        assertEquals(
                Optional.of(new Experience(Experience.Requirement.REQUIRED, 48)),
                ExperienceParser.parse("E", "Expérience exigée", "4 ans"));
    }

    @Test
    void saysNothingWhenNothingIsSaid() {
        assertTrue(ExperienceParser.parse(null, null, null).isEmpty());
        assertTrue(ExperienceParser.parse("selon profil").isEmpty());
    }
}
