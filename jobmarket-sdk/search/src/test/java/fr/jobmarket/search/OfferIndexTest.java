package fr.jobmarket.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.jobmarket.error.InvalidInputException;
import fr.jobmarket.error.NonRetriableException;
import fr.jobmarket.error.RetriableException;
import fr.jobmarket.offer.Company;
import fr.jobmarket.offer.Confidence;
import fr.jobmarket.offer.Contract;
import fr.jobmarket.offer.DataRole;
import fr.jobmarket.offer.Experience;
import fr.jobmarket.offer.Occupation;
import fr.jobmarket.offer.Offer;
import fr.jobmarket.offer.Place;
import fr.jobmarket.offer.Salary;
import fr.jobmarket.offer.Skill;
import fr.jobmarket.offer.Source;
import fr.jobmarket.offer.WorkingTime;
import fr.jobmarket.search.OfferQuery.Facet;
import fr.jobmarket.search.OfferQuery.Sort;
import fr.jobmarket.statistics.LabelledCount;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class OfferIndexTest {

    private static final Instant JUNE = Instant.parse("2026-06-01T08:00:00Z");

    @TempDir
    Path folder;

    private static Offer.Builder offer(String id, String title) {
        return Offer.builder(Source.FRANCE_TRAVAIL, id).title(title).createdAt(JUNE);
    }

    private static Occupation rome(String code, String label) {
        return new Occupation(code, label, null, 1, false);
    }

    private static Place city(String commune, String name, String postal, String department, double lat, double lon) {
        return new Place(
                department + " - " + name,
                commune,
                name,
                postal,
                department,
                "Département " + department,
                "84",
                "Auvergne-Rhône-Alpes",
                lat,
                lon,
                Place.Precision.COMMUNE,
                Place.Origin.CODE,
                true);
    }

    private static final Place LYON_3 = city("69383", "Lyon 3e Arrondissement", "69003", "69", 45.7597, 4.8577);
    private static final Place GRENOBLE = city("38185", "Grenoble", "38000", "38", 45.1885, 5.7245);

    private static Salary salary(@Nullable Double min, @Nullable Double max) {
        return new Salary(
                Salary.Period.ANNUAL,
                min,
                max,
                null,
                min,
                max,
                min,
                max,
                List.of(),
                Confidence.HIGH,
                Salary.Origin.LABEL);
    }

    private OfferIndex indexOf(Offer.Builder... offers) {
        return indexOf(Arrays.stream(offers).map(Offer.Builder::build));
    }

    private OfferIndex indexOf(Stream<Offer> offers) {
        Path index = folder.resolve("index");
        try (OfferIndexBuilder builder = OfferIndexBuilder.create(index)) {
            offers.forEach(builder::add);
            builder.finish();
        }
        return OfferIndex.open(index);
    }

    private static List<String> found(OfferIndex index, OfferQuery.Builder query) {
        return index.search(query.build()).items().stream().map(Offer::sourceId).toList();
    }

    private static Set<String> foundBy(OfferIndex index, String text) {
        return new HashSet<>(found(index, OfferQuery.builder().text(text)));
    }

    @Test
    void returnsOffersExactlyAsTheyWereAdded() {
        Offer added = offer("1", "Ingénieur de données (H/F)")
                .description("Vous construirez l’entrepôt.\nÀ très bientôt")
                .place(LYON_3)
                .salary(salary(40_000.0, 45_000.0))
                .skills(List.of(new Skill("400155", "Modéliser des données", Skill.Level.REQUIRED)))
                .build();
        try (OfferIndex index = indexOf(Stream.of(added))) {
            assertEquals(Optional.of(added), index.find("francetravail:1"));
            assertEquals(List.of(added), index.latest(10));
            assertEquals(1, index.size());
        }
    }

    @Test
    void findsEveryOfferByIdButSearchesOnlyAvailableOnesWithoutDuplicates() {
        try (OfferIndex index = indexOf(
                offer("kept", "Boulanger"),
                offer("vanished", "Boulanger").available(false),
                offer("copy", "Boulanger").duplicateOf("francetravail:kept"))) {
            assertEquals(List.of("kept"), found(index, OfferQuery.builder()));
            assertTrue(index.find("francetravail:vanished").isPresent());
            assertTrue(index.find("francetravail:copy").isPresent());
            assertTrue(index.find("francetravail:never").isEmpty());
            assertEquals(List.of("vanished"), found(index, OfferQuery.builder().available(false)));
            assertEquals(
                    List.of("kept", "vanished"),
                    found(index, OfferQuery.builder().available(null)));
            assertEquals(
                    List.of("copy", "kept"), found(index, OfferQuery.builder().withoutDuplicates(false)));
            assertEquals(3, index.size());
        }
    }

    @Test
    void givesUpASearchThatTakesLongerThanItMay() {
        OfferQuery bakers = OfferQuery.builder().text("boulanger lyon").build();
        try (OfferIndex index = indexOf(offer("1", "Boulanger"), offer("2", "Boulanger"))) {
            assertEquals(index.search(bakers), index.search(bakers, Duration.ofHours(1)));
            RetriableException tooLong =
                    assertThrows(RetriableException.class, () -> index.search(bakers, Duration.ZERO));
            assertTrue(String.valueOf(tooLong.getMessage()).contains("given up"), tooLong::getMessage);
            assertEquals(2, index.search(bakers).total());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "développeur",
                "developpeur",
                "DÉVELOPPEUSE",
                "développeuses",
                "développeurs",
                "dev",
                "develloppeur",
                "dévelopeur",
                "l'développeur",
                "développeur.euse",
                "développeur·se",
                "\"développeur java\"",
                "java (dev)"
            })
    void findsATitleHoweverItIsWritten(String text) {
        try (OfferIndex index = indexOf(
                offer("dev", "Développeur Java (H/F)"),
                offer("cook", "Cuisinier (H/F)").description("En brigade"))) {
            assertEquals(Set.of("dev"), foundBy(index, text));
        }
    }

    @Test
    void treatsFeminineAndMasculineTitlesAlike() {
        try (OfferIndex index = indexOf(
                offer("1", "Infirmière"),
                offer("2", "Infirmier·ière"),
                offer("3", "Directrice de crèche"),
                offer("4", "Directeur commercial"),
                offer("5", "Technicienne"),
                offer("6", "Vendeuses en boulangerie"))) {
            assertEquals(Set.of("1", "2"), foundBy(index, "infirmier"));
            assertEquals(Set.of("3", "4"), foundBy(index, "directeur"));
            assertEquals(Set.of("3", "4"), foundBy(index, "directrices"));
            assertEquals(Set.of("5"), foundBy(index, "technicien"));
            assertEquals(Set.of("6"), foundBy(index, "vendeur"));
        }
    }

    @Test
    void distinguishesTechnologiesWrittenWithSigns() {
        try (OfferIndex index = indexOf(
                offer("cpp", "Développeur C++"),
                offer("cs", "Développeur C#"),
                offer("net", "Développeur .NET"),
                offer("node", "Développeur Node.js"))) {
            assertEquals(Set.of("cpp"), foundBy(index, "c++"));
            assertEquals(Set.of("cs"), foundBy(index, "C#"));
            assertEquals(Set.of("net"), foundBy(index, ".net"));
            assertEquals(Set.of("node"), foundBy(index, "nodejs"));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"",
                "\"\"\"",
                "* OR *:*",
                "title:(",
                "[a TO",
                "a AND NOT",
                "~~^^",
                "\\",
                "/.*/",
                "!!!",
                "%",
                "((((",
                "é'\"‘’«»",
                "\u0000",
                "🚀 🚀",
                "-java",
                "a*b?c",
                "\"java"
            })
    void neverFailsOnWhatPeopleType(String text) {
        try (OfferIndex index = indexOf(offer("1", "Développeur Java"))) {
            assertTrue(index.search(OfferQuery.builder().text(text).build()).total() <= 1);
        }
    }

    @Test
    void showsEverythingWhenTheTextHoldsNoWord() {
        try (OfferIndex index = indexOf(offer("1", "Développeur"), offer("2", "Cuisinier"))) {
            assertEquals(Set.of("1", "2"), foundBy(index, "?? le la !"));
        }
    }

    @Test
    void ranksAMatchInTheTitleAboveOneInTheDescription() {
        try (OfferIndex index = indexOf(
                offer("text", "Assistant").description("Vous aiderez le comptable, le comptable principal, à Lyon"),
                offer("title", "Comptable").description("Au siège"))) {
            assertEquals(
                    List.of("title", "text"), found(index, OfferQuery.builder().text("comptable")));
        }
    }

    @Test
    void findsByCompanyOccupationSkillKeywordAndPlace() {
        try (OfferIndex index = indexOf(offer("1", "Poste à pourvoir")
                .company(new Company("Boulangeries Dupont", null, null, null))
                .occupation(rome("D1102", "Boulangerie - viennoiserie"))
                .skills(List.of(new Skill(null, "Pétrir la pâte", null)))
                .keywords(List.of("Kubernetes"))
                .place(GRENOBLE))) {
            for (String text : List.of("dupont", "viennoiserie", "pétrir", "kubernetes", "grenoble")) {
                assertEquals(Set.of("1"), foundBy(index, text), text);
            }
        }
    }

    @Test
    void filtersByEveryCriterion() {
        Offer.Builder match = offer("match", "Data engineer")
                .occupation(rome("M1805", "Études et développement informatique"))
                .dataRole(DataRole.DATA_ENGINEER)
                .contract(new Contract(Contract.Type.PERMANENT, "CDI", null, false))
                .salary(salary(38_000.0, 45_000.0))
                .experience(new Experience(Experience.Requirement.REQUIRED, 24))
                .skills(List.of(new Skill("400155", "Modéliser des données", null)))
                .keywords(List.of("Python"))
                .place(LYON_3);
        Offer.Builder other = Offer.builder(Source.ADZUNA, "other")
                .title("Data engineer")
                .occupation(rome("M1403", "Études et prospectives"))
                .dataRole(DataRole.DATA_ANALYST)
                .contract(new Contract(Contract.Type.FIXED_TERM, "CDD", 6.0, false))
                .salary(salary(null, 30_000.0))
                .experience(new Experience(Experience.Requirement.REQUIRED, 60))
                .createdAt(JUNE.minusSeconds(86_400))
                .place(new Place(
                        "75 - Paris",
                        "75109",
                        "Paris 9e",
                        "75009",
                        "75",
                        "Paris",
                        "11",
                        "Île-de-France",
                        48.87,
                        2.34,
                        Place.Precision.COMMUNE,
                        Place.Origin.CODE,
                        true));
        try (OfferIndex index = indexOf(match, other)) {
            List<OfferQuery.Builder> queries = List.of(
                    OfferQuery.builder().occupations("m1805"),
                    OfferQuery.builder().dataRoles(DataRole.DATA_ENGINEER, DataRole.DATA_SCIENTIST),
                    OfferQuery.builder().skills("400155"),
                    OfferQuery.builder().skills("MODELISER  des données"),
                    OfferQuery.builder().skills("python"),
                    OfferQuery.builder().regions("84"),
                    OfferQuery.builder().departments("69"),
                    OfferQuery.builder().communes("69383"),
                    OfferQuery.builder().communes("69123"),
                    OfferQuery.builder().postalCodes("69003"),
                    OfferQuery.builder().near(45.76, 4.83, 10),
                    OfferQuery.builder().contracts(Contract.Type.PERMANENT, Contract.Type.FREELANCE),
                    OfferQuery.builder().minAnnualSalary(45_000.0),
                    OfferQuery.builder().maxExperienceMonths(24),
                    OfferQuery.builder().publishedSince(JUNE),
                    OfferQuery.builder().sources(Source.FRANCE_TRAVAIL));
            for (OfferQuery.Builder query : queries) {
                assertEquals(List.of("match"), found(index, query), () -> query.build()
                        .toString());
            }
            assertEquals(List.of(), found(index, OfferQuery.builder().minAnnualSalary(45_001.0)));
            assertEquals(List.of(), found(index, OfferQuery.builder().maxExperienceMonths(23)));
        }
    }

    @Test
    void keepsOffersThatDemandNoExperienceForBeginners() {
        try (OfferIndex index = indexOf(
                offer("none", "A").experience(new Experience(Experience.Requirement.NONE, null)),
                offer("wished", "A").experience(new Experience(Experience.Requirement.PREFERRED, 24)),
                offer("silent", "A"),
                offer("demanded", "A").experience(new Experience(Experience.Requirement.REQUIRED, null)))) {
            assertEquals(
                    List.of("none", "silent", "wished"),
                    found(index, OfferQuery.builder().maxExperienceMonths(0)));
        }
    }

    @Test
    void sortsByDateSalaryAndDistanceWithUnknownValuesLast() {
        try (OfferIndex index = indexOf(
                offer("a", "X").createdAt(JUNE).salary(salary(20_000.0, null)).place(LYON_3),
                offer("b", "X")
                        .createdAt(JUNE.plusSeconds(5))
                        .salary(salary(1.0, 50_000.0))
                        .place(GRENOBLE),
                offer("c", "X").createdAt(null))) {
            assertEquals(
                    List.of("b", "a", "c"), found(index, OfferQuery.builder().sort(Sort.DATE)));
            assertEquals(
                    List.of("b", "a", "c"), found(index, OfferQuery.builder().sort(Sort.RELEVANCE)));
            assertEquals(
                    List.of("b", "a", "c"), found(index, OfferQuery.builder().sort(Sort.SALARY)));
            assertEquals(
                    List.of("a", "b"),
                    found(index, OfferQuery.builder().near(45.76, 4.85, 200).sort(Sort.DISTANCE)));
        }
    }

    @ParameterizedTest
    @EnumSource(Sort.class)
    void walksThroughAllResultsExactlyOnce(Sort sort) {
        Random random = new Random(7);
        List<Offer> offers = new ArrayList<>();
        for (int i = 0; i < 103; i++) {
            Offer.Builder offer = offer("%03d".formatted(i), random.nextBoolean() ? "Développeur" : "Développeur Java")
                    .createdAt(random.nextInt(4) == 0 ? null : JUNE.plusSeconds(random.nextInt(5)))
                    .place(random.nextBoolean() ? LYON_3 : GRENOBLE);
            if (random.nextBoolean()) {
                offer.salary(salary(null, 1_000.0 * random.nextInt(4)));
            }
            offers.add(offer.build());
        }
        try (OfferIndex index = indexOf(offers.stream())) {
            OfferQuery query = OfferQuery.builder()
                    .text("développeur")
                    .near(45.5, 5.0, 300)
                    .sort(sort)
                    .limit(103)
                    .build();
            List<Offer> atOnce = index.search(query).items();
            assertEquals(103, new HashSet<>(atOnce).size());
            List<Offer> paged = new ArrayList<>();
            Optional<String> cursor = Optional.of("");
            while (cursor.isPresent()) {
                OfferPage page = index.search(
                        query.toBuilder().limit(10).cursor(cursor.get()).build());
                assertEquals(103, page.total());
                paged.addAll(page.items());
                cursor = page.nextCursor();
            }
            assertEquals(atOnce, paged);
        }
    }

    @Test
    void endsWithoutACursorWhenTheLastPageIsFull() {
        try (OfferIndex index = indexOf(offer("1", "A"), offer("2", "A"))) {
            assertTrue(index.search(OfferQuery.builder().limit(2).build())
                    .nextCursor()
                    .isEmpty());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"abc", "!!", "AQ", "AQAAAAAAAAAAAAAAAAAAAAA", "é"})
    void refusesABrokenCursor(String cursor) {
        try (OfferIndex index = indexOf(offer("1", "A"))) {
            InvalidInputException refusal = assertThrows(
                    InvalidInputException.class,
                    () -> index.search(OfferQuery.builder().cursor(cursor).build()));
            assertTrue(refusal.getMessage().startsWith("cursor: "), refusal.getMessage());
        }
    }

    @Test
    void refusesTheCursorOfAnotherSearch() {
        try (OfferIndex index = indexOf(offer("1", "A"), offer("2", "A"))) {
            String cursor = index.search(OfferQuery.builder().limit(1).build())
                    .nextCursor()
                    .orElseThrow();
            OfferQuery another =
                    OfferQuery.builder().sort(Sort.SALARY).cursor(cursor).build();
            assertTrue(assertThrows(OfferIndex.InvalidCursorException.class, () -> index.search(another))
                    .isOfAnotherSearch());
        }
    }

    private static List<Offer.Builder> offersOfManyKinds() {
        Contract apprentice = new Contract(Contract.Type.FIXED_TERM, "CDD", 12.0, true);
        return List.of(
                offer("1", "Alternance comptable")
                        .contract(apprentice)
                        .workingTime(new WorkingTime(WorkingTime.Kind.FULL_TIME, 35.0))
                        .company(new Company("Crédit, Épargne & Cie", null, null, null))
                        .languages(List.of("Néerlandais courant", "Anglais (B2)"))
                        .licences(List.of("B - Véhicule léger")),
                offer("2", "Stage assistant marketing")
                        .remote(true)
                        .languages(List.of("anglais"))
                        .licences(List.of("Permis B", "CACES 3")),
                offer("3", "Tuteur de stage")
                        .remote(false)
                        .workingTime(new WorkingTime(WorkingTime.Kind.PART_TIME, 20.0))
                        .company(new Company("Autre", null, null, null)));
    }

    @Test
    void filtersByWhatTheWorkIsLike() {
        try (OfferIndex index = indexOf(offersOfManyKinds().toArray(Offer.Builder[]::new))) {
            assertFound("1", index, OfferQuery.builder().apprenticeship(true));
            assertFound("2,3", index, OfferQuery.builder().apprenticeship(false));
            assertFound("2", index, OfferQuery.builder().internship(true));
            assertFound("1,3", index, OfferQuery.builder().internship(false));
            assertFound("2", index, OfferQuery.builder().remote(true));
            assertFound("1,3", index, OfferQuery.builder().remote(false));
            assertFound("1", index, OfferQuery.builder().workingTimes(WorkingTime.Kind.FULL_TIME));
            assertFound("1,3", index, OfferQuery.builder().workingTimes(WorkingTime.Kind.values()));
            assertFound("1", index, OfferQuery.builder().companies("credit, epargne & cie"));
            assertFound("1,2", index, OfferQuery.builder().languages("Anglais courant"));
            assertFound("1", index, OfferQuery.builder().languages("neerlandais", "klingon"));
            assertFound("1,2", index, OfferQuery.builder().licences("b"));
            assertFound("2", index, OfferQuery.builder().licences("CACES 3").languages("anglais"));
            assertFound("1,2,3", index, OfferQuery.builder());
        }
    }

    private static void assertFound(String ids, OfferIndex index, OfferQuery.Builder query) {
        assertEquals(ids, found(index, query).stream().sorted().collect(Collectors.joining(",")));
    }

    @Test
    void everyCountOfAFacetIsWhatAFilterByItsCodeFinds() {
        try (OfferIndex index = indexOf(offersOfManyKinds().toArray(Offer.Builder[]::new))) {
            Map<Facet, Function<String, OfferQuery.Builder>> filters = Map.of(
                    Facet.APPRENTICESHIP, code -> OfferQuery.builder().apprenticeship(Boolean.valueOf(code)),
                    Facet.INTERNSHIP, code -> OfferQuery.builder().internship(Boolean.valueOf(code)),
                    Facet.REMOTE, code -> OfferQuery.builder().remote(Boolean.valueOf(code)),
                    Facet.WORKING_TIME, code -> OfferQuery.builder().workingTimes(WorkingTime.Kind.valueOf(code)),
                    Facet.COMPANY, code -> OfferQuery.builder().companies(code),
                    Facet.LANGUAGE, code -> OfferQuery.builder().languages(code),
                    Facet.LICENCE, code -> OfferQuery.builder().licences(code));
            var facets = index.search(
                            OfferQuery.builder().facets(filters.keySet()).build())
                    .facets();
            filters.forEach((facet, filter) -> {
                assertTrue(facets.get(facet).size() > 1, facet.toString());
                facets.get(facet)
                        .forEach(value -> assertEquals(
                                value.count(),
                                index.search(filter.apply(value.code()).build()).total(),
                                facet + " " + value));
            });
            assertEquals(
                    List.of(
                            new LabelledCount("anglais", "Anglais", 2),
                            new LabelledCount("neerlandais", "Néerlandais", 1)),
                    facets.get(Facet.LANGUAGE));
            assertTrue(facets.get(Facet.COMPANY)
                    .contains(new LabelledCount("credit, epargne & cie", "Crédit, Épargne & Cie", 1)));
            assertTrue(facets.get(Facet.WORKING_TIME).contains(new LabelledCount("PART_TIME", "Temps partiel", 1)));
        }
    }

    @Test
    void countsFacetsOverAllMatchesWithLabels() {
        Contract permanent = new Contract(Contract.Type.PERMANENT, "CDI", null, false);
        try (OfferIndex index = indexOf(
                offer("1", "A").contract(permanent).place(LYON_3).keywords(List.of("SQL", "Python")),
                offer("2", "A").contract(permanent).place(GRENOBLE).occupation(rome("M1805", "Études")),
                offer("3", "A")
                        .contract(new Contract(Contract.Type.TEMPORARY, "MIS", null, false))
                        .place(GRENOBLE)
                        .keywords(List.of("Python")),
                offer("4", "A").available(false).keywords(List.of("SQL")))) {
            var facets = index.search(
                            OfferQuery.builder().limit(1).facets(Facet.values()).build())
                    .facets();
            assertEquals(
                    List.of(new LabelledCount("PERMANENT", "CDI", 2), new LabelledCount("TEMPORARY", "Intérim", 1)),
                    facets.get(Facet.CONTRACT));
            assertEquals(
                    List.of(new LabelledCount("38", "Département 38", 2), new LabelledCount("69", "Département 69", 1)),
                    facets.get(Facet.DEPARTMENT));
            assertEquals(
                    List.of(new LabelledCount("Python", null, 2), new LabelledCount("SQL", null, 1)),
                    facets.get(Facet.KEYWORD));
            assertEquals(List.of(new LabelledCount("M1805", "Études", 1)), facets.get(Facet.OCCUPATION));
            assertEquals(List.of(new LabelledCount("francetravail", "France Travail", 3)), facets.get(Facet.SOURCE));
            assertEquals(List.of(), facets.get(Facet.DATA_ROLE));
        }
    }

    @Test
    void listsSimilarOffersWithoutTheOfferItselfOrRepetitions() {
        List<Offer.Builder> offers = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            offers.add(offer("chain" + i, "Développeur Java").company(new Company("Chaîne", null, null, null)));
        }
        offers.add(offer("one", "Développeur Java Spring").keywords(List.of("Java")));
        offers.add(offer("two", "Développeur Python"));
        offers.add(offer("far", "Cuisinier"));
        try (OfferIndex index = indexOf(offers.toArray(Offer.Builder[]::new))) {
            List<String> similar = index.similar("francetravail:one", 10).stream()
                    .map(Offer::sourceId)
                    .toList();
            assertEquals(3, similar.size(), similar.toString());
            assertEquals("two", similar.get(2));
            assertEquals(List.of(), index.similar("francetravail:never", 10));
        }
    }

    @Test
    void drawsTheSameRandomOffersForTheSameSeedAndEveryOfferForSomeSeed() {
        try (OfferIndex index = indexOf(Stream.concat(
                java.util.stream.IntStream.range(0, 20)
                        .mapToObj(i -> offer("" + i, "A").build()),
                Stream.of(offer("gone", "A").available(false).build())))) {
            assertEquals(index.random(5, 42), index.random(5, 42));
            assertNotEquals(index.random(5, 42), index.random(5, 43));
            Set<String> drawn = new HashSet<>();
            for (int seed = 0; seed < 100; seed++) {
                List<Offer> offers = index.random(5, seed);
                assertEquals(5, new HashSet<>(offers).size());
                offers.forEach(offer -> drawn.add(offer.sourceId()));
            }
            assertEquals(20, drawn.size());
            assertFalse(drawn.contains("gone"));
            assertEquals(20, index.random(100, 1).size());
        }
    }

    @Test
    void keepsTheLastOfTwoOffersWithOneId() {
        try (OfferIndex index = indexOf(offer("1", "Avant"), offer("1", "Après"))) {
            assertEquals(1, index.size());
            assertEquals("Après", index.find("francetravail:1").orElseThrow().title());
        }
    }

    @Test
    void answersManyThreadsAtOnce() throws Exception {
        try (OfferIndex index = indexOf(java.util.stream.IntStream.range(0, 200)
                .mapToObj(i -> offer("" + i, "Développeur " + i).build()))) {
            ExecutorService threads = Executors.newFixedThreadPool(8);
            List<Future<Boolean>> answers = new ArrayList<>();
            for (int i = 0; i < 200; i++) {
                String id = "" + i;
                answers.add(
                        threads.submit(() -> foundBy(index, "développeur " + id).contains(id)));
            }
            for (Future<Boolean> answer : answers) {
                assertTrue(answer.get());
            }
            threads.shutdown();
        }
    }

    @Test
    void refusesADamagedIndex() throws IOException {
        indexOf(offer("1", "A")).close();
        try (Stream<Path> files = Files.list(folder.resolve("index"))) {
            Path segments = files.filter(file -> file.getFileName().toString().startsWith("segments_"))
                    .findFirst()
                    .orElseThrow();
            byte[] bytes = Files.readAllBytes(segments);
            bytes[bytes.length / 2] ^= 1;
            Files.write(segments, bytes);
        }
        InvalidInputException refusal =
                assertThrows(InvalidInputException.class, () -> OfferIndex.open(folder.resolve("index")));
        assertTrue(refusal.getMessage().contains("damaged"), refusal.getMessage());
    }

    @Test
    void saysThatAClosedIndexIsClosed() {
        OfferIndex index = indexOf(offer("1", "A"));
        index.close();
        assertThrows(NonRetriableException.class, () -> index.latest(1));
    }

    @Test
    void leavesNothingBehindInTheFolderItReads() throws IOException {
        indexOf(offer("1", "A")).close();
        Set<Path> before = files();
        try (OfferIndex index = OfferIndex.open(folder.resolve("index"))) {
            index.latest(1);
        }
        assertEquals(before, files());
    }

    private Set<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("index"))) {
            return new HashSet<>(files.toList());
        }
    }

    @Test
    void acceptsTextsOfAnyLength() {
        String long40k = "mot ".repeat(10_000) + "y".repeat(40_000);
        try (OfferIndex index = indexOf(offer("1", long40k)
                .description(long40k)
                .skills(List.of(new Skill("z".repeat(40_000), "z".repeat(40_000), null)))
                .keywords(List.of("é".repeat(40_000))))) {
            assertEquals(Set.of("1"), foundBy(index, "mot"));
        }
    }
}
