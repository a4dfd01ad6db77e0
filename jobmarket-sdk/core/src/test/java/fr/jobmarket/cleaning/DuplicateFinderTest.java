package fr.jobmarket.cleaning;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.jobmarket.cleaning.DuplicateFinder.Pair.PlaceAgreement;
import fr.jobmarket.error.InvalidInputException;
import fr.jobmarket.offer.Company;
import fr.jobmarket.offer.Contract;
import fr.jobmarket.offer.Occupation;
import fr.jobmarket.offer.Offer;
import fr.jobmarket.offer.Place;
import fr.jobmarket.offer.Source;
import fr.jobmarket.offer.WorkingTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DuplicateFinderTest {

    private static final Instant DAY = Instant.parse("2026-01-10T08:00:00Z");
    private static final String ADVERTISEMENT = text(1, 150);

    @Test
    void findsTheSameAdvertisementUnderANewId() {
        Offer first =
                offer("1", "Comptable (H/F)", ADVERTISEMENT, commune("38185")).build();
        Offer again = offer("2", "Comptable (H/F)", ADVERTISEMENT, commune("38185"))
                .createdAt(DAY.plusSeconds(86_400))
                .build();

        List<DuplicateFinder.Pair> pairs = find(List.of(first, again));

        assertEquals(1, pairs.size());
        assertEquals("francetravail:1", pairs.get(0).duplicateId());
        assertEquals("francetravail:2", pairs.get(0).keptId(), "the one published last is kept");
        assertEquals(PlaceAgreement.SAME_COMMUNE, pairs.get(0).evidence().place());
        assertEquals(1.0, pairs.get(0).evidence().textSimilarity());
    }

    @Test
    void findsTheAdvertisementThatAnotherSourceCut() {
        Offer full =
                offer("1", "Comptable (H/F)", ADVERTISEMENT, commune("38185")).build();
        Offer cut = Offer.builder(Source.ADZUNA, "9")
                .title("COMPTABLE H/F")
                .description(ADVERTISEMENT.substring(0, 499) + "…")
                .place(commune("38185"))
                .createdAt(DAY.plusSeconds(9_000))
                .build();

        List<DuplicateFinder.Pair> pairs = find(List.of(cut, full));

        assertEquals(List.of("adzuna:9"), duplicates(pairs));
        assertEquals("francetravail:1", pairs.get(0).keptId(), "the full text is kept");
        assertTrue(pairs.get(0).evidence().cut());
    }

    @Test
    void spacingCapitalsAndPunctuationMakeNoDifference() {
        String respaced = ADVERTISEMENT
                .toUpperCase(java.util.Locale.ROOT)
                .replace(" ", "  \n")
                .replace(".", " - ");
        assertEquals(
                1,
                find(List.of(
                                offer("1", "Comptable", ADVERTISEMENT, commune("38185"))
                                        .build(),
                                offer("2", "Comptable", respaced, commune("38185"))
                                        .build()))
                        .size());
    }

    @Test
    void neverMergesOneAdvertisementForSeveralPlaces() {
        List<Offer> offers = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            offers.add(offer("p" + i, "Comptable (H/F)", ADVERTISEMENT, commune("38" + (100 + i)))
                    .build());
        }
        assertEquals(List.of(), find(offers));
    }

    @Test
    void keepsTheDistrictsOfACityApart() {
        assertEquals(
                List.of(),
                find(List.of(
                        offer("1", "Comptable", ADVERTISEMENT, commune("75109")).build(),
                        offer("2", "Comptable", ADVERTISEMENT, commune("75115")).build())));
    }

    @Test
    void mergesADistrictWithItsCityWhenThereIsNoOther() {
        List<Offer> offers = List.of(
                offer("1", "Comptable", ADVERTISEMENT, commune("75109")).build(),
                offer("2", "Comptable", ADVERTISEMENT, commune("75056")).build());
        assertEquals(1, find(offers).size());
    }

    @Test
    void leavesAnUnplacedOfferAloneWhenItCouldBelongToSeveralCommunes() {
        Offer grenoble =
                offer("1", "Comptable", ADVERTISEMENT, commune("38185")).build();
        Offer lyon = offer("2", "Comptable", ADVERTISEMENT, commune("69123")).build();
        Offer vienne = offer("3", "Comptable", ADVERTISEMENT, commune("38544")).build();
        Offer nowhere = offer("4", "Comptable", ADVERTISEMENT, Place.UNKNOWN).build();

        assertEquals(List.of(), find(List.of(grenoble, lyon, vienne, nowhere)));
    }

    @Test
    void twoPostsWithTheSamePresentationOfTheEmployerStayApart() {
        String presentation = text(7, 70);
        Offer accountant = offer("1", "Comptable", presentation + text(8, 90), commune("38185"))
                .build();
        Offer driver = offer("2", "Chauffeur", presentation + text(9, 90), commune("38185"))
                .build();
        Offer cut = Offer.builder(Source.ADZUNA, "3")
                .title("Magasinier")
                .description((presentation + text(10, 90)).substring(0, 499) + "…")
                .place(commune("38185"))
                .build();

        assertEquals(List.of(), find(List.of(accountant, driver, cut)));
    }

    @Test
    void titlesTellPostsApartWhereOnlyThePresentationOfTheEmployerIsLeft() {
        String cut = ADVERTISEMENT.substring(0, 499) + "…";
        assertEquals(List.of(), find(List.of(adzuna("1", "Ingénieur Qlik", cut), adzuna("2", "Ingénieur Java", cut))));
        assertEquals(List.of(), find(List.of(adzuna("1", "Graphiste", cut), adzuna("2", "Alternant graphiste", cut))));
        assertEquals(
                1,
                find(List.of(adzuna("1", "Graphiste", cut), adzuna("2", "Graphiste (CDI)", cut)))
                        .size());
    }

    @Test
    void titlesThatNameDifferentTradesTellPostsApartHoweverAlikeTheirTextsAre() {
        Offer fish = offer(
                        "1", "Vendeur / Vendeuse en poissonnerie", ADVERTISEMENT + " Rayon poissons.", commune("38185"))
                .build();
        Offer cheese = offer(
                        "2", "Vendeur / Vendeuse en fromagerie", ADVERTISEMENT + " Rayon fromages.", commune("38185"))
                .build();
        assertEquals(List.of(), find(List.of(fish, cheese)));
    }

    @Test
    void aCopyUnderTheNameOfTheOccupationIsFound() {
        Occupation occupation = new Occupation(
                "M1801", "Administrateur de systèmes", "Administrateur / Administratrice réseau", 1, false);
        Offer original = offer("1", "Responsable infrastructure", ADVERTISEMENT, commune("38185"))
                .occupation(occupation)
                .build();
        Offer renamed = offer("2", "Administratrice réseau (H/F)", ADVERTISEMENT, commune("38185"))
                .occupation(occupation)
                .build();
        assertEquals(1, find(List.of(original, renamed)).size());
    }

    @Test
    void aCopyUnderAnotherTitleIsFoundWhenTheTextSpeaksOfOneOfTheTwo() {
        String appellation = "Mécanicien / Mécanicienne automobile";
        String ofOne = ADVERTISEMENT + " Carrossier expérimenté.";
        String ofNone = ADVERTISEMENT + " Poste à pourvoir.";
        String ofBoth = ADVERTISEMENT + " Carrossier ou peintre.";

        assertEquals(1, renamed(ofOne, "Carrossier", appellation, "Peintre", appellation));
        assertEquals(0, renamed(ofNone, "Carrossier", appellation, "Peintre", appellation));
        assertEquals(0, renamed(ofBoth, "Carrossier", appellation, "Peintre", appellation));
        assertEquals(0, renamed(ofOne, "Carrossier", appellation, "Chef peintre", appellation));
        assertEquals(0, renamed(ofOne, "Carrossier", appellation, "Peintre", "Tôlier / Tôlière"));
    }

    private static int renamed(String text, String title, String appellation, String otherTitle, String other) {
        return find(List.of(
                        offer("1", title, text, commune("38185"))
                                .occupation(new Occupation("I1604", "Réparation", appellation, 1, false))
                                .build(),
                        offer("2", otherTitle, text, commune("38185"))
                                .occupation(new Occupation("I1604", "Réparation", other, 1, false))
                                .build()))
                .size();
    }

    @Test
    void aTextMayBeCutWithoutSayingSo() {
        String cut = ADVERTISEMENT.substring(0, 470);
        String otherwise = cut.substring(0, 160) + text(2, 8) + cut.substring(240);
        Offer full = offer("1", "Comptable", ADVERTISEMENT, commune("38185")).build();

        assertEquals(
                1,
                find(List.of(
                                full,
                                offer("2", "Comptable", cut, commune("38185")).build()))
                        .size());
        assertEquals(
                0,
                find(List.of(
                                full,
                                offer("2", "Comptable", otherwise, commune("38185"))
                                        .build()))
                        .size());
    }

    @Test
    void conditionsThatContradictEachOtherTellPostsApart() {
        Contract permanent = new Contract(Contract.Type.PERMANENT, "CDI", null, false);
        Contract seasonal = new Contract(Contract.Type.SEASONAL, "SAI", 5.0, false);
        Contract fixedTerm = new Contract(Contract.Type.FIXED_TERM, "CDD", 5.0, false);
        Contract apprenticeship = new Contract(Contract.Type.FIXED_TERM, "CDD", 12.0, true);
        WorkingTime full = new WorkingTime(WorkingTime.Kind.FULL_TIME, 35.0);
        WorkingTime part = new WorkingTime(WorkingTime.Kind.PART_TIME, 20.0);

        assertEquals(0, pairs(b -> b.contract(permanent), b -> b.contract(seasonal)));
        assertEquals(0, pairs(b -> b.contract(fixedTerm), b -> b.contract(apprenticeship)));
        assertEquals(0, pairs(b -> b.workingTime(full), b -> b.workingTime(part)));
        assertEquals(1, pairs(b -> b.contract(seasonal), b -> b.contract(fixedTerm)));
        assertEquals(1, pairs(b -> b.contract(permanent), b -> b));
    }

    @Test
    void openingsWrittenOneAfterTheOtherFromOneTemplateStayApart() {
        String first = ADVERTISEMENT + " Poste de nuit.";
        String second = ADVERTISEMENT + " Poste du matin.";
        Offer night = offer("1", "Cariste", first, commune("38185")).build();
        Offer morning = offer("2", "Cariste", second, commune("38185"))
                .createdAt(DAY.plusSeconds(180))
                .build();
        Offer wordForWord = offer("3", "Cariste", first, commune("38185"))
                .createdAt(DAY.plusSeconds(180))
                .build();
        Offer nextWeek = offer("4", "Cariste", second, commune("38185"))
                .createdAt(DAY.plusSeconds(600_000))
                .build();

        assertEquals(List.of(), find(List.of(night, morning)));
        assertEquals(1, find(List.of(night, wordForWord)).size());
        assertEquals(1, find(List.of(night, nextWeek)).size());
    }

    @Test
    void companiesThatContradictEachOtherStayApart() {
        Offer one = offer("1", "Vendeur", ADVERTISEMENT, commune("38185"))
                .company(new Company("Boulangerie Martin", null, null, null))
                .build();
        Offer other = offer("2", "Vendeur", ADVERTISEMENT, commune("38185"))
                .company(new Company("Fournil Durand", null, null, null))
                .build();
        assertEquals(List.of(), find(List.of(one, other)));
    }

    @ParameterizedTest
    @CsvSource({
        "Comptable - Réf 48213, Comptable - Réf 55120",
        "Comptable (réf. AB-12), Comptable (réf. CD-7)",
        "[2025-0417] Comptable H/F, [2025-1388] Comptable H/F",
        "Comptable DE75A12, Comptable DE69B31",
        "Comptable n° 12, Comptable n° 14",
        "'Référence : 7781 - Comptable', Comptable",
        "Comptable #4471, Comptable #4472"
    })
    void theNumberUnderWhichAPostIsKeptTellsNoPostsApart(String title, String other) {
        Offer one = offer("1", title, ADVERTISEMENT, commune("38185")).build();
        Offer two = offer("2", other, ADVERTISEMENT, commune("38185")).build();
        Offer elsewhere = offer("3", title, ADVERTISEMENT, commune("69123")).build();
        assertEquals(1, find(List.of(one, two)).size());
        assertEquals(List.of(), find(List.of(two, elsewhere)));
    }

    @ParameterizedTest
    @CsvSource({"Technicien N1, Technicien N2", "Cariste CACES 3, Cariste CACES 5", "Équipe 2x8, Équipe 3x8"})
    void numbersThatSayWhatIsWantedDoTellPostsApart(String title, String other) {
        Offer one = offer("1", title, ADVERTISEMENT, commune("38185")).build();
        Offer two = offer("2", other, ADVERTISEMENT, commune("38185")).build();
        assertEquals(List.of(), find(List.of(one, two)));
    }

    @Test
    void aCopyBehindAnAgencysIntroductionIsFound() {
        Offer employer = offer("1", "Comptable", ADVERTISEMENT, commune("38185"))
                .company(new Company("Atelier Martin", null, null, null))
                .build();
        Offer agency = offer("2", "Comptable", text(11, 60) + " " + ADVERTISEMENT, commune("38185"))
                .company(new Company("Agence Durand Interim", null, null, null))
                .build();
        Offer otherTitle = offer("3", "Assistant comptable", text(12, 60) + " " + ADVERTISEMENT, commune("38185"))
                .build();
        Offer otherText = offer("4", "Comptable", ADVERTISEMENT.substring(0, 500) + text(13, 90), commune("38185"))
                .build();
        assertEquals(1, find(List.of(employer, agency)).size());
        assertEquals(0, find(List.of(employer, otherTitle)).size());
        assertEquals(0, find(List.of(employer, otherText)).size());
    }

    @Test
    void aSiteInThePlaceOfTheEmployerContradictsNobody() {
        for (String site : List.of("HelloWork", "Indeed.com", "France Travail", "Meteojob")) {
            Offer employer = offer("1", "Vendeur", ADVERTISEMENT, commune("38185"))
                    .company(new Company("Boulangerie Martin", null, null, null))
                    .build();
            Offer republished = offer("2", "Vendeur", ADVERTISEMENT, commune("38185"))
                    .company(new Company(site, null, null, null))
                    .build();
            assertEquals(1, find(List.of(employer, republished)).size(), site);
        }
    }

    @Test
    void shortTextsNeedTitleTextAndCompanyToAgree() {
        Offer.Builder first = offer("1", "Vendeur", "Vous vendez du pain.", commune("38185"));
        Offer.Builder second = offer("2", "Vendeur", "Vous vendez du pain.", commune("38185"));
        assertEquals(List.of(), find(List.of(first.build(), second.build())));

        Company company = new Company("Boulangerie Martin", null, null, null);
        assertEquals(
                1,
                find(List.of(
                                first.company(company).build(),
                                second.company(company).build()))
                        .size());
    }

    @Test
    void aVanishedOfferIsNeverKeptForAnAvailableOne() {
        Offer vanished = offer("1", "Comptable", ADVERTISEMENT, commune("38185"))
                .updatedAt(DAY.plusSeconds(999_999))
                .available(false)
                .build();
        Offer available =
                offer("2", "Comptable", ADVERTISEMENT, commune("38185")).build();
        assertEquals(List.of("francetravail:1"), duplicates(find(List.of(vanished, available))));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void findsInjectedDuplicatesWhateverTheOrder(long seed) {
        Random random = new Random(seed);
        List<Offer> offers = new ArrayList<>();
        Map<String, String> injected = new HashMap<>();
        for (int i = 0; i < 400; i++) {
            String description = text(1_000 * seed + i, 40 + random.nextInt(200));
            String title = text(50 + i, 3);
            Place place = commune("38" + (100 + random.nextInt(20)));
            offers.add(offer("o" + i, title, description, place).build());
            if (i % 5 == 0) {
                Offer copy = disturbed(random, "o" + i + "bis", title, description, place);
                offers.add(copy);
                injected.put(copy.id(), "francetravail:o" + i);
            }
        }
        Collections.shuffle(offers, random);

        Map<String, String> found = find(offers).stream()
                .collect(Collectors.toMap(DuplicateFinder.Pair::duplicateId, DuplicateFinder.Pair::keptId));

        assertEquals(injected, found);
        Collections.shuffle(offers, random);
        assertEquals(
                found,
                find(offers).stream()
                        .collect(Collectors.toMap(DuplicateFinder.Pair::duplicateId, DuplicateFinder.Pair::keptId)));
    }

    /** What is found among offers, and is found as well among what was kept of them. */
    private static List<DuplicateFinder.Pair> find(List<Offer> offers) {
        List<DuplicateFinder.Pair> found = DuplicateFinder.find(offers);
        DuplicateFinder again = DuplicateFinder.create();
        offers.forEach(offer -> again.add(DuplicateFinder.sketch(offer), offer.available()));
        assertEquals(found, again.find());
        return found;
    }

    /** An employer's text in many towns and under many titles, some of it cut, unplaced, changed and gone from day to day. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void aSearchThatFollowsAnotherFindsWhatASearchOfAllFinds(long seed) {
        Random random = new Random(seed);
        Map<String, Offer> before = new HashMap<>();
        List<DuplicateFinder.Match> matches = List.of();
        for (int day = 0; day < 6; day++) {
            Map<String, Offer> now = new HashMap<>(before);
            now.values().removeIf(offer -> random.nextInt(100) < (random.nextBoolean() ? 3 : 12));
            now.replaceAll((id, offer) -> random.nextInt(20) == 0
                    ? offer.toBuilder().available(!offer.available()).build()
                    : offer);
            int news = day == 0 ? 500 : random.nextInt(150);
            for (int i = 0; i < news; i++) {
                Offer offer = crowded(random, random.nextInt(900));
                now.put(offer.id(), offer);
            }
            DuplicateFinder following = DuplicateFinder.create();
            matches.forEach(following::addMatch);
            for (Offer offer : before.values()) {
                if (!offer.equals(now.get(offer.id()))) {
                    following.addGone(DuplicateFinder.sketch(offer), offer.available());
                }
            }
            for (Offer offer : now.values()) {
                byte[] sketch = DuplicateFinder.sketch(offer);
                if (offer.equals(before.get(offer.id()))) {
                    following.addKept(sketch, offer.available());
                } else {
                    following.add(sketch, offer.available());
                }
            }
            DuplicateFinder.Found found = following.search();
            DuplicateFinder ofAll = DuplicateFinder.create();
            now.values().forEach(ofAll::add);
            DuplicateFinder.Found expected = ofAll.search();
            assertEquals(expected.pairs(), found.pairs(), "day " + day);
            assertEquals(expected.matches(), found.matches(), "day " + day);
            assertTrue(!found.pairs().isEmpty(), "a market without duplicates tells nothing");
            before = now;
            matches = found.matches();
        }
    }

    /** Groups of the same town and title that are larger than what is compared of a block, and some that are smaller. */
    private static Offer crowded(Random random, int number) {
        int employer = random.nextInt(6) / 4;
        String department = employer == 0 ? "38" : "69";
        String description = text(employer, 150) + " " + text(100 + random.nextInt(40), 10 + random.nextInt(60));
        Place place = commune(department + (100 + random.nextInt(2)));
        if (random.nextInt(10) == 0) {
            place = random.nextBoolean() ? Place.UNKNOWN : department(department);
        }
        return offer("c" + number, text(900 + random.nextInt(2), 2), description, place)
                .createdAt(DAY.plusSeconds(86_400L * random.nextInt(400)))
                .build();
    }

    @Test
    void bytesThatAreNoSketchAreRefused() {
        byte[] sketch = DuplicateFinder.sketch(
                offer("1", "Comptable", ADVERTISEMENT, commune("38185")).build());
        DuplicateFinder finder = DuplicateFinder.create();
        for (int length = 0; length < sketch.length; length++) {
            byte[] cut = Arrays.copyOf(sketch, length);
            InvalidInputException error = assertThrows(InvalidInputException.class, () -> finder.add(cut, true));
            assertTrue(error.getMessage().contains("no sketch"), error.getMessage());
        }
        assertThrows(InvalidInputException.class, () -> finder.add(Arrays.copyOf(sketch, sketch.length + 1), true));
        Random random = new Random(5);
        for (int i = 0; i < 10_000; i++) {
            byte[] damaged = sketch.clone();
            damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
            try {
                DuplicateFinder.create().add(damaged, true);
            } catch (InvalidInputException e) {
                assertTrue(e.getMessage().contains("no sketch"), e.getMessage());
            }
        }
    }

    private static Offer adzuna(String id, String title, String description) {
        return Offer.builder(Source.ADZUNA, id)
                .title(title)
                .description(description)
                .company(new Company("Atelier Martin", null, null, null))
                .place(commune("38185"))
                .build();
    }

    /** How many pairs two offers give that differ in nothing but this. */
    private static int pairs(UnaryOperator<Offer.Builder> one, UnaryOperator<Offer.Builder> other) {
        return find(List.of(
                        one.apply(offer("1", "Comptable", ADVERTISEMENT, commune("38185")))
                                .build(),
                        other.apply(offer("2", "Comptable", ADVERTISEMENT, commune("38185")))
                                .build()))
                .size();
    }

    private static Offer disturbed(Random random, String id, String title, String description, Place place) {
        String text =
                switch (random.nextInt(3)) {
                    case 0 -> description.length() > 520 ? description.substring(0, 498) + "…" : description + " ";
                    case 1 -> "  " + description.replace(" ", "   ");
                    default -> description.replace('e', 'é');
                };
        return offer(id, title + " H/F", text, place)
                .createdAt(DAY.minusSeconds(86_400))
                .build();
    }

    private static List<String> duplicates(List<DuplicateFinder.Pair> pairs) {
        return pairs.stream().map(DuplicateFinder.Pair::duplicateId).toList();
    }

    private static Offer.Builder offer(String id, String title, String description, Place place) {
        return Offer.builder(Source.FRANCE_TRAVAIL, id)
                .title(title)
                .description(description)
                .place(place)
                .createdAt(DAY);
    }

    private static Place commune(String code) {
        return new Place(
                null,
                code,
                null,
                null,
                code.substring(0, 2),
                null,
                "84",
                null,
                null,
                null,
                Place.Precision.COMMUNE,
                Place.Origin.CODE,
                true);
    }

    private static Place department(String code) {
        return new Place(
                null,
                null,
                null,
                null,
                code,
                null,
                "84",
                null,
                null,
                null,
                Place.Precision.DEPARTMENT,
                Place.Origin.CODE,
                true);
    }

    private static String text(long seed, int words) {
        Random random = new Random(seed);
        return IntStream.range(0, words)
                .mapToObj(i -> {
                    StringBuilder word = new StringBuilder();
                    for (int n = 3 + random.nextInt(6); n > 0; n--) {
                        word.append((char) ('a' + random.nextInt(26)));
                    }
                    return word + (random.nextInt(12) == 0 ? "." : "");
                })
                .collect(Collectors.joining(" "));
    }
}
