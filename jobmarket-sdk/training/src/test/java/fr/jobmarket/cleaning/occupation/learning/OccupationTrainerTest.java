package fr.jobmarket.cleaning.occupation.learning;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.jobmarket.cleaning.OccupationClassifier;
import fr.jobmarket.cleaning.OccupationClassifier.Guess;
import fr.jobmarket.cleaning.occupation.learning.OccupationTrainer.Extent;
import fr.jobmarket.cleaning.occupation.learning.OccupationTrainer.Split;
import fr.jobmarket.error.InvalidInputException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
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
        trainer = OccupationTrainer.over(List.of(SmallMarket.rome(folder)), 7);
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
        List<Guess> guesses = trainer.train(offers).classify("Cobolliste passionnément curieux", "", 2);
        assertEquals(
                List.of("M1899", "M1805"), guesses.stream().map(Guess::romeCode).toList());
    }

    @Test
    void sameOffersAndSeedGiveTheSameBytes() throws IOException {
        Path one = folder.resolve("one.gz");
        Path other = folder.resolve("other.gz");
        trainer.train(offers).save(one);
        OccupationTrainer.over(List.of(folder), 7)
                .train(SmallMarket.offers(200, 11))
                .save(other);
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
        assertEquals("4.60", loaded.edition());
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
        LabelledOffer one = new LabelledOffer("francetravail:1", "Boulanger", "Du PAIN, toute la nuit.", "D1101", null);
        for (int id = 2; id < 60; id++) {
            LabelledOffer same =
                    new LabelledOffer("francetravail:" + id, "Vendeur", "Du pain toute la nuit", "D1106", null);
            assertEquals(Split.BY_TEXT.part(one), Split.BY_TEXT.part(same));
        }
    }

    @Test
    void aTitleThatIsAnAppellationDecidesWhateverTheTextSays() {
        Guess guess = trainer.train(offers)
                .classify("URGENT - Receveuse de bus (H/F)", "Du pain, des baguettes, un four", 1)
                .get(0);
        assertEquals("K1302", guess.romeCode(), guess::toString);
        assertEquals("Receveur / Receveuse de bus", guess.appellation());
    }

    @Test
    void codesOfAnEarlierEditionAreLearnedAsThoseTheirAppellationHasNow(@TempDir Path newer) throws IOException {
        gzip(newer.resolve("occupations.json.gz"), """
                {"D1101": {"i": "Boulanger / Boulangère", "c": {"4": 2}, "v": ["K1302"]},
                 "D1199": {"i": "Tourier / Tourière", "c": {"4": 2}, "v": ["D1101"]},
                 "K1302": {"i": "Conducteur / Conductrice de bus", "c": {}, "v": []}}""");
        gzip(newer.resolve("appellations.json.gz"), """
                [{"l": "Boulanger / Boulangère", "r": "D1101"},
                 {"l": "Tourier / Tourière en boulangerie", "r": "D1199"}]""");
        Path named = Files.move(newer, newer.resolveSibling("rome-4.61-" + newer.getFileName()));
        OccupationTrainer both = OccupationTrainer.over(List.of(named, folder), 7);
        List<LabelledOffer> moved = IntStream.range(0, 40)
                .mapToObj(id -> new LabelledOffer(
                        "francetravail:" + id,
                        "Pétrisseur croissants " + id,
                        "Feuilletage",
                        "D1101",
                        "Tourier / Tourière en boulangerie"))
                .toList();
        Guess guess =
                both.train(moved).classify("Pétrisseuse", "Feuilletage", 1).get(0);
        assertEquals("D1199", guess.romeCode(), guess::toString);
        assertEquals("4.61", both.train(moved).edition());
    }

    private static void gzip(Path file, String text) throws IOException {
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
    }

    @Test
    void refusesOffersWithoutAnyKnownCode() {
        List<LabelledOffer> unknown = List.of(new LabelledOffer("francetravail:1", "Boulanger", "", "Z9999", null));
        assertThrows(InvalidInputException.class, () -> trainer.train(unknown));
    }

    @Test
    void namesTheFileThatIsMissing() throws IOException {
        Files.delete(folder.resolve("unix_rubrique_mobilite_v460_utf8.csv"));
        InvalidInputException error =
                assertThrows(InvalidInputException.class, () -> OccupationTrainer.over(List.of(folder), 1));
        assertTrue(String.valueOf(error.getMessage()).contains("unix_rubrique_mobilite_"), error::getMessage);
    }
}
