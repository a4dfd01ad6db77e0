package fr.jobmarket.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.jobmarket.error.InvalidInputException;
import fr.jobmarket.error.RetriableException;
import fr.jobmarket.house.LoopbackPort;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("slow")
class MlflowModelRegistryTest extends ModelRegistryContract {

    @TempDir
    static Path folder;

    private static MlflowForTests server;

    private final String name = "test-" + UUID.randomUUID();

    @BeforeAll
    static void start() throws Exception {
        server = MlflowForTests.start(folder);
    }

    @AfterAll
    static void stop() throws Exception {
        if (server != null) {
            server.close();
        }
    }

    @Override
    ModelRegistry registry() {
        return MlflowModelRegistry.at(server.uri(), name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"file:///models", "localhost:5000", "http://user:secret@localhost:5000"})
    void refusesAddressesOfNoServer(String address) {
        InvalidInputException refusal =
                assertThrows(InvalidInputException.class, () -> MlflowModelRegistry.at(URI.create(address)));
        assertTrue(!refusal.getMessage().contains("secret"), refusal.getMessage());
    }

    @Test
    void saysWhichServerDoesNotAnswer() throws IOException {
        int port = LoopbackPort.free().number();
        URI nobody = URI.create("http://127.0.0.1:" + port);
        RetriableException failure = assertThrows(
                RetriableException.class, () -> MlflowModelRegistry.at(nobody).list());
        assertTrue(failure.getMessage().contains(nobody.toString()), failure.getMessage());
    }

    @Test
    void whatIsLoggedLoadsInPythonAndPredictsTheSame() throws Exception {
        Path model = folder.resolve("trained");
        Files.createDirectories(model);
        TrainedModel.write(model, folder.resolve("trained-index"));
        registry().register(model, ModelDescription.named("xgboost"));
        registry().promote("1");
        Path log = folder.resolve("python.log");
        Process python = new ProcessBuilder(
                        MlflowForTests.python().toString(),
                        "src/test/python/check_model.py",
                        server.uri().toString(),
                        name,
                        model.resolve("model.json").toString())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        assertTrue(python.waitFor(2, TimeUnit.MINUTES), "Python did not end");
        assertEquals(0, python.exitValue(), Files.readString(log));
    }
}
