package fr.jobmarket.warehouse;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import fr.jobmarket.house.LoopbackPort;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** An emulator of Snowflake, which keeps everything in memory. */
public final class FakeSnow implements AutoCloseable {

    /** A Python that has what src/test/python/requirements.txt names; {@code ./jobmarket test} makes one. */
    private static final String PYTHON = "JOBMARKET_WAREHOUSE_PYTHON";

    private final Process process;
    private final int port;

    private FakeSnow(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /** The Python to run; a test that calls this is skipped when there is none. */
    public static Path python() {
        String python = System.getenv(PYTHON);
        assumeTrue(python != null && !python.isBlank(), PYTHON + " names no Python with an emulator of Snowflake");
        return Path.of(python);
    }

    /** Starts an emulator and waits until it answers; a test that calls this is skipped when there is none. */
    public static FakeSnow start() throws Exception {
        Path command = python().resolveSibling("fakesnow");
        LoopbackPort port = LoopbackPort.free();
        Process process = new ProcessBuilder(command.toString(), "-s", "-p", String.valueOf(port.number()))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        port.await(process, Duration.ofMinutes(1));
        return new FakeSnow(process, port.number());
    }

    /** Where a database of this name is, which is made at the first connection. */
    public String url(String database) {
        return "jdbc:snowflake://127.0.0.1:" + port + "/?ssl=off&account=fakesnow&user=u&password=p&db=" + database
                + "&schema=PUBLIC&CLIENT_TELEMETRY_ENABLED=false&maxHttpRetries=1";
    }

    @Override
    public void close() {
        process.destroy();
        try {
            process.waitFor(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        process.destroyForcibly();
    }
}
