package fr.jobmarket.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.jobmarket.error.InvalidInputException;
import fr.jobmarket.error.NonRetriableException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FolderModelRegistryTest extends ModelRegistryContract {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-01-02T03:04:05Z"), ZoneOffset.UTC);

    @Override
    ModelRegistry registry() {
        return FolderModelRegistry.at(work.resolve("registry"), CLOCK);
    }

    @Test
    void remembersWhenAModelWasRegistered() {
        registry().register(model("a"), ModelDescription.named("test"));
        assertEquals(CLOCK.instant(), registry().find("1").orElseThrow().registeredAt());
    }

    @Test
    void ignoresAndLaterRemovesWhatACrashLeft() throws IOException {
        Path leftover = work.resolve("registry/incoming-123/model");
        Files.createDirectories(leftover);
        Files.writeString(leftover.resolve("half"), "written");
        Files.writeString(work.resolve("registry/serving.json.tmp"), "{\"champ");
        assertTrue(registry().list().isEmpty());
        registry().register(model("a"), ModelDescription.named("test"));
        registry().promote("1");
        assertEquals("1", registry().champion().orElseThrow().version());
        assertFalse(Files.exists(leftover));
    }

    @Test
    void saysWhichFileIsDamaged() throws IOException {
        registry().register(model("a"), ModelDescription.named("test"));
        Files.writeString(work.resolve("registry/versions/1/description.json"), "{");
        NonRetriableException failure =
                assertThrows(NonRetriableException.class, () -> registry().list());
        assertTrue(failure.getMessage().contains("description.json"), failure.getMessage());
    }

    @Test
    void modelsAreKeptOnMlflowWhereAServerIsNamedUnlessAFolderIsAskedFor() {
        String kind = "JOBMARKET_MODEL_REGISTRY";
        String server = "MLFLOW_TRACKING_URI";
        String address = "http://mlflow:5000";
        assertInstanceOf(FolderModelRegistry.class, named(Map.of()));
        assertInstanceOf(MlflowModelRegistry.class, named(Map.of(server, address)));
        assertInstanceOf(MlflowModelRegistry.class, named(Map.of(server, address, kind, "mlflow")));
        assertInstanceOf(FolderModelRegistry.class, named(Map.of(server, address, kind, "folder")));
        for (Map<String, String> wrong :
                List.of(Map.of(kind, "mlflow"), Map.of(kind, "s3"), Map.of(server, "http://[mlflow"))) {
            assertThrows(InvalidInputException.class, () -> named(wrong));
        }
    }

    private ModelRegistry named(Map<String, String> variables) {
        return ModelRegistry.of(variables, work.resolve("registry"), CLOCK);
    }
}
