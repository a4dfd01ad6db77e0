package fr.jobmarket.gateway;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The gateway in a process of its own, started by its main class. */
public final class GatewayProcess implements AutoCloseable {

    private static final Pattern RUNNING = Pattern.compile("Server Running: (http:[^\\s\"]+)");

    private final Process process;
    private final Path log;

    private GatewayProcess(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    /** Starts it with these environment variables beside those of every test. */
    public static GatewayProcess start(Path home, Map<String, String> environment) throws IOException {
        Path log = Files.createTempFile("gateway", ".log");
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx512m",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        Application.class.getName())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().put("JOBMARKET_HOME", home.toString());
        builder.environment().put("JOBMARKET_GATEWAY_PORT", "0");
        builder.environment().putAll(environment);
        return new GatewayProcess(builder.start(), log);
    }

    /** A client of it, once it answers. */
    public GatewayClient client() throws InterruptedException {
        for (int i = 0; i < 1_200 && process.isAlive(); i++) {
            Matcher running = RUNNING.matcher(output());
            if (running.find()) {
                return new GatewayClient(URI.create(running.group(1).replace("\\", "")));
            }
            Thread.sleep(50);
        }
        throw new IllegalStateException("not running: " + output());
    }

    int exitCode() throws InterruptedException {
        return process.waitFor(60, TimeUnit.SECONDS) ? process.exitValue() : -1;
    }

    /** What it wrote so far. */
    public String output() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ends it without a chance to write anything (SIGKILL). */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    @Override
    public void close() throws IOException, InterruptedException {
        kill();
        Files.deleteIfExists(log);
    }
}
