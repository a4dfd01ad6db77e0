package fr.jobmarket.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NeutralFormTest {

    @ParameterizedTest
    @CsvSource({
        "serveur, serveuse",
        "vendeur, vendeuze",
        "directeur, directrice",
        "ambassadeur, ambassadrice",
        "ingenieur, ingenieure",
        "cuisinier, cuisiniere",
        "berger, bergere",
        "gardien, gardienne",
        "patron, patronne",
        "professionnel, professionnelle",
        "cadet, cadette",
        "creatif, creative",
        "agent, agente",
        "employe, employee",
        "chef, cheffe",
        "commis, commise",
        "hote, hotesse",
        "maitre, maitresse",
        "barman, barmaid",
        "sushiman, sushiwoman"
    })
    void womenAndMenOneAndManyAreTheSame(String masculine, String feminine) {
        String form = NeutralForm.of(masculine);
        assertEquals(form, NeutralForm.of(feminine));
        assertEquals(form, NeutralForm.of(masculine.endsWith("s") ? masculine : masculine + "s"));
        assertEquals(form, NeutralForm.of(feminine + "s"));
    }

    @ParameterizedTest
    @CsvSource({
        "cuisine, cuisinier",
        "caisse, caissier",
        "vente, vendeur",
        "entreprise, entrepreneur",
        "adresse, adroit",
        "vitesse, vite",
        "jeunesse, jeune",
        "technique, technicien",
        "prise, prix",
        "course, cour"
    })
    void whatOnlyLooksFeminineStaysApart(String one, String other) {
        assertNotEquals(NeutralForm.of(one), NeutralForm.of(other));
    }
}
