package fr.jobmarket.pipeline.step;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.jobmarket.cleaning.CleaningResult;
import fr.jobmarket.cleaning.OfferCleaner;
import fr.jobmarket.error.NonRetriableException;
import fr.jobmarket.offer.Offer;
import fr.jobmarket.offer.Source;
import fr.jobmarket.registry.FolderModelRegistry;
import fr.jobmarket.search.OfferIndex;
import fr.jobmarket.serving.release.Release;
import fr.jobmarket.serving.release.ReleaseManifest;
import fr.jobmarket.serving.release.ReleaseStore;
import fr.jobmarket.source.RawOffer;
import fr.jobmarket.warehouse.BronzeIngest;
import fr.jobmarket.warehouse.ProgressListener;
import fr.jobmarket.warehouse.Run;
import fr.jobmarket.warehouse.Transformation;
import fr.jobmarket.warehouse.Warehouse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PublishStepTest {

    private static final String SOUND =
            "{\"id\":\"%s\",\"intitule\":\"Boulanger\",\"description\":\"Vous faites le pain.\",\"dateCreation\":\"2026-01-10T08:00:00Z\",\"lieuTravail\":{\"libelle\":\"38 - GRENOBLE\"}}";
    private static final String EMPTY = "{\"id\":\"%s\"}";

    private static final CleaningRules RULES = CleaningRules.ofDefaults();

    @TempDir
    Path home;

    private boolean accept;
    private boolean full;
    private long read;

    @Test
    void publishesNothingWhenManyOffersBreakTheirContract() {
        NonRetriableException refused = assertThrows(NonRetriableException.class, () -> publish(100, 50));
        assertTrue(String.valueOf(refused.getMessage()).contains("title"), refused::getMessage);
        assertEquals(Optional.empty(), releases().current());
    }

    @Test
    void aFewOddOffersDoNotKeepTheOthersFromBeingPublished() {
        publish(20, 5);
        assertTrue(releases().current().isPresent());
    }

    @Test
    void anEmptyMarketIsPublishedOnlyWhenItIsAccepted() {
        NonRetriableException refused = assertThrows(NonRetriableException.class, () -> publish(0, 0));
        assertTrue(String.valueOf(refused.getMessage()).contains("--accept"), refused::getMessage);
        assertEquals(Optional.empty(), releases().current());
        accept = true;
        publish(0, 0);
        assertTrue(releases().current().isPresent());
    }

    @Test
    void aMarketThatLostMoreThanAFifthIsPublishedOnlyWhenItIsAccepted() {
        publish(50, 0);
        String first = releases().current().orElseThrow().id();
        NonRetriableException refused = assertThrows(NonRetriableException.class, () -> publish(39, 0));
        assertTrue(
                String.valueOf(refused.getMessage())
                        .contains("39 offers are available, the release being served has 50"),
                refused::getMessage);
        assertEquals(first, releases().current().orElseThrow().id());
        publish(40, 0);
        accept = true;
        publish(7, 0);
        assertEquals(7L, releases().current().orElseThrow().manifest().counts().get("available"));
    }

    @Test
    void tablesThatDoNotHoldWhatTheyPromiseAreNotPublished() {
        OfferCleaner cleaner = OfferCleaner.ofDefaults();
        Function<RawOffer, CleaningResult> confusing =
                raw -> cleaner.clean(new RawOffer(raw.source(), "1000000", raw.payload(), raw.harvestedAt()));
        NonRetriableException refused = assertThrows(
                NonRetriableException.class,
                () -> publish(3, 0, Transformation.of(confusing, "1").withoutDuplicates()));
        assertTrue(
                String.valueOf(refused.getMessage()).contains("silver.offer: id is unique does not hold for 1"),
                refused::getMessage);
        assertEquals(Optional.empty(), releases().current());
    }

    @Test
    void writesOnlyWhatChangedSinceTheReleaseBefore() {
        PublishReport first = publish(50, 0);
        assertEquals(
                "index made anew (there is no release to go on from): 0 kept, 0 replaced, 50 added, 0 removed",
                first.index());
        PublishReport second = publish(45, 0); // five vanish: they are there still, and no longer available
        assertEquals(
                "index from release " + first.release().id() + ": 45 kept, 5 replaced, 0 added, 0 removed",
                second.index());
        PublishReport third = publish(60, 0);
        assertEquals(
                "index from release " + second.release().id() + ": 45 kept, 5 replaced, 10 added, 0 removed",
                third.index());
        assertEquals(List.of(), releases().verify(first.release()));
        assertEquals(List.of(), releases().verify(second.release()));
        full = true;
        assertEquals(
                "index made anew (as asked for): 0 kept, 0 replaced, 60 added, 0 removed",
                publish(60, 0).index());
    }

    @Test
    void readsOnlyWhatChangedSinceTheReleaseBefore() {
        publish(50, 0);
        assertEquals(50, read);
        publish(50, 0);
        assertEquals(0, read);
        publish(45, 0);
        assertEquals(5, read);
        full = true;
        publish(45, 0);
        assertEquals(50, read);
    }

    @Test
    void offersThatBreakTheirContractCountInEachPublication() {
        publish(1_500, 12);
        publish(1_500, 12); // twelve of all, not of those that were read
        assertEquals(12, read);
        String refused = String.valueOf(assertThrows(NonRetriableException.class, () -> publish(1_500, 20))
                .getMessage());
        assertTrue(refused.contains("not-null:title broken by 20 of 1520 offers"), refused);
    }

    @Test
    void whatIsReadOfTheReleaseBeforeIsWhatIsPublishedAnew() throws IOException {
        Transformation reducing = Transformation.of(RULES.cleaner()::clean, RULES.version());
        publish(60, 3);
        publish(52, 3);
        publish(52, 5);
        publish(55, 4, reducing.redactAfter(Duration.ZERO));
        Release before = publish(55, 4, reducing.redactAfter(Duration.ZERO)).release();
        full = true;
        Release anew = publish(55, 4, reducing.redactAfter(Duration.ZERO)).release();
        assertEquals(before.manifest().counts(), anew.manifest().counts());
        try (OfferIndex index = OfferIndex.open(before.indexDirectory());
                OfferIndex expected = OfferIndex.open(anew.indexDirectory())) {
            assertEquals(63, expected.size());
            assertEquals(expected.size(), index.size());
            for (int i = 0; i < 63; i++) {
                String id = "francetravail:" + (1_000_000 + i);
                assertEquals(withoutTime(expected.find(id)), withoutTime(index.find(id)), id);
            }
        }
    }

    private static Optional<Offer> withoutTime(Optional<Offer> offer) {
        return offer.map(found -> found.toBuilder().lastSeenAt(null).build());
    }

    @Test
    void doesNotGoOnFromADamagedRelease() throws IOException {
        Release first = publish(50, 0).release();
        Path damaged = first.directory()
                .resolve(first.manifest().files().stream()
                        .map(ReleaseManifest.FileEntry::path)
                        .filter(path -> path.startsWith("index/"))
                        .max(Comparator.comparingLong(
                                path -> size(first.directory().resolve(path))))
                        .orElseThrow());
        byte[] content = Files.readAllBytes(damaged);
        content[content.length / 2] ^= 1;
        Files.write(damaged, content);
        PublishReport second = publish(50, 0);
        assertTrue(
                second.index().startsWith("index made anew (the release " + first.id())
                        && second.index()
                                .endsWith(" is damaged: index/" + damaged.getFileName()
                                        + " differs from what was published; publish a new one or roll back): 0 kept, 0 replaced, "
                                        + "50 added, 0 removed"),
                second::index);
    }

    private static long size(Path file) {
        return file.toFile().length();
    }

    private PublishReport publish(int sound, int empty) {
        return publish(sound, empty, Transformation.of(RULES.cleaner()::clean, RULES.version()));
    }

    private PublishReport publish(int sound, int empty, Transformation transformation) {
        try (Warehouse warehouse = Warehouse.open("jdbc:duckdb:" + home.resolve("w.duckdb"), Clock.systemUTC())) {
            String run = warehouse.runs().start("test").id();
            warehouse.runs().startTask(run, "harvest", Source.FRANCE_TRAVAIL.id(), "everything");
            try (BronzeIngest ingest = warehouse.ingest(run, Source.FRANCE_TRAVAIL, "everything")) {
                for (int i = 0; i < sound + empty; i++) {
                    String id = String.valueOf(1_000_000 + i);
                    String payload = String.format(i < sound ? SOUND : EMPTY, id);
                    ingest.accept(new RawOffer(Source.FRANCE_TRAVAIL, id, payload, Instant.now()));
                }
            }
            warehouse.runs().endTask(run, "harvest", Run.Status.COMPLETE, Map.of(), null);
            warehouse.runs().end(run, Run.Status.COMPLETE, null);
            warehouse.transform(transformation, ProgressListener.SILENT);
            ServingModel model = new ServingModel(FolderModelRegistry.at(home.resolve("models")));
            read = 0;
            ProgressListener reading = (step, done, total) -> read = step.equals("indexing") ? done : read;
            return new PublishStep(warehouse, releases(), model, reading).run(accept, full);
        }
    }

    private ReleaseStore releases() {
        return ReleaseStore.at(home.resolve("releases"), Clock.systemUTC());
    }
}
