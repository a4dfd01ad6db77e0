package fr.jobmarket.cleaning.internal.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TitleKeyTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Ingénieur Données (H/F)",
                "INGENIEUR DONNEES H/F",
                "ingénieur données - F/H",
                "Ingénieur données (f/h/x)",
                "Ingénieur  données H-F",
                "Ingénieur données (M/W/D)",
                "Ingénieur données (HF)",
                "Ingénieur données Homme / Femme",
                "Ingénieur données (H/F) (H/F)"
            })
    void keepsWaysToSayThatAPostIsOpenToAllOutOfTheKey(String title) {
        assertEquals("ingenieur donnees", TitleKey.of(title));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Chef/Fleuriste", "Technicien H24", "Auditeur M/FIN"})
    void leavesWordsThatOnlyLookLikeIt(String title) {
        String letters = TitleKey.of(title).replace(" ", "");

        assertEquals(title.toLowerCase(java.util.Locale.ROOT).replaceAll("[^a-z0-9]", ""), letters);
    }
}
