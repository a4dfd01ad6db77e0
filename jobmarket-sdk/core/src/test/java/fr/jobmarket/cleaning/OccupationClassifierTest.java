package fr.jobmarket.cleaning;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.jobmarket.cleaning.OccupationClassifier.Guess;
import fr.jobmarket.error.InvalidInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The classifier with the model that ships with the SDK. */
class OccupationClassifierTest {

    private final OccupationClassifier classifier = OccupationClassifier.ofDefaults();

    private Guess best(String title) {
        return classifier.classify(title, "", 1).get(0);
    }

    @ParameterizedTest
    @CsvSource({
        "Data engineer (H/F), M1811",
        "Data scientist, M1405",
        "Boulanger (H/F), D1102",
        "Conducteur de bus, N4103",
        "Directeur général des services, K1422",
        "Téléconseiller, D1408",
        "Infirmier 35h CDD 6 mois, J1506",
        "COIFFEUSE DÉBUTANTE ACCEPTÉE, D1202",
        "URGENT - Cuisinier·ère, G1609",
        "Préparateur(trice) de commandes - Nantes (44), N1103",
        "Recherche Électricien/ne bâtiment à Lyon, F1602",
        "🚀 Vendeur/euse en poissonnerie 🚀 12 €/h, D1106"
    })
    void knowsCommonTitlesByThemselves(String title, String code) {
        Guess guess = best(title);
        assertEquals(code, guess.romeCode(), guess::toString);
        assertTrue(guess.confidence() > 0.4, guess::toString);
    }

    @Test
    void findsOccupationsThatNoOfferHadByTheirAppellation() {
        assertEquals("A1429", best("Apicultrice").romeCode());
    }

    @ParameterizedTest
    @CsvSource({
        "Développeuse web,Développeur web",
        "Vendeuse,Vendeur",
        "Infirmière,Infirmier",
        "Technicienne de maintenance,Technicien de maintenance",
        "Directrice commerciale,Directeur commercial",
        "Assistante administrative,Assistant administratif",
        "Commise de cuisine,Commis de cuisine",
        "Cheffe de partie pâtissière,Chef de partie pâtissier",
        "Hôtesse relation client,Hôte relation client",
        "Serveur / Serveuse en salle,Serveur en salle",
        "Vendeur(se) polyvalent(e),Vendeur polyvalent"
    })
    void womenAndMenHaveTheSameOccupationsLikelyOrNot(String one, String other) {
        assertEquals(classifier.classify(other, "", 20), classifier.classify(one, "", 20));
        String text = "Travail en équipe, permis B, accueil des clients";
        assertEquals(classifier.classify(other, text, 20), classifier.classify(one, text, 20));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Xqzvw Jkrrtp", "(H/F)", "12345", "日本語"})
    void isNotSureOfWhatItDoesNotKnow(String title) {
        assertTrue(best(title).confidence() < 0.2, () -> best(title).toString());
        assertNull(best(title).appellation());
    }

    @Test
    void guessesComeLikeliestFirstAndAddUpToOneAtMost() {
        List<Guess> guesses = classifier.classify("Technicien", "Maintenance et dépannage de machines", 2_000);
        assertEquals(RomeNomenclature.ofDefaults().codes().size(), guesses.size());
        assertEquals(
                guesses.size(), guesses.stream().map(Guess::romeCode).distinct().count());
        for (int i = 1; i < guesses.size(); i++) {
            assertTrue(guesses.get(i).confidence() <= guesses.get(i - 1).confidence());
        }
        assertEquals(1, guesses.stream().mapToDouble(Guess::confidence).sum(), 0.25);
    }

    @Test
    void theDescriptionDecidesBetweenOccupations() {
        assertNotEquals(
                classifier.classify("Technicien", "Maintenance et dépannage de climatisations, chaudières", 1),
                classifier.classify("Technicien", "Analyses médicales et prélèvements au laboratoire", 1));
    }

    @Test
    void namesTheAppellationNearestToTheTitle() {
        assertEquals("Data engineer", best("Data engineer (H/F)").appellation());
    }

    @Test
    void saysWhatItWasLearnedFrom() {
        assertTrue(classifier.provenance().contains("Licence Ouverte"), classifier.provenance());
    }

    @Test
    void severalThreadsGetTheAnswersOfOne() {
        RomeNomenclature rome = RomeNomenclature.ofDefaults();
        List<String> titles = rome.codes().stream()
                .limit(300)
                .map(code -> rome.label(code).orElseThrow())
                .toList();
        List<Guess> alone = titles.stream().map(this::best).toList();
        List<Guess> together = IntStream.range(0, titles.size())
                .parallel()
                .mapToObj(i -> best(titles.get(i)))
                .toList();
        assertEquals(alone, together);
    }

    @Test
    void refusesToGiveNoGuess() {
        assertThrows(InvalidInputException.class, () -> classifier.classify("Boulanger", "", 0));
    }

    @Test
    void refusesFilesThatAreNoWholeModel(@TempDir Path folder) throws IOException {
        Path good = folder.resolve("good.gz");
        classifier.save(good);
        byte[] bytes = Files.readAllBytes(good);
        byte[] flipped = bytes.clone();
        flipped[bytes.length / 2] ^= 0x55;
        refuses(Files.write(folder.resolve("flipped"), flipped));
        refuses(Files.write(folder.resolve("cut"), Arrays.copyOf(bytes, bytes.length - 20)));
        refuses(Files.writeString(folder.resolve("text"), "code_rome;libelle"));
        refuses(Files.write(folder.resolve("empty"), new byte[0]));
        refuses(folder.resolve("absent"));
    }

    private static void refuses(Path file) {
        InvalidInputException error = assertThrows(InvalidInputException.class, () -> OccupationClassifier.load(file));
        assertTrue(String.valueOf(error.getMessage()).contains(file.toString()), error::getMessage);
    }
}
