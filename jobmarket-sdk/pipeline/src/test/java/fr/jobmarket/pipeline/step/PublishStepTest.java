package fr.jobmarket.pipeline.step;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.jobmarket.error.NonRetriableException;
import fr.jobmarket.offer.Source;
import fr.jobmarket.registry.FolderModelRegistry;
import fr.jobmarket.serving.release.ReleaseStore;
import fr.jobmarket.source.RawOffer;
import fr.jobmarket.warehouse.BronzeIngest;
import fr.jobmarket.warehouse.Run;
import fr.jobmarket.warehouse.Warehouse;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PublishStepTest {

    private static final String SOUND =
            "{\"id\":\"%s\",\"intitule\":\"Boulanger\",\"description\":\"Vous faites le pain.\",\"dateCreation\":\"2026-01-10T08:00:00Z\",\"lieuTravail\":{\"libelle\":\"38 - GRENOBLE\"}}";
    private static final String EMPTY = "{\"id\":\"%s\"}";

    @TempDir
    Path home;

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

    private void publish(int sound, int empty) {
        try (Warehouse warehouse = Warehouse.open("jdbc:duckdb:" + home.resolve("w.duckdb"), Clock.systemUTC())) {
            String run = warehouse.runs().start("test").id();
            try (BronzeIngest ingest = warehouse.ingest(run, Source.FRANCE_TRAVAIL, null)) {
                for (int i = 0; i < sound + empty; i++) {
                    String id = String.valueOf(1_000_000 + i);
                    String payload = String.format(i < sound ? SOUND : EMPTY, id);
                    ingest.accept(new RawOffer(Source.FRANCE_TRAVAIL, id, payload, Instant.now()));
                }
            }
            warehouse.runs().end(run, Run.Status.COMPLETE, null);
            new TransformStep(warehouse, CleaningRules.ofDefaults(), (step, done, total) -> {}).run(null);
            ServingModel model = new ServingModel(FolderModelRegistry.at(home.resolve("models")));
            new PublishStep(warehouse, releases(), model, (step, done, total) -> {}).run();
        }
    }

    private ReleaseStore releases() {
        return ReleaseStore.at(home.resolve("releases"), Clock.systemUTC());
    }
}
