package fr.jobmarket.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.jobmarket.error.InvalidInputException;
import fr.jobmarket.error.JobMarketException;
import fr.jobmarket.error.NonRetriableException;
import fr.jobmarket.offer.Offer;
import fr.jobmarket.offer.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.lucene.analysis.core.KeywordAnalyzer;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.store.FSDirectory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

class OfferIndexBuilderTest {

    @TempDir
    Path parent;

    private Path folder = Path.of("index");

    @BeforeEach
    void chooseAFolder() {
        folder = parent.resolve("index");
    }

    private static Offer offer(String title) {
        return Offer.builder(Source.FRANCE_TRAVAIL, title).title(title).build();
    }

    private void write(String... titles) {
        try (OfferIndexBuilder builder = OfferIndexBuilder.create(folder)) {
            Stream.of(titles).map(OfferIndexBuilderTest::offer).forEach(builder::add);
            builder.finish();
        }
    }

    private List<String> titles() {
        try (OfferIndex index = OfferIndex.open(folder)) {
            return index.latest(10).stream().map(Offer::title).toList();
        }
    }

    private static String refusal(Executable action) {
        return String.valueOf(assertThrows(InvalidInputException.class, action).getMessage());
    }

    private static void assertSays(String message, String... parts) {
        for (String part : parts) {
            assertTrue(message.contains(part), () -> "\"" + part + "\" in: " + message);
        }
        assertFalse(message.contains("publish") || message.contains("lucene"), message);
    }

    @Test
    void publishesNothingWithoutFinish() {
        IllegalStateException broken = assertThrows(IllegalStateException.class, () -> {
            try (OfferIndexBuilder builder = OfferIndexBuilder.create(folder)) {
                builder.add(offer("Boulanger"));
                throw new IllegalStateException("the harvest broke off");
            }
        });
        assertEquals(0, broken.getSuppressed().length);
        assertSays(refusal(() -> OfferIndex.open(folder)), folder.toString(), "no finished index", "finish()");
        write("Cuisinier");
        assertEquals(List.of("Cuisinier"), titles());
    }

    @Test
    void replacesAnIndexOnceTheNewOneIsFinished() {
        write("Avant");
        try (OfferIndex before = OfferIndex.open(folder)) {
            try (OfferIndexBuilder builder = OfferIndexBuilder.create(folder)) {
                builder.add(offer("Après"));
                assertEquals(List.of("Avant"), titles());
                builder.finish();
                assertEquals(List.of("Après"), titles());
            }
            assertEquals("Avant", before.latest(1).get(0).title());
        }
        assertEquals(List.of("Après"), titles());
    }

    @Test
    void hasAnOfferOnceThatSeveralThreadsAddManyTimes() {
        List<Offer> two = List.of(offer("Boulanger"), offer("Cuisinier"));
        try (OfferIndexBuilder builder = OfferIndexBuilder.create(folder)) {
            IntStream.range(0, 2_000).parallel().forEach(i -> builder.add(two.get(i % 2)));
            assertEquals(2, builder.finish().added());
        }
        assertEquals(Set.of("Boulanger", "Cuisinier"), Set.copyOf(titles()));
    }

    @Test
    void keepsTheOldIndexWhenTheNewOneIsGivenUp() {
        write("Avant");
        try (OfferIndexBuilder builder = OfferIndexBuilder.create(folder)) {
            builder.add(offer("Après"));
        }
        assertEquals(List.of("Avant"), titles());
    }

    @Test
    void closesTwiceWithoutHarm() {
        OfferIndexBuilder finished = OfferIndexBuilder.create(folder);
        finished.add(offer("Boulanger"));
        finished.finish();
        finished.close();
        finished.close();
        assertEquals(List.of("Boulanger"), titles());
        OfferIndexBuilder givenUp = OfferIndexBuilder.create(folder);
        givenUp.close();
        givenUp.close();
        assertEquals(List.of("Boulanger"), titles());
    }

    @Test
    void saysThatAFinishedOrClosedBuilderTakesNoMore() {
        OfferIndexBuilder builder = OfferIndexBuilder.create(folder);
        builder.finish();
        for (Executable late : List.<Executable>of(() -> builder.add(offer("A")), builder::finish)) {
            assertSays(assertThrows(NonRetriableException.class, late).getMessage(), "is finished");
        }
        builder.close();
        OfferIndexBuilder closed = OfferIndexBuilder.create(folder);
        closed.close();
        for (Executable late : List.<Executable>of(() -> closed.add(offer("A")), closed::finish)) {
            assertSays(assertThrows(NonRetriableException.class, late).getMessage(), "has been closed");
        }
    }

    @Test
    void saysThatAnotherBuilderWrites() {
        try (OfferIndexBuilder builder = OfferIndexBuilder.create(folder)) {
            builder.add(offer("Boulanger"));
            assertSays(refusal(() -> OfferIndexBuilder.create(folder)), folder.toString(), "another OfferIndexBuilder");
            assertSays(refusal(() -> OfferIndex.open(folder)), folder.toString(), "being written");
            builder.finish();
        }
        assertEquals(List.of("Boulanger"), titles());
    }

    @Test
    void opensAnIndexAsOftenAsOneLikes() {
        write("Boulanger");
        try (OfferIndex one = OfferIndex.open(folder);
                OfferIndex two = OfferIndex.open(folder)) {
            assertEquals(one.latest(1), two.latest(1));
        }
    }

    @Test
    void refusesToWriteBesideOrOverAnythingElse() throws IOException {
        Files.createDirectory(folder);
        Files.writeString(folder.resolve("notes.txt"), "hello");
        assertSays(refusal(() -> OfferIndexBuilder.create(folder)), "notes.txt", "folder of its own");
        assertEquals("hello", Files.readString(folder.resolve("notes.txt")));
    }

    @Test
    void refusesAnIndexOfAnotherProgram() throws IOException {
        try (FSDirectory directory = FSDirectory.open(folder);
                IndexWriter writer = new IndexWriter(directory, new IndexWriterConfig(new KeywordAnalyzer()))) {
            writer.commit();
        }
        assertSays(refusal(() -> OfferIndex.open(folder)), folder.toString(), "another program");
        assertSays(refusal(() -> OfferIndexBuilder.create(folder)), folder.toString(), "another program");
    }

    @Test
    void saysThatThereIsNoIndexAndHowToGetOne() throws IOException {
        Path empty = Files.createDirectory(parent.resolve("empty"));
        Path file = Files.createFile(parent.resolve("file"));
        for (Path none : List.of(parent.resolve("missing"), empty, parent, file)) {
            assertSays(refusal(() -> OfferIndex.open(none)), none.toString(), "OfferIndexBuilder");
        }
        assertThrows(JobMarketException.class, () -> OfferIndexBuilder.create(file));
    }
}
