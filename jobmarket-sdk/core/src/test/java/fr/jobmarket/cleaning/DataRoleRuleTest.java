package fr.jobmarket.cleaning;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.jobmarket.offer.DataRole;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DataRoleRuleTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    Data Engineer (H/F)                           | DATA_ENGINEER
                    INGÉNIEUR(E) BIG DATA - NANTES H/F            | DATA_ENGINEER
                    Ingénieur.e de données                        | DATA_ENGINEER
                    Analytics Engineer                            | DATA_ENGINEER
                    Data Ops Engineer                             | DATA_ENGINEER
                    Ingénieur Data (basé à Lyon)                  | DATA_ENGINEER
                    Développeur Data Expérimenté H/F              | DATA_ENGINEER
                    Lead Data Scientist F/H                       | DATA_SCIENTIST
                    Alternant Datascientist H/F                   | DATA_SCIENTIST
                    Ingénieur / Ingénieure data scientist (H/F)   | DATA_SCIENTIST
                    Data analyste marketing (H/F)                 | DATA_ANALYST
                    ANALYSTE DE DONNÉES - H/F                     | DATA_ANALYST
                    Data Quality Analyst                          | DATA_ANALYST
                    Data Analyst / Data Engineer                  | DATA_ANALYST
                    Data Engineer/Data Analyst H/F                | DATA_ENGINEER
                    """)
    void readsTheProfessionNamedFirst(String title, DataRole role) {
        assertEquals(Optional.of(role), DataRoleRule.decide(title, null).map(DataRoleRule.Decision::role));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Administrateur de bases de données (H/F)",
                "Product Owner Data Science",
                "Vendeur rayon randonnée",
                "Data center technician",
                "Ingénieur Data Loss Prevention",
                "Ingénieur base de données",
                "Mandataire à la protection des données",
                "Data entry clerk",
                "Business analyst"
            })
    void doesNotTakeWorkBesideDataForADataProfession(String title) {
        assertEquals(Optional.empty(), DataRoleRule.decide(title, null));
    }

    @Test
    void believesTheAppellationOnlyWhenTheTitleIsAboutDataAndNoOtherProfession() {
        assertEquals(
                Optional.of(DataRole.DATA_SCIENTIST),
                DataRoleRule.decide("Consultant data (H/F)", "Data scientist").map(DataRoleRule.Decision::role));
        assertEquals(Optional.empty(), DataRoleRule.decide("Chef de projet data", "Data scientist"));
        assertEquals(Optional.empty(), DataRoleRule.decide("Comptable", "Data analyst"));
    }

    @Test
    void namesTheWordsThatDecided() {
        String evidence = DataRoleRule.decide("Ingénieur Big Data H/F", null)
                .orElseThrow()
                .evidence();

        assertTrue(evidence.equals("title: ingenieur big data"), evidence);
    }
}
