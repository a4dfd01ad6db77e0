package fr.jobmarket.cleaning.internal.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LanguageDetectorTest {

    private final LanguageDetector detector = LanguageDetector.ofDefaults();

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    FRENCH  | Au sein de notre équipe, vous êtes chargé de la maintenance des machines.
                    FRENCH  | NOUS RECHERCHONS UN(E) BOULANGER(E) POUR NOTRE MAGASIN DE LYON
                    ENGLISH | You will join our data team and work with the best engineers of the city.
                    OTHER   | Wir suchen einen Entwickler für unser Team in Straßburg und der Region.
                    OTHER   | Buscamos una persona con experiencia para trabajar en el equipo de ventas.
                    OTHER   | Мы ищем разработчика в нашу команду
                    """)
    void tellsTheLanguageOfASentence(Language language, String text) {
        assertEquals(Optional.of(language), detector.detect(text));
    }

    @Test
    void saysNothingAboutAFewWords() {
        assertEquals(Optional.empty(), detector.detect("Data Engineer Python SQL"));
        assertEquals(Optional.empty(), detector.detect(""));
    }

    @Test
    void takesFrenchFullOfEnglishTermsForFrench() {
        assertEquals(
                Optional.of(Language.FRENCH),
                detector.detect(
                        "Le data engineer rejoint la data factory, avec du machine learning et des data pipelines."));
    }
}
