package fr.jobmarket.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InclusiveSpellingTest {

    @ParameterizedTest
    @CsvSource({
        "Vendeur(se) en boulangerie, Vendeur en boulangerie",
        "Employé/ée de rayon, Employé de rayon",
        "COMMERCIAL/ALE, COMMERCIAL",
        "Technicien.nne, Technicien",
        "Employés·ées libres-services, Employés libres-services"
    })
    void readsTheMasculine(String inclusive, String masculine) {
        assertEquals(masculine, InclusiveSpelling.masculine(inclusive));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Rhône-Alpes", "e-mail", "peut-être", "porte-à-porte", "après-vente", "self-service", "CDD/CDI", "M.E.",
                "Espagne/espagnol", "riz/ricette", "Saint-Étienne", "www.site.fr", "3,5t", "(e)", "-se", "·e"
            })
    void leavesOtherSignsBetweenLettersAlone(String text) {
        assertEquals(text, InclusiveSpelling.masculine(text));
    }
}
