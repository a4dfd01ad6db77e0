package fr.jobmarket.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.jobmarket.error.InvalidInputException;
import fr.jobmarket.error.NonRetriableException;
import fr.jobmarket.internal.Sha256;
import fr.jobmarket.offer.Company;
import fr.jobmarket.offer.Confidence;
import fr.jobmarket.offer.Contract;
import fr.jobmarket.offer.Occupation;
import fr.jobmarket.offer.Offer;
import fr.jobmarket.offer.Place;
import fr.jobmarket.offer.Salary;
import fr.jobmarket.offer.Skill;
import fr.jobmarket.offer.Source;
import fr.jobmarket.search.OfferQuery.Facet;
import fr.jobmarket.search.OfferQuery.Sort;
import fr.jobmarket.search.internal.OfferAnalyzer;
import fr.jobmarket.search.internal.OfferFields;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.store.FSDirectory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An index that goes on from the one before answers like one that began from nothing, and holds nothing else. */
class GrowingIndexTest {

    private static final Instant TODAY = Instant.parse("2026-06-30T08:00:00Z");
    private static final String[] JOBS = {"Boulanger", "Développeur Java", "Infirmier", "Comptable", "Serveur"};
    private static final String[] WORDS = {
        "équipe", "pétrissage", "soins", "paie", "Spring", "SQL", "salle", "nuit", "week-end", "débutant", "autonomie"
    };
    private static final List<OfferQuery> QUESTIONS = Stream.of(
                    OfferQuery.builder().sort(Sort.DATE),
                    OfferQuery.builder().sort(Sort.SALARY).available(null).withoutDuplicates(false),
                    OfferQuery.builder().near(45.5, 5, 80).sort(Sort.DISTANCE),
                    OfferQuery.builder().text("boulanger nuit"),
                    OfferQuery.builder().text("java spring sql équipe").available(null),
                    OfferQuery.builder().text("soins week-end").contracts(Contract.Type.PERMANENT))
            .map(question -> question.limit(7).facets(Facet.values()).build())
            .toList();

    @TempDir
    Path folder;

    private BiConsumer<OfferIndexBuilder, Offer> build = OfferIndexBuilder::add;

    @ParameterizedTest
    @CsvSource({"1, false", "2, false", "3, false", "1, true", "2, true", "3, true"})
    void answersLikeOneThatBeganFromNothing(long seed, boolean byVersion) throws IOException {
        build = byVersion ? GrowingIndexTest::keepOrAdd : OfferIndexBuilder::add;
        Random random = new Random(seed);
        Map<String, Offer> market = new TreeMap<>();
        for (int i = 0; i < 150; i++) {
            put(market, offer(i, random));
        }
        Path previous = folder.resolve("0");
        build(OfferIndexBuilder.create(previous), market.values());
        for (int day = 1; day <= 5; day++) {
            Map<String, Offer> before = new TreeMap<>(market);
            change(market, day, random);
            Map<String, String> files = files(previous);
            Path next = folder.resolve(String.valueOf(day));
            OfferIndexBuilder.Changes changes = build(OfferIndexBuilder.createFrom(previous, next), market.values());
            assertEquals(changesBetween(before, market), changes);
            assertEquals(files, files(previous), "the index before stays byte for byte");

            Path anew = folder.resolve("anew" + day);
            assertEquals(
                    new OfferIndexBuilder.Changes(0, 0, market.size(), 0),
                    build(OfferIndexBuilder.create(anew), market.values()));
            try (OfferIndex expected = OfferIndex.open(anew);
                    OfferIndex index = OfferIndex.open(next)) {
                assertSameAnswers(expected, index, market);
            }
            previous = next;
        }
    }

    private static void change(Map<String, Offer> market, int day, Random random) {
        for (Offer offer : List.copyOf(market.values())) {
            Instant seen = TODAY.plusSeconds(86_400L * day);
            switch (random.nextInt(12)) {
                case 0 -> market.remove(offer.id());
                case 1 -> put(market, offer.toBuilder().available(false).build());
                case 2 ->
                    put(market, offer.toBuilder().company(null).description("").build());
                case 3 ->
                    put(market, offer.toBuilder().duplicateOf("francetravail:0").build());
                case 4 -> put(market, offer(Integer.parseInt(offer.sourceId()), random));
                case 5 -> {}
                default -> put(market, offer.toBuilder().lastSeenAt(seen).build());
            }
        }
        for (int i = 0; i < 10; i++) {
            put(market, offer(1_000 * day + i, random));
        }
    }

    private static void put(Map<String, Offer> market, Offer offer) {
        market.put(offer.id(), offer);
    }

    private static Offer offer(int number, Random random) {
        int job = random.nextInt(JOBS.length);
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(20); i >= 0; i--) {
            text.append(WORDS[random.nextInt(WORDS.length)]).append(' ');
        }
        double pay = 20_000 + 1_000 * random.nextInt(9);
        return Offer.builder(Source.FRANCE_TRAVAIL, String.valueOf(number))
                .title(JOBS[job])
                .description(text.toString())
                .occupation(new Occupation("M180" + job, JOBS[job], null, 1, false))
                .company(new Company((random.nextBoolean() ? "Société " : "SOCIÉTÉ ") + job, null, null, null))
                .contract(new Contract(Contract.Type.values()[random.nextInt(3)], null, null, false))
                .skills(List.of(new Skill(null, WORDS[random.nextInt(WORDS.length)], Skill.Level.PREFERRED)))
                .salary(random.nextInt(3) == 0 ? null : pay(pay))
                .place(place(random))
                .createdAt(random.nextInt(9) == 0 ? null : TODAY.minusSeconds(3_600L * random.nextInt(40)))
                .lastSeenAt(random.nextInt(9) == 0 ? null : TODAY.plusNanos(random.nextInt(1_000)))
                .build();
    }

    private static Salary pay(double annual) {
        return new Salary(
                Salary.Period.ANNUAL,
                null,
                annual,
                null,
                null,
                annual,
                null,
                annual,
                List.of(),
                Confidence.HIGH,
                Salary.Origin.LABEL);
    }

    private static Place place(Random random) {
        return new Place(
                "69",
                "69123",
                "Lyon",
                null,
                "69",
                "Rhône",
                "84",
                "Auvergne-Rhône-Alpes",
                45 + random.nextInt(20) / 20.0,
                5.0,
                Place.Precision.COMMUNE,
                Place.Origin.CODE,
                true);
    }

    private static OfferIndexBuilder.Changes changesBetween(Map<String, Offer> before, Map<String, Offer> after) {
        long kept = 0;
        long replaced = 0;
        for (Offer offer : after.values()) {
            Offer old = before.get(offer.id());
            if (old != null && content(old).equals(content(offer))) {
                kept++;
            } else if (old != null) {
                replaced++;
            }
        }
        return new OfferIndexBuilder.Changes(
                kept, replaced, after.size() - kept - replaced, before.size() - kept - replaced);
    }

    private static Offer content(Offer offer) {
        return offer.toBuilder().lastSeenAt(null).build();
    }

    private OfferIndexBuilder.Changes build(OfferIndexBuilder builder, Collection<Offer> offers) {
        try (builder) {
            offers.parallelStream().forEach(offer -> build.accept(builder, offer));
            return builder.finish();
        }
    }

    private static void keepOrAdd(OfferIndexBuilder builder, Offer offer) {
        String version = content(offer).toString();
        if (!builder.keep(offer.id(), version, offer.lastSeenAt())) {
            builder.add(offer, version);
        }
    }

    @Test
    void keepsAnOfferWithoutReadingItWhenItIsThereInThisVersion() {
        Path before = folder.resolve("before");
        Offer first = named("1", "first");
        Offer unversioned = named("2", "second");
        try (OfferIndexBuilder builder = OfferIndexBuilder.create(before)) {
            assertFalse(builder.keep(first.id(), "a", TODAY), "there is nothing to go on from");
            builder.add(first, "a");
            builder.add(unversioned);
            builder.finish();
        }
        Path after = folder.resolve("after");
        try (OfferIndexBuilder builder = OfferIndexBuilder.createFrom(before, after)) {
            assertFalse(builder.keep(first.id(), "b", TODAY));
            assertFalse(builder.keep(unversioned.id(), "a", TODAY));
            assertTrue(builder.keep(first.id(), "a", TODAY));
            assertEquals(new OfferIndexBuilder.Changes(1, 0, 0, 1), builder.finish());
            assertThrows(NonRetriableException.class, () -> builder.keep(first.id(), "a", TODAY));
        }
        try (OfferIndex index = OfferIndex.open(after)) {
            assertEquals(List.of(first.toBuilder().lastSeenAt(TODAY).build()), index.latest(5));
        }
    }

    @Test
    void aTimeThatOnlyTheJsonHoldsIsPartOfTheContent() {
        Path before = folder.resolve("before");
        Offer old = named("1", "one").toBuilder()
                .lastSeenAt(Instant.parse("1500-01-01T00:00:00Z"))
                .build();
        Offer older = old.toBuilder()
                .lastSeenAt(Instant.parse("1400-01-01T00:00:00Z"))
                .build();
        build = GrowingIndexTest::keepOrAdd;
        build(OfferIndexBuilder.create(before), List.of(old));
        Path after = folder.resolve("after");
        assertEquals(
                new OfferIndexBuilder.Changes(0, 1, 0, 0),
                build(OfferIndexBuilder.createFrom(before, after), List.of(older)));
        try (OfferIndex index = OfferIndex.open(after)) {
            assertEquals(List.of(older), index.latest(5));
        }
    }

    private static void assertSameAnswers(OfferIndex expected, OfferIndex index, Map<String, Offer> market) {
        assertEquals(market.size(), index.size());
        for (OfferQuery question : QUESTIONS) {
            assertEquals(pages(expected, question), pages(index, question), question::toString);
        }
        for (Offer offer : market.values()) {
            assertEquals(Optional.of(offer), index.find(offer.id()));
        }
        String some = market.keySet().iterator().next();
        assertEquals(expected.similar(some, 20), index.similar(some, 20));
        assertEquals(expected.newest(), index.newest());
        assertEquals(expected.around("69123", 10), index.around("69123", 10));
        for (String text : List.of("soins et pétrissage de nuit", "paie SQL débutant")) {
            MatchQuery wishes = new MatchQuery(
                    Map.of("M1801", 1.0),
                    List.of("boulanger"),
                    List.of("Spring"),
                    text,
                    null,
                    null,
                    false,
                    List.of(),
                    50);
            assertEquals(expected.match(wishes), index.match(wishes));
            assertEquals(expected.wordsOfWork(text), index.wordsOfWork(text));
        }
    }

    private static List<OfferPage> pages(OfferIndex index, OfferQuery question) {
        List<OfferPage> pages = new ArrayList<>();
        Optional<String> cursor = Optional.empty();
        do {
            OfferPage page = index.search(
                    question.toBuilder().cursor(cursor.orElse(null)).build());
            pages.add(page);
            cursor = page.nextCursor();
        } while (cursor.isPresent());
        return pages;
    }

    @Test
    void holdsNothingOfWhatWasChangedOrLeftOut() throws IOException {
        String changed = "zqxjvkw7changed";
        String left = "zqxjvkw7left";
        String kept = "zqxjvkw7kept";
        Path before = folder.resolve("before");
        List<Offer> offers = List.of(named("1", changed), named("2", left), named("3", kept));
        build(OfferIndexBuilder.create(before), offers);
        assertTrue(holds(before, changed) && holds(before, left) && holds(before, kept));

        Path after = folder.resolve("after");
        assertEquals(
                new OfferIndexBuilder.Changes(1, 1, 0, 1),
                build(OfferIndexBuilder.createFrom(before, after), List.of(named("1", "reduced"), offers.get(2))));
        assertTrue(holds(after, kept));
        assertFalse(holds(after, changed));
        assertFalse(holds(after, left));
    }

    private static Offer named(String id, String name) {
        return Offer.builder(Source.FRANCE_TRAVAIL, id)
                .title("Boulanger")
                .company(new Company(name, null, null, null))
                .build();
    }

    /** Bytes, whatever file they are in. */
    private static boolean holds(Path index, String marker) throws IOException {
        try (Stream<Path> files = Files.list(index)) {
            for (Path file : files.toList()) {
                String content = Files.readString(file, StandardCharsets.ISO_8859_1);
                if (content.contains(marker)) {
                    return true;
                }
            }
            return false;
        }
    }

    private static Map<String, String> files(Path index) throws IOException {
        Map<String, String> hashes = new TreeMap<>();
        try (Stream<Path> files = Files.list(index)) {
            for (Path file : files.toList()) {
                hashes.put(file.getFileName().toString(), Sha256.of(file));
            }
        }
        return hashes;
    }

    @Test
    void ofOneIdTheLastThatWasAddedIsThere() {
        Path before = folder.resolve("before");
        Offer first = named("1", "first");
        Offer second = named("1", "second");
        build(OfferIndexBuilder.create(before), List.of(first));
        int run = 0;
        for (List<Offer> added : List.of(
                List.of(first, second), List.of(second, first), List.of(first, second, first), List.of(first, first))) {
            Path after = folder.resolve("after" + run++);
            try (OfferIndexBuilder builder = OfferIndexBuilder.createFrom(before, after)) {
                added.forEach(builder::add);
                builder.finish();
            }
            try (OfferIndex index = OfferIndex.open(after)) {
                assertEquals(1, index.size());
                assertEquals(List.of(added.get(added.size() - 1)), index.latest(5));
            }
        }
    }

    @Test
    void goesFromNothingToSomethingAndBack() {
        Path empty = folder.resolve("empty");
        Path some = folder.resolve("some");
        Path none = folder.resolve("none");
        build(OfferIndexBuilder.create(empty), List.of());
        assertEquals(
                new OfferIndexBuilder.Changes(0, 0, 1, 0),
                build(OfferIndexBuilder.createFrom(empty, some), List.of(named("1", "one"))));
        assertEquals(
                new OfferIndexBuilder.Changes(0, 0, 0, 1), build(OfferIndexBuilder.createFrom(some, none), List.of()));
        try (OfferIndex index = OfferIndex.open(none)) {
            assertEquals(0, index.size());
        }
    }

    @Test
    void doesNotGoOnFromWhatAnotherBuildWrote() throws IOException {
        Path before = folder.resolve("before");
        build(OfferIndexBuilder.create(before), List.of(named("1", "one")));
        try (FSDirectory directory = FSDirectory.open(before);
                IndexWriter writer = new IndexWriter(directory, new IndexWriterConfig(new OfferAnalyzer()))) {
            writer.setLiveCommitData(Map.of(OfferFields.FORMAT_KEY, OfferFields.FORMAT, OfferFields.BUILD_KEY, "other")
                    .entrySet());
            writer.commit();
        }
        String refused = String.valueOf(assertThrows(
                        InvalidInputException.class,
                        () -> OfferIndexBuilder.createFrom(before, folder.resolve("after")))
                .getMessage());
        assertTrue(refused.contains("another build") && refused.contains(before.toString()), refused);
        assertThrows(
                InvalidInputException.class,
                () -> OfferIndexBuilder.createFrom(folder.resolve("missing"), folder.resolve("after")));
        try (OfferIndex index = OfferIndex.open(before)) {
            assertEquals(1, index.size());
        }
    }
}
