package fr.jobmarket.warehouse;

import fr.jobmarket.error.NonRetriableException;
import fr.jobmarket.offer.Source;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

/** A second process that works on the same files and can be killed. */
public final class OtherProcess implements AutoCloseable {

    private final Process process;

    private OtherProcess(Process process) {
        this.process = process;
    }

    /** Starts the second process and waits until it says that it has started to work. */
    public static OtherProcess start(String work, Path folder) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                OtherProcess.class.getName(),
                work,
                folder.toString()));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        BufferedReader output =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        String line = output.readLine();
        if (!"at work".equals(line)) {
            throw new IOException("the other process said " + line);
        }
        return new OtherProcess(process);
    }

    public long pid() {
        return process.pid();
    }

    /** Waits until it ended by itself. */
    public void await() throws InterruptedException {
        process.waitFor();
    }

    /** Ends it as kill -9 does. */
    @Override
    public void close() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    public static void main(String[] arguments) throws Exception {
        Path folder = Path.of(arguments[1]);
        switch (arguments[0]) {
            case "hold" -> hold(folder);
            case "harvest and die" -> harvestAndDie(folder);
            case "die before loading" -> dieBeforeLoading(folder);
            case "die with a log" -> dieWithALog(folder);
            default -> throw new IllegalArgumentException(arguments[0]);
        }
    }

    private static void hold(Path folder) throws InterruptedException {
        try (Warehouse warehouse = Warehouse.open("jdbc:duckdb:" + folder.resolve("warehouse.duckdb"))) {
            warehouse.counts();
            System.out.println("at work");
            Thread.sleep(60_000);
        }
    }

    private static void harvestAndDie(Path folder) {
        Warehouse warehouse = Warehouse.open("jdbc:duckdb:" + folder.resolve("warehouse.duckdb"));
        Run run = warehouse.runs().start("harvest");
        try (BronzeIngest ingest = warehouse.ingest(run.id(), Source.ADZUNA, "everything")) {
            for (int i = 0; i < 100; i++) {
                ingest.accept(TestMarket.raw(Source.ADZUNA, "o" + i, "t"));
            }
        }
        System.out.println("at work");
        Runtime.getRuntime().halt(1);
    }

    /** Dies when what landed is committed, and is in the write-ahead log alone. */
    private static void dieWithALog(Path folder) throws SQLException {
        String url = "jdbc:duckdb:" + folder.resolve("warehouse.duckdb");
        Warehouse warehouse = Warehouse.open(url);
        Run run = warehouse.runs().start("harvest");
        BronzeIngest ingest = warehouse.ingest(run.id(), Source.ADZUNA, "everything");
        for (int i = 0; i < 100; i++) {
            ingest.accept(TestMarket.raw(Source.ADZUNA, "o" + i, "t"));
        }
        ingest.commit();
        Properties same = new Properties();
        same.setProperty("jdbc_stream_results", "true");
        try (Connection elsewhere = DriverManager.getConnection(url, same);
                Statement statement = elsewhere.createStatement()) {
            statement.execute("set global debug_checkpoint_abort = 'before_header'");
            ingest.close();
        } catch (NonRetriableException e) {
            System.out.println("at work");
        }
        Runtime.getRuntime().halt(1);
    }

    private static void dieBeforeLoading(Path folder) {
        Warehouse warehouse = Warehouse.open("jdbc:duckdb:" + folder.resolve("warehouse.duckdb"));
        Run run = warehouse.runs().start("harvest");
        BronzeIngest ingest = warehouse.ingest(run.id(), Source.ADZUNA, "everything");
        for (int i = 0; i < 100; i++) {
            ingest.accept(TestMarket.raw(Source.ADZUNA, "o" + i, "t"));
        }
        ingest.commit();
        for (int i = 100; i < 5_000; i++) {
            ingest.accept(TestMarket.raw(Source.ADZUNA, "o" + i, "t"));
        }
        System.out.println("at work");
        Runtime.getRuntime().halt(1);
    }
}
