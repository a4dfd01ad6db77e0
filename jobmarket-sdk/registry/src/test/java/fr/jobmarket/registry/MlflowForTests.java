package fr.jobmarket.registry;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import fr.jobmarket.house.LoopbackPort;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A real MLflow server, which keeps everything in a folder. */
final class MlflowForTests implements AutoCloseable {

    /** A Python that has what src/test/python/requirements.txt names; {@code ./jobmarket test} makes one. */
    private static final String PYTHON = "JOBMARKET_MLFLOW_PYTHON";

    private final Process process;
    private final URI uri;

    private MlflowForTests(Process process, URI uri) {
        this.process = process;
        this.uri = uri;
    }

    /** The Python to run; a test that calls this is skipped when there is none. */
    static Path python() {
        String python = System.getenv(PYTHON);
        assumeTrue(python != null && !python.isBlank(), PYTHON + " names no Python with MLflow");
        return Path.of(python);
    }

    /** Starts a server and waits until it answers; a test that calls this is skipped when there is none. */
    static MlflowForTests start(Path folder) throws Exception {
        int port = LoopbackPort.free().number();
        ProcessBuilder builder = new ProcessBuilder(
                python().toString(),
                "-m",
                "mlflow",
                "server",
                "--backend-store-uri",
                "sqlite:///" + folder.resolve("mlflow.db"),
                "--artifacts-destination",
                folder.resolve("artifacts").toString(),
                "--host",
                "127.0.0.1",
                "--port",
                String.valueOf(port),
                "--workers",
                "1");
        Path bin = python().toAbsolutePath().getParent();
        builder.environment()
                .putAll(Map.of(
                        "MLFLOW_DISABLE_TELEMETRY", "true",
                        "MLFLOW_SERVER_ENABLE_JOB_EXECUTION", "false",
                        "PATH", bin + ":" + System.getenv("PATH")));
        Process process = builder.redirectErrorStream(true)
                .redirectOutput(folder.resolve("server.log").toFile())
                .start();
        MlflowForTests started = new MlflowForTests(process, URI.create("http://127.0.0.1:" + port));
        for (int i = 0; !started.answers(); i++) {
            if (i == 1_200 || !process.isAlive()) {
                started.close();
                throw new IOException("the MLflow server did not start; its log is in " + folder);
            }
            Thread.sleep(100);
        }
        return started;
    }

    private boolean answers() {
        try {
            HttpURLConnection connection =
                    (HttpURLConnection) uri.resolve("/health").toURL().openConnection();
            connection.setConnectTimeout(1_000);
            connection.setReadTimeout(2_000);
            return connection.getResponseCode() == 200;
        } catch (IOException e) {
            return false;
        }
    }

    URI uri() {
        return uri;
    }

    @Override
    public void close() throws InterruptedException {
        process.descendants().forEach(ProcessHandle::destroy);
        process.destroy();
        process.waitFor(10, TimeUnit.SECONDS);
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }
}
