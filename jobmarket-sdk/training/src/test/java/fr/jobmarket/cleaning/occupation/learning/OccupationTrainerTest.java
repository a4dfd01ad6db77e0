package fr.jobmarket.cleaning.occupation.learning;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.jobmarket.cleaning.occupation.OccupationClassifier;
import fr.jobmarket.cleaning.occupation.OccupationClassifier.Guess;
import fr.jobmarket.cleaning.occupation.learning.OccupationTrainer.Extent;
import fr.jobmarket.cleaning.occupation.learning.OccupationTrainer.Split;
import fr.jobmarket.error.InvalidInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class OccupationTrainerTest {

    @TempDir
    Path folder;

    private OccupationTrainer trainer;
    private List<LabelledOffer> offers;

    @BeforeEach
    void invent() throws IOException {
        trainer = OccupationTrainer.over(SmallMarket.rome(folder), 7);
        offers = SmallMarket.offers(200, 11);
    }

    @ParameterizedTest
    @CsvSource({
        "Boulangère de nuit, Du pain et des baguettes, D1101",
        "Chauffeur, Vous transportez des passagers sur une ligne, K1302",
        "Développeuse, , M1805",
        "Apiculteur, , A1416",
        "Receveuse, , K1302"
    })
    void findsOccupationsByTitleDescriptionOrAppellation(String title, String description, String code) {
        List<Guess> guesses = trainer.train(offers).classify(title, description == null ? "" : description, 5);
        assertEquals(code, guesses.get(0).romeCode(), guesses::toString);
    }

    @Test
    void knowsOccupationsWithoutOffersByTheirSkills() {
        String skills = "Livraison de farine, horaires du véhicule, revue";
        List<Guess> guesses = trainer.train(offers).classify("Aide", skills, 1);
        assertEquals("A1416", guesses.get(0).romeCode(), guesses::toString);
    }

    @Test
    void alsoThinksOfTheBroaderOccupation() {
        List<Guess> guesses = trainer.train(offers).classify("Cobolliste", "", 2);
        assertEquals(
                List.of("M1899", "M1805"), guesses.stream().map(Guess::romeCode).toList());
    }

    @Test
    void sameOffersAndSeedGiveTheSameBytes() throws IOException {
        Path one = folder.resolve("one.gz");
        Path other = folder.resolve("other.gz");
        trainer.train(offers).save(one);
        OccupationTrainer.over(folder, 7).train(SmallMarket.offers(200, 11)).save(other);
        assertArrayEquals(Files.readAllBytes(one), Files.readAllBytes(other));
    }

    @Test
    void aSavedModelAnswersAsBefore() {
        OccupationClassifier trained = trainer.train(offers);
        Path file = folder.resolve("model.gz");
        trained.save(file);
        OccupationClassifier loaded = OccupationClassifier.load(file);
        for (LabelledOffer offer : SmallMarket.offers(30, 5)) {
            assertEquals(
                    trained.classify(offer.title(), offer.description(), 4),
                    loaded.classify(offer.title(), offer.description(), 4));
        }
        assertEquals(List.of("K1302", "M1805"), loaded.neighbours("D1101"));
        assertEquals("Apiculteur / Apicultrice", loaded.label("A1416").orElseThrow());
        assertEquals(trained.provenance(), loaded.provenance());
    }

    @ParameterizedTest
    @EnumSource(Split.class)
    void measuresOnOffersItDidNotLearn(Split split) {
        OccupationQuality quality =
                Objects.requireNonNull(trainer.evaluate(offers, split).get(Extent.WHOLE));
        assertEquals(offers.size(), quality.offers());
        assertTrue(quality.top1() > 0.9, quality::toString);
    }

    @Test
    void equalTextsAreOnTheSameSideWhenSplitByText() {
        LabelledOffer one = new LabelledOffer("francetravail:1", "Boulanger", "Du PAIN, toute la nuit.", "D1101");
        for (int id = 2; id < 60; id++) {
            LabelledOffer same = new LabelledOffer("francetravail:" + id, "Vendeur", "Du pain toute la nuit", "D1106");
            assertEquals(Split.BY_TEXT.part(one), Split.BY_TEXT.part(same));
        }
    }

    @Test
    void refusesOffersWithoutAnyKnownCode() {
        List<LabelledOffer> unknown = List.of(new LabelledOffer("francetravail:1", "Boulanger", "", "Z9999"));
        assertThrows(InvalidInputException.class, () -> trainer.train(unknown));
    }

    @Test
    void namesTheFileThatIsMissing() throws IOException {
        Files.delete(folder.resolve("unix_rubrique_mobilite_v1_utf8.csv"));
        InvalidInputException error =
                assertThrows(InvalidInputException.class, () -> OccupationTrainer.over(folder, 1));
        assertTrue(String.valueOf(error.getMessage()).contains("unix_rubrique_mobilite_"), error::getMessage);
    }
}
