package fr.jobmarket.recommendation;

import static fr.jobmarket.recommendation.TestOffers.BREST;
import static fr.jobmarket.recommendation.TestOffers.CAYENNE;
import static fr.jobmarket.recommendation.TestOffers.GRENOBLE;
import static fr.jobmarket.recommendation.TestOffers.LYON;
import static fr.jobmarket.recommendation.TestOffers.company;
import static fr.jobmarket.recommendation.TestOffers.contract;
import static fr.jobmarket.recommendation.TestOffers.demanded;
import static fr.jobmarket.recommendation.TestOffers.occupation;
import static fr.jobmarket.recommendation.TestOffers.offer;
import static fr.jobmarket.recommendation.TestOffers.skills;
import static fr.jobmarket.recommendation.TestOffers.upTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.jobmarket.candidate.CandidateProfile;
import fr.jobmarket.candidate.CandidateProfile.DesiredPlace;
import fr.jobmarket.error.InvalidInputException;
import fr.jobmarket.offer.Contract;
import fr.jobmarket.offer.Offer;
import fr.jobmarket.recommendation.Recommender.Advice;
import fr.jobmarket.search.OfferIndex;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecommenderTest {

    @TempDir
    Path folder;

    private List<Recommendation> recommend(CandidateProfile.Builder profile, Offer.Builder... offers) {
        List<Offer> built = Arrays.stream(offers).map(Offer.Builder::build).toList();
        try (OfferIndex index = TestOffers.index(folder.resolve("index" + System.nanoTime()), built)) {
            return Recommender.of(index, ScoringModel.handWeighted()).recommend(profile.build(), 10);
        }
    }

    private List<String> ids(CandidateProfile.Builder profile, Offer.Builder... offers) {
        return recommend(profile, offers).stream()
                .map(recommendation -> recommendation.offer().sourceId())
                .toList();
    }

    private static CandidateProfile.Builder developer() {
        return CandidateProfile.builder().jobTitle("développeur");
    }

    @Test
    void ranksTheOfferThatSuitsBestFirst() {
        List<Recommendation> ranking = recommend(
                developer().skills("Java", "Spring"),
                offer("php", "Développeur").skills(skills("PHP", "Symfony")),
                offer("java", "Développeur").skills(skills("Java", "Spring")),
                offer("cook", "Cuisinier"));
        assertEquals("java", ranking.get(0).offer().sourceId());
        assertEquals(List.of(1, 2), ranking.stream().map(Recommendation::rank).toList());
        assertTrue(ranking.get(0).score() > ranking.get(1).score());
        assertTrue(ranking.stream().allMatch(item -> item.score() > 0 && item.score() < 1));
    }

    /** By itself the model takes "AMOA" for an ambassador. */
    @Test
    void readsATitleAsTheMarketUsesIt() {
        Offer.Builder[] offers = thirty("AMOA (H/F)", "M1806", i -> "Employer " + i);
        assertEquals(
                10, ids(CandidateProfile.builder().jobTitle("AMOA"), offers).size());
        assertEquals("M1806", likeliest("amoa", offers));
        assertEquals("K1418", likeliest("AMOA", offers[0]));
    }

    @Test
    void doesNotBelieveOneEmployerHoweverManyOffersItHas() {
        assertEquals("K1418", likeliest("AMOA", thirty("AMOA (H/F)", "M1806", i -> "Ministry")));
    }

    /** Sources that code by machine take a waiter for who looks after servers. */
    @Test
    void believesTheNameOfAnOccupationMoreThanCodesOfSources() {
        assertEquals("G1803", likeliest("Serveuse", thirty("Serveur (H/F)", "M1843", i -> "Hotel " + i)));
    }

    private static Offer.Builder[] thirty(String title, String code, IntFunction<String> employer) {
        return IntStream.range(0, 30)
                .mapToObj(i -> offer("offer" + i, title)
                        .occupation(occupation(code, code))
                        .company(company(employer.apply(i))))
                .toArray(Offer.Builder[]::new);
    }

    private String likeliest(String title, Offer.Builder... offers) {
        return advise(CandidateProfile.builder().jobTitle(title), List.of(), offers)
                .lookingFor()
                .get(0)
                .code();
    }

    @Test
    void neverRecommendsAContractThatWasNotAcceptedButKeepsUnstatedOnes() {
        assertEquals(
                Set.of("permanent", "unstated"),
                Set.copyOf(ids(
                        developer().contracts(Contract.Type.PERMANENT),
                        offer("permanent", "Développeur").contract(contract(Contract.Type.PERMANENT)),
                        offer("temporary", "Développeur").contract(contract(Contract.Type.TEMPORARY)),
                        offer("unstated", "Développeur"))));
    }

    @Test
    void neverRecommendsWhatIsTooFarUnlessItIsRemoteAndRemoteIsWishedFor() {
        Offer.Builder[] offers = {
            offer("here", "Développeur").place(LYON),
            offer("far", "Développeur").place(GRENOBLE),
            offer("remote", "Développeur").place(GRENOBLE).remote(true),
            offer("department", "Développeur").place(TestOffers.department("69", "Rhône")),
            offer("elsewhere", "Développeur").place(TestOffers.department("38", "Isère"))
        };
        CandidateProfile.Builder inLyon = developer().near("69123", 30);
        assertEquals(Set.of("here", "department"), Set.copyOf(ids(inLyon, offers)));
        assertEquals(Set.of("here", "department", "remote"), Set.copyOf(ids(inLyon.remote(true), offers)));
    }

    @Test
    void looksInTheDepartmentWhenNobodyKnowsWhereTheCommuneLies() {
        assertEquals(
                List.of("department"),
                ids(
                        developer().near("73065", 30),
                        offer("department", "Développeur").place(TestOffers.department("73", "Savoie")),
                        offer("far", "Développeur").place(LYON)));
    }

    @Test
    void refusesACommuneThatDoesNotExist() {
        InvalidInputException refusal = assertThrows(
                InvalidInputException.class, () -> ids(developer().near("69999", 10), offer("1", "Développeur")));
        assertTrue(refusal.getMessage().contains("place.communeCode"), refusal.getMessage());
    }

    @Test
    void ranksLowerSalariesLowerWithoutExcludingUnknownOnes() {
        List<String> ranking = ids(
                developer().minAnnualSalary(40_000.0),
                offer("low", "Développeur").salary(upTo(25_000)),
                offer("unknown", "Développeur"),
                offer("high", "Développeur").salary(upTo(50_000)));
        assertEquals(List.of("high", "unknown", "low"), ranking);
    }

    @Test
    void leavesOutVanishedOffersAndDuplicates() {
        assertEquals(
                List.of("1"),
                ids(
                        developer(),
                        offer("1", "Développeur"),
                        offer("2", "Développeur").available(false),
                        offer("3", "Développeur").duplicateOf("francetravail:1")));
    }

    @Test
    void explainsInFrenchWhatSpeaksForAndAgainst() {
        List<Reason> reasons = recommend(
                        CandidateProfile.builder()
                                .occupations("M1805")
                                .skills("Python", "SQL", "Java", "Git")
                                .near(45.85, 4.8577, 50)
                                .contracts(Contract.Type.PERMANENT)
                                .minAnnualSalary(38_000.0)
                                .experienceYears(2.0),
                        offer("1", "Ingénieur")
                                .occupation(occupation("M1805", "Études et développement"))
                                .skills(skills("Python", "SQL", "Java", "Git", "Kafka"))
                                .contract(contract(Contract.Type.PERMANENT))
                                .salary(upTo(45_000))
                                .experience(demanded(60))
                                .place(LYON))
                .get(0)
                .reasons();
        Set<String> texts = reasons.stream().map(Reason::text).collect(Collectors.toSet());
        for (String expected : List.of(
                "Le métier que vous cherchez : Études et développement",
                "Vous maîtrisez 4 des 5 compétences demandées : Python, SQL, Java, Git ; il vous manque : Kafka",
                "À 10 km de chez vous",
                "Salaire annoncé jusqu’à 45\u00A0000\u00A0€ brut par an, supérieur à votre minimum",
                "Demande 5 ans d’expérience, vous en indiquez 2")) {
            assertTrue(texts.contains(expected), expected + " in " + texts);
        }
        List<Double> contributions = reasons.stream().map(Reason::contribution).toList();
        List<Double> sorted = new ArrayList<>(contributions);
        sorted.sort(java.util.Comparator.reverseOrder());
        assertEquals(sorted, contributions);
        assertTrue(contributions.get(contributions.size() - 1) < 0);
    }

    @Test
    void speaksOfNoWishThatWasNotUttered() throws IOException {
        Path model = Files.createDirectory(folder.resolve("model"));
        ScoringModel.handWeighted().save(model);
        Path file = model.resolve("model.json");
        Files.writeString(file, Files.readString(file).replaceAll("(\"weight\" *: *)0\\.0", "$11.0"));
        Offer offer = offer("1", "Développeur")
                .contract(contract(Contract.Type.PERMANENT))
                .salary(upTo(45_000))
                .experience(demanded(24))
                .build();
        try (OfferIndex index = TestOffers.index(folder.resolve("index"), List.of(offer))) {
            List<String> texts =
                    Recommender.of(index, ScoringModel.load(model))
                            .recommend(developer().build(), 1)
                            .stream()
                            .flatMap(item -> item.reasons().stream())
                            .map(Reason::text)
                            .toList();
            for (String expected : List.of(
                    "Forme de contrat : CDI",
                    "Salaire annoncé jusqu’à 45\u00A0000\u00A0€ brut par an",
                    "Demande 2 ans d’expérience")) {
                assertTrue(texts.contains(expected), expected + " in " + texts);
            }
        }
    }

    @Test
    void fillsNoPageWithOneEmployerOrOneAdvertisement() {
        List<Offer.Builder> offers = new ArrayList<>();
        String text = "Nous cherchons un développeur pour notre équipe. ".repeat(10);
        for (int i = 0; i < 20; i++) {
            offers.add(offer("same" + i, "Développeur").description(text).place(LYON));
            offers.add(offer("big" + i, "Développeur").company(company("Géant")).description("Poste " + i));
            offers.add(offer("small" + i, "Développeur confirmé expert").company(company("PME " + i)));
        }
        List<Recommendation> page = recommend(developer(), offers.toArray(Offer.Builder[]::new));
        assertEquals(10, page.size());
        long same = page.stream()
                .filter(item -> item.offer().sourceId().startsWith("same"))
                .count();
        long big = page.stream()
                .filter(item -> item.offer().sourceId().startsWith("big"))
                .count();
        assertEquals(1, same);
        assertEquals(2, big);
    }

    @Test
    void repeatsAnAdvertisementRatherThanLeaveThePageEmpty() {
        String text = "Nous cherchons un développeur pour notre équipe. ".repeat(10);
        assertEquals(
                2,
                ids(
                                developer(),
                                offer("1", "Développeur").description(text),
                                offer("2", "Développeur").description(text))
                        .size());
    }

    private Advice advise(CandidateProfile.Builder profile, List<String> dismissed, Offer.Builder... offers) {
        List<Offer> built = Arrays.stream(offers).map(Offer.Builder::build).toList();
        try (OfferIndex index = TestOffers.index(folder.resolve("index" + System.nanoTime()), built)) {
            return Recommender.of(index, ScoringModel.handWeighted()).advise(profile.build(), 10, dismissed);
        }
    }

    private static List<String> ids(List<Recommendation> items) {
        return items.stream().map(item -> item.offer().sourceId()).toList();
    }

    private static CandidateProfile.Builder titled(String title) {
        return CandidateProfile.builder().jobTitle(title);
    }

    @ParameterizedTest
    @CsvSource({
        "serveuse, G1803",
        "nounou, K1303",
        "devellopeur, M1805",
        "infirmeire, J1506",
        "cuisinnier, G1609",
        "caissière, D1505",
        "alternance RH, M1501",
        "apprentie coiffeuse, D1202",
        "conductrice de poids lourd, N4101",
    })
    void understandsTitlesAsPeopleWriteThem(String title, String code) {
        List<Advice.Sought> sought = advise(titled(title), List.of()).lookingFor();
        assertEquals(code, sought.get(0).code(), sought.toString());
        assertTrue(sought.get(0).probability() > 0.4, sought.toString());
    }

    @Test
    void believesTheProfileThatNamesItsOccupation() {
        List<Advice.Sought> sought =
                advise(titled("serveuse").occupations("d1102"), List.of()).lookingFor();
        assertEquals(List.of(new Advice.Sought("D1102", "Boulanger / Boulangère", 1)), sought);
    }

    @Test
    void knowsNoWorkInWordsThatNameNone() {
        Advice advice = advise(titled("xyzzy qwrt"), List.of(), offer("1", "Développeur"));
        assertEquals(new Advice(List.of(), List.of(), null), advice);
    }

    @Test
    void findsAnOccupationByNoWordOfTheTitle() {
        assertEquals(
                List.of("care"),
                ids(
                        titled("nounou"),
                        offer("care", "Auxiliaire parentale").occupation(occupation("K1303", "Garde d'enfant")),
                        offer("servers", "Administrateur systèmes").occupation(occupation("M1801", "Administrateur"))));
    }

    @Test
    void recommendsNothingRatherThanWhatDoesNotFit() {
        Advice advice = advise(
                titled("nounou").near("69123", 30),
                List.of(),
                offer("devops", "Ingénieur DevOps")
                        .occupation(occupation("M1801", "Administrateur"))
                        .place(LYON));
        assertEquals("K1303", advice.lookingFor().get(0).code());
        assertEquals(List.of(), advice.items());
        assertNull(advice.relaxed());
    }

    @Test
    void showsOtherWorkWithoutACommonWordOnlyWhereThereIsNoNearer() {
        CandidateProfile.Builder wish = CandidateProfile.builder().jobTitle("chauffeur poids lourd");
        Offer.Builder bus = offer("bus", "Receveur de car").occupation(occupation("N4103", "Conducteur de bus"));
        Offer.Builder delivery =
                offer("delivery", "Chauffeur livreur").occupation(occupation("N4105", "Conducteur-livreur"));
        assertEquals(List.of("bus"), ids(wish, bus));
        assertEquals(List.of("delivery"), ids(wish, bus, delivery));
    }

    @Test
    void sendsNobodyToAPostThatTheLawReservesForThoseWithADiploma() {
        Offer.Builder nurse =
                offer("nurse", "Infirmier en soins généraux").occupation(occupation("J1506", "Infirmier"));
        assertEquals(List.of(), ids(titled("aide-soignante").occupations("J1501"), nurse));
        assertEquals(List.of("nurse"), ids(titled("infirmière de bloc").occupations("J1504"), nurse));
    }

    @Test
    void showsTheOfferWhoseVeryTitleWasTypedWhateverItsCode() {
        Offer.Builder offer =
                offer("1", "Assistante administrative H/F").occupation(occupation("H1506", "Technicien qualité"));
        assertEquals(List.of("1"), ids(titled("assistant administratif"), offer));
        assertEquals(List.of(), ids(titled("assistant de direction"), offer));
    }

    @Test
    void tellsApartWhatFitsBeyondTheDistanceTheNearestFirst() {
        Offer.Builder near = offer("near", "Serveur").place(LYON);
        Offer.Builder far = offer("far", "Serveur").place(GRENOBLE);
        Advice within = advise(titled("serveuse").near("69123", 150), List.of(), near, far);
        assertEquals(Set.of("near", "far"), Set.copyOf(ids(within.items())));
        Advice beyond = advise(titled("serveuse").near("69123", 30), List.of(), near, far);
        assertEquals(List.of("near"), ids(beyond.items()));
        assertEquals(List.of("distance"), beyond.relaxed().changed());
        assertEquals(List.of("far"), ids(beyond.relaxed().items()));
    }

    @Test
    void sendsNobodyFurtherForWhatFitsMuchLess() {
        Offer.Builder nurse = offer("nurse", "Infirmier")
                .occupation(TestOffers.occupation("J1506", "Infirmier"))
                .place(GRENOBLE);
        Offer.Builder nearer = offer("assistant", "Aide-soignant")
                .occupation(TestOffers.occupation("J1501", "Aide-soignant"))
                .place(TestOffers.CHAMBERY);
        CandidateProfile.Builder profile = titled("infirmière").near("69123", 60);
        assertEquals(
                List.of("assistant"),
                ids(advise(profile, List.of(), nearer).relaxed().items()));
        assertEquals(
                List.of("nurse"),
                ids(advise(profile, List.of(), nurse, nearer).relaxed().items()));
    }

    @Test
    void tellsApartWhatFitsWithAnotherContract() {
        Advice advice = advise(
                titled("serveuse").contracts(Contract.Type.PERMANENT),
                List.of(),
                offer("temporary", "Serveur").contract(contract(Contract.Type.TEMPORARY)));
        assertEquals(List.of(), advice.items());
        assertEquals(List.of("contracts"), advice.relaxed().changed());
        assertEquals(List.of("temporary"), ids(advice.relaxed().items()));
    }

    @Test
    void looksAnywhereWhenNothingFitsAroundThoseOfUnknownDistanceLast() {
        Advice advice = advise(
                titled("serveuse").near("69123", 10),
                List.of(),
                offer("somewhere", "Serveur").place(TestOffers.department("29", "Finistère")),
                offer("brest", "Serveur").place(BREST),
                offer("overseas", "Serveur").place(CAYENNE));
        assertEquals(List.of(), advice.items());
        assertEquals(List.of("distance"), advice.relaxed().changed());
        assertEquals(
                List.of("brest", "overseas", "somewhere"), ids(advice.relaxed().items()));
    }

    @Test
    void widensTheContractOnlyWhereNoDistanceHelpsAndBothWhereNeitherAloneDoes() {
        CandidateProfile.Builder profile = titled("serveuse").near("69123", 10).contracts(Contract.Type.PERMANENT);
        Offer.Builder permanent =
                offer("permanent", "Serveur").place(CAYENNE).contract(contract(Contract.Type.PERMANENT));
        Offer.Builder here = offer("here", "Serveur").place(LYON).contract(contract(Contract.Type.TEMPORARY));
        Offer.Builder there = offer("there", "Serveur").place(BREST).contract(contract(Contract.Type.TEMPORARY));
        Advice.Relaxed far = advise(profile, List.of(), there, here, permanent).relaxed();
        assertEquals(List.of("distance"), far.changed());
        assertEquals(List.of("permanent"), ids(far.items()));
        Advice.Relaxed temporary = advise(profile, List.of(), there, here).relaxed();
        assertEquals(List.of("contracts"), temporary.changed());
        assertEquals(List.of("here"), ids(temporary.items()));
        Advice.Relaxed both = advise(profile, List.of(), there).relaxed();
        assertEquals(List.of("distance", "contracts"), both.changed());
        assertEquals(List.of("there"), ids(both.items()));
    }

    @Test
    void takesAnApprenticeshipAskedForAsALimit() {
        Advice advice = advise(
                titled("apprenti cuisinier"),
                List.of(),
                offer("post", "Cuisinier"),
                offer("apprentice", "Cuisinier en apprentissage"));
        assertEquals(List.of("apprentice"), ids(advice.items()));
        assertEquals(List.of("post"), ids(advice.relaxed().items()));
    }

    @Test
    void hidesDismissedOffersAndTheirCopiesUntilTheyAreTakenBack() {
        String text = "Nous cherchons un serveur pour notre salle, du mardi au samedi. ".repeat(10);
        Offer.Builder[] offers = {
            offer("one", "Serveur").description(text),
            offer("copy", "Serveur").description(text).place(LYON),
            offer("other", "Serveur").description("Un autre restaurant.")
        };
        Advice hidden = advise(titled("serveuse"), List.of("francetravail:one", "francetravail:gone"), offers);
        assertEquals(List.of("other"), ids(hidden.items()));
        assertTrue(ids(advise(titled("serveuse"), List.of(), offers).items()).contains("one"));
    }

    @Test
    void givesReasonsThatAddUpToTheScore() {
        try (OfferIndex index = TestOffers.index(folder.resolve("index"), TestOffers.market(500, 4))) {
            Recommender recommender = Recommender.of(index, ScoringModel.handWeighted());
            CandidateProfile profile = CandidateProfile.builder()
                    .jobTitle("data engineer")
                    .skills("Python", "Spark")
                    .near("69123", 50)
                    .experienceYears(1.0)
                    .minAnnualSalary(30_000.0)
                    .build();
            for (Recommendation item : recommender.recommend(profile, 10)) {
                double sum = recommender.model().base();
                for (Reason reason : item.reasons()) {
                    sum += reason.contribution();
                }
                assertEquals(
                        item.score(),
                        1 / (1 + Math.exp(-sum)),
                        1e-9,
                        item.reasons().toString());
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "data engineer, Conducteur d'engins",
        "développeuse java, Développeur C++",
        "agent d'entretien, Agent de sécurité",
        "assistante dentaire, Assistante sociale",
    })
    void saysThatTitlesAgreeOnlyWhereAReaderWould(String wished, String offered) {
        CandidateProfile.Builder profile = titled(wished).occupations("A1101");
        Offer.Builder other = offer("1", offered).occupation(occupation("A1101", "Conducteur d'engins agricoles"));
        for (Reason reason : recommend(profile, other).get(0).reasons()) {
            assertFalse(reason.text().contains("ressemble à votre recherche"), reason.text());
        }
    }

    @Test
    void offersRecentAndVariedWorkToAnEmptyProfile() {
        try (OfferIndex index = TestOffers.index(folder.resolve("index"), TestOffers.market(2_000, 1))) {
            List<Recommendation> page =
                    Recommender.of(index, ScoringModel.handWeighted()).recommend(CandidateProfile.EMPTY, 12);
            Map<String, Integer> occupations = new HashMap<>();
            for (Recommendation item : page) {
                occupations.merge(item.offer().occupation().romeCode(), 1, Integer::sum);
                assertTrue(item.offer().createdAt().isAfter(TestOffers.TODAY.minusSeconds(30 * 86_400)));
            }
            assertEquals(12, page.size());
            assertTrue(occupations.size() >= 5, occupations.toString());
        }
    }

    @Test
    void answersTheSameTwiceAndInWhateverOrderOffersWereIndexed() {
        List<Offer> market = TestOffers.market(1_000, 2);
        CandidateProfile profile = CandidateProfile.ofJson(
                "{\"jobTitle\":\"data engineer\",\"skills\":[\"SQL\"],\"place\":{\"communeCode\":\"69123\"}}");
        List<Recommendation> first;
        try (OfferIndex index = TestOffers.index(folder.resolve("a"), market)) {
            Recommender recommender = Recommender.of(index, ScoringModel.handWeighted());
            first = recommender.recommend(profile, 20);
            assertEquals(first, recommender.recommend(profile, 20));
        }
        Collections.shuffle(market, new Random(9));
        try (OfferIndex index = TestOffers.index(folder.resolve("b"), market)) {
            assertEquals(
                    first, Recommender.of(index, ScoringModel.handWeighted()).recommend(profile, 20));
        }
    }

    @Test
    void ranksThePersonWhateverTheirNameOrGender() {
        try (OfferIndex index = TestOffers.index(folder.resolve("index"), TestOffers.market(2_000, 3))) {
            Recommender recommender = Recommender.of(index, ScoringModel.handWeighted());
            String cv = "%s, développ%s Java depuis cinq ans, passionné%s par Spring et SQL.";
            List<List<String>> rankings = new ArrayList<>();
            for (String[] person : new String[][] {
                {"Jean Martin", "eur", ""},
                {"Fatoumata Diallo", "euse", "e"},
                {"Mohamed Benali", "eur", ""},
                {"Marie Martin", "euse", "e"}
            }) {
                CandidateProfile profile = CandidateProfile.builder()
                        .jobTitle("Développ" + person[1] + " Java")
                        .text(cv.formatted((Object[]) person))
                        .build();
                rankings.add(recommender.recommend(profile, 20).stream()
                        .map(item -> item.offer().id() + " " + item.score())
                        .toList());
            }
            assertEquals(1, new HashSet<>(rankings).size());
        }
    }

    @Test
    void refusesImpossibleProfilesAndPages() {
        CandidateProfile impossible = new CandidateProfile(
                List.of("?"),
                null,
                List.of(),
                new DesiredPlace(null, Double.NaN, 0.0, null),
                null,
                List.of(),
                null,
                -1.0,
                List.of(),
                List.of(),
                null);
        try (OfferIndex index = TestOffers.index(folder.resolve("index"), List.of())) {
            Recommender recommender = Recommender.of(index, ScoringModel.handWeighted());
            String message = assertThrows(InvalidInputException.class, () -> recommender.recommend(impossible, 10))
                    .getMessage();
            for (String field : List.of("occupations", "place.latitude", "experienceYears")) {
                assertTrue(message.contains(field), message);
            }
            assertThrows(InvalidInputException.class, () -> recommender.recommend(CandidateProfile.EMPTY, 0));
            assertThrows(InvalidInputException.class, () -> recommender.recommend(CandidateProfile.EMPTY, 501));
            assertEquals(List.of(), recommender.recommend(CandidateProfile.EMPTY, 10));
        }
    }
}
