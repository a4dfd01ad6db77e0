package fr.jobmarket.bucket;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import fr.jobmarket.house.LoopbackPort;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** An S3 server over a folder: a bucket is a folder in it, an object a file. */
public final class Versitygw implements AutoCloseable {

    /** The program; {@code ./jobmarket test} builds one. */
    private static final String PROGRAM = "JOBMARKET_VERSITYGW";

    private static final Duration START = Duration.ofSeconds(15);
    private static final String KEY = "publisher";
    private static final String SECRET = "a secret of tests";

    private final Path folder;
    private final LoopbackPort port;
    private Process process;

    private Versitygw(Path folder, LoopbackPort port, Process process) {
        this.folder = folder;
        this.port = port;
        this.process = process;
    }

    /** Starts one with an empty bucket "releases"; a test that calls this is skipped where there is no program. */
    public static Versitygw start(Path folder) throws Exception {
        String program = System.getenv(PROGRAM);
        assumeTrue(program != null && !program.isBlank(), PROGRAM + " names no S3 server");
        LoopbackPort port = LoopbackPort.free();
        Files.createDirectories(folder.resolve("releases"));
        Versitygw server = new Versitygw(folder, port, launch(program, folder, port));
        port.await(server.process, START);
        return server;
    }

    private static Process launch(String program, Path folder, LoopbackPort port) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                        program,
                        "--port",
                        "127.0.0.1:" + port.number(),
                        "--quiet",
                        "posix",
                        "--nometa",
                        folder.toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD);
        builder.environment().put("ROOT_ACCESS_KEY", KEY);
        builder.environment().put("ROOT_SECRET_KEY", SECRET);
        return builder.start();
    }

    /** The variables that name its bucket and its keys. */
    public Map<String, String> environment() {
        Map<String, String> environment = new HashMap<>();
        environment.put("JOBMARKET_RELEASES_URL", "s3://releases/market");
        environment.put("AWS_ENDPOINT_URL", "http://127.0.0.1:" + port.number());
        environment.put("AWS_ACCESS_KEY_ID", KEY);
        environment.put("AWS_SECRET_ACCESS_KEY", SECRET);
        return environment;
    }

    /** The file that an object is. */
    public Path object(String key) {
        return folder.resolve("releases").resolve("market").resolve(key);
    }

    /** Stops it as a failing machine would; what it holds stays. */
    public void stop() throws InterruptedException {
        process.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
    }

    /** Starts it again after {@link #stop}. */
    public void restart() throws Exception {
        process = launch(System.getenv(PROGRAM), folder, port);
        port.await(process, START);
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
