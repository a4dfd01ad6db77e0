package fr.jobmarket.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.jobmarket.offer.Company;
import fr.jobmarket.offer.Offer;
import fr.jobmarket.offer.Place;
import fr.jobmarket.offer.Skill;
import fr.jobmarket.offer.Source;
import fr.jobmarket.referential.Commune;
import fr.jobmarket.referential.Places;
import fr.jobmarket.search.OfferPage.PlaceRead;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What people type into one field, and what they mean by it. */
class OfferTextSearchTest {

    @TempDir
    static Path folder;

    @SuppressWarnings("NullAway.Init") // opened before the first test
    private static OfferIndex index;

    private static Offer offer(String id, String title, String commune, String description) {
        return Offer.builder(Source.FRANCE_TRAVAIL, id)
                .title(title)
                .description(description)
                .place(place(commune))
                .build();
    }

    private static Place place(String code) {
        Places france = Places.ofFrance();
        Commune commune = france.commune(code).orElseThrow();
        return new Place(
                commune.departmentCode() + " - " + commune.name(),
                code,
                commune.name(),
                commune.postalCodes().isEmpty() ? null : commune.postalCodes().get(0),
                commune.departmentCode(),
                france.department(commune.departmentCode()).orElseThrow().name(),
                commune.regionCode(),
                france.region(commune.regionCode()).orElseThrow().name(),
                commune.latitude(),
                commune.longitude(),
                Place.Precision.COMMUNE,
                Place.Origin.CODE,
                true);
    }

    @BeforeAll
    static void fillTheIndex() {
        try (OfferIndexBuilder builder = OfferIndexBuilder.create(folder)) {
            builder.add(offer("data-lyon", "Data engineer (H/F)", "69383", "Vous travaillez avec Python et Spark"));
            builder.add(offer("data-paris", "Data engineer Python", "75115", "Des voyages à Lyon et Rennes"));
            builder.add(offer("digger", "Conducteur d'engins", "69123", "Vous conduisez des engins de chantier"));
            builder.add(offer("baker-rennes", "Boulanger", "35238", "Au four"));
            builder.add(offer("baker-brest", "Boulangère", "29019", "Au four"));
            builder.add(offer("seller-orange", "Vendeur de fruits", "84087", "Au marché"));
            builder.add(Offer.builder(Source.FRANCE_TRAVAIL, "seller-phones")
                    .title("Vendeur en téléphonie")
                    .company(new Company("Orange", null, null, null))
                    .place(place("75115"))
                    .build());
            builder.add(offer("mason-macon", "Maçon", "71270", "Sur les chantiers"));
            builder.add(offer("mason-lille", "Maçon coffreur", "59350", "Sur les chantiers"));
            builder.add(offer("cook-denis-93", "Cuisinier", "93066", "En brigade"));
            builder.add(offer("cook-denis-974", "Cuisinier", "97411", "En brigade"));
            builder.add(offer("cook-lens", "Cuisinier", "62498", "En brigade"));
            builder.add(offer("nurse", "Infirmier·ière", "33063", "De nuit"));
            builder.add(Offer.builder(Source.FRANCE_TRAVAIL, "clerk")
                    .title("Agent d'accueil")
                    .skills(List.of(new Skill(null, "Accueillir, orienter, informer un public", null)))
                    .place(place("33063"))
                    .build());
            builder.finish();
        }
        index = OfferIndex.open(folder);
    }

    @AfterAll
    static void closeTheIndex() {
        index.close();
    }

    private static OfferPage search(String text) {
        return index.search(OfferQuery.builder().text(text).build());
    }

    private static String found(OfferPage page) {
        return page.items().stream().map(Offer::sourceId).collect(Collectors.toCollection(TreeSet::new)).stream()
                .collect(Collectors.joining(" "));
    }

    private static String labels(OfferPage page) {
        return page.places().stream().map(PlaceRead::label).collect(Collectors.joining(" + "));
    }

    @ParameterizedTest
    @CsvSource({
        "engineer, data-lyon data-paris",
        "engins, digger",
        "boulangère, baker-brest baker-rennes",
        "infirmier(ère), nurse",
        "data engineer python, data-lyon data-paris"
    })
    void findsByWords(String text, String expected) {
        assertEquals(expected, found(search(text)));
    }

    @ParameterizedTest
    @CsvSource({
        "data engineer Lyon, data-lyon, Lyon (69)",
        "data engineer à lyon, data-lyon, Lyon (69)",
        "data engineer LYON 3, data-lyon, Lyon 3e Arrondissement (69)",
        "Lyon data engineer, data-lyon, Lyon (69)",
        "boulanger Rennes, baker-rennes, Rennes (35)",
        "boulanger près de Rennes, baker-rennes, Rennes (35)",
        "boulanger 35000, baker-rennes, 35000",
        "boulanger 29, baker-brest, Finistère (29)",
        "boulanger bretagne, baker-brest baker-rennes, Bretagne",
        "boulanger Ille-et-Vilaine, baker-rennes, Ille-et-Vilaine (35)",
        "boulanger Rennes Bretagne, baker-rennes, Rennes (35) + Bretagne",
        "cuisinier Saint-Denis, cook-denis-93 cook-denis-974, 'Saint-Denis (93), Saint-Denis (974)'",
        "cuisinier St Denis 93, cook-denis-93, Saint-Denis (93)",
        "cuisinier Saint-Denis (974), cook-denis-974, Saint-Denis (974)",
        "cuisinier lens, cook-lens, Lens (62)",
        "vendeur Orange 84, seller-orange, Orange (84)",
        "vendeur à Orange, seller-orange, Orange (84)",
        "data engineer idf, data-paris, Île-de-France"
    })
    void readsPlacesAmongTheWords(String text, String expected, String places) {
        OfferPage page = search(text);
        assertEquals(expected, found(page));
        assertEquals(places, labels(page));
        assertEquals(List.of(), page.leftOut());
    }

    @ParameterizedTest
    @CsvSource({
        "vendeur Orange, seller-orange seller-phones",
        "Orange, seller-orange seller-phones",
        "maçon, mason-lille mason-macon",
        "macon, mason-lille mason-macon"
    })
    void takesNamesThatAreOrdinaryWordsForWords(String text, String expected) {
        OfferPage page = search(text);
        assertEquals(expected, found(page));
        assertEquals("", labels(page));
    }

    @ParameterizedTest
    @CsvSource({
        "infirmier Rennes, nurse, Rennes",
        "engineer Rennes, data-lyon data-paris, Rennes",
        "infirmier kubernetes, nurse, kubernetes",
        "boulanger Quimper, baker-brest baker-rennes, Quimper",
        "Paris 15e infirmier, nurse, Paris 15e"
    })
    void saysWhichWordsDoNotCountInsteadOfFindingNothing(String text, String expected, String leftOut) {
        OfferPage page = search(text);
        assertEquals(expected, found(page));
        assertEquals(List.of(leftOut), page.leftOut());
        assertEquals("", labels(page));
    }

    @Test
    void findsNothingWhenNoWordOccurs() {
        assertEquals(0, search("xyzzyxq").total());
    }

    @Test
    void neverFindsMoreWithOneWordMoreOnceSomethingIsFound() {
        List<String> words = List.of(
                "data",
                "engineer",
                "python",
                "boulanger",
                "vendeur",
                "lyon",
                "maçon",
                "chantiers",
                "cuisinier",
                "brigade",
                "four",
                "kubernetes",
                "infirmière",
                "nuit");
        Random random = new Random(12);
        for (int i = 0; i < 60; i++) {
            List<String> text = new ArrayList<>(List.of(words.get(random.nextInt(words.size()))));
            long total = search(text.get(0)).total();
            for (int more = 0; more < 4; more++) {
                text.add(words.get(random.nextInt(words.size())));
                long now = search(String.join(" ", text)).total();
                long before = total;
                boolean placeFirst = text.get(0).equals("lyon");
                assertTrue(placeFirst || before == 0 || now <= before, () -> text + ": " + now + " after " + before);
                total = now;
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.b.c.", "\"a b\" ", "develloppeur ", "Saint-Denis ", "x1 ", "(e)"})
    void answersTextsOfManyPiecesLikeOthers(String piece) {
        String text = piece.repeat(960 / piece.length());
        assertTrue(search(text).total() <= index.size());
    }

    @Test
    void filtersBySkillsWhoseLabelsHoldCommas() {
        OfferQuery query = OfferQuery.builder()
                .skills("accueillir, Orienter, informer un public")
                .build();
        assertEquals("clerk", found(index.search(query)));
        assertEquals(
                Set.of(),
                Set.copyOf(
                        index.search(OfferQuery.builder().skills("Accueillir").build())
                                .items()));
    }
}
