package fr.jobmarket.cleaning.internal.occupation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StemHashesTest {

    @ParameterizedTest
    @CsvSource({
        "Développeur,DEVELOPPEUSES",
        "Vendeur,vendeuse",
        "Directeur,Directrice",
        "Infirmiers,infirmière",
        "Boucher,Bouchère",
        "Technicien,technicienne",
        "Chargé,Chargées",
        "Agent,agente",
        "Commercial,commerciale",
        "Sportif,Sportive",
        "Acheteur,acheteuses",
        "Coiffeur,coiffeuse",
        "Animateur,Animatrices",
        "Mécanicien,Mécaniciennes",
        "Administrateur,administratrice",
        "Boulanger (H/F),Boulangère F/H",
        "Commis de cuisine,Commise de cuisine",
        "Chef de cuisine,Cheffe de cuisine",
        "Hôte de caisse,Hôtesse de caisse",
        "Vendeur,Vendeur(se)",
        "Vendeur,Vendeur·euse",
        "Employé de rayon,Employé.e de rayon"
    })
    void womenAndMenAreTheSame(String one, String other) {
        assertArrayEquals(StemHashes.ofTitle(one), StemHashes.ofTitle(other));
    }

    @ParameterizedTest
    @CsvSource({
        "Vendeur,Serveur",
        "Java,Javascript",
        "C++,C#",
        "Développeur C,Développeur C++",
        "Agent de service,Agent de sécurité"
    })
    void differentJobsAreDifferent(String one, String other) {
        assertFalse(Arrays.equals(StemHashes.ofTitle(one), StemHashes.ofTitle(other)));
    }

    @Test
    void aTitleInBothFormsIsOneOfOneForm() {
        assertArrayEquals(StemHashes.ofTitle("Agent d'entretien"), StemHashes.ofTitle("Agent / Agente d'entretien"));
        assertArrayEquals(
                StemHashes.ofTitle("Agent administratif"),
                StemHashes.ofTitle("Agent administratif / Agente administrative"));
    }

    @Test
    void numbersAndSingleLettersAreNoWords() {
        assertEquals(0, StemHashes.ofTitle("35 h - 2026 / 75").length);
    }

    @Test
    void descriptionsKeepRepeatedWords() {
        assertEquals(4, StemHashes.ofDescription("Vous vendez, vous conseillez.").length);
    }
}
