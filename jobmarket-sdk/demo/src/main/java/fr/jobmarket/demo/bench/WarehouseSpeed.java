package fr.jobmarket.demo.bench;

import com.sun.management.OperatingSystemMXBean;
import fr.jobmarket.error.NonRetriableException;
import fr.jobmarket.internal.Folders;
import fr.jobmarket.offer.Source;
import fr.jobmarket.pipeline.step.CleaningRules;
import fr.jobmarket.simulator.SyntheticMarket;
import fr.jobmarket.source.RawOffer;
import fr.jobmarket.warehouse.BronzeIngest;
import fr.jobmarket.warehouse.ProgressListener;
import fr.jobmarket.warehouse.Run;
import fr.jobmarket.warehouse.Transformation;
import fr.jobmarket.warehouse.Warehouse;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where the time goes from raw offers to gold, on offers of a synthetic market, three in four of France Travail. The same
 * bronze is transformed three times: on two threads as a command would, the compiler's work included, then on one and on
 * two again; what DuckDB takes merely to read and store the offers as JSON stands
 * beside it. Then the day after comes, with all offers seen again and one in twenty changed.
 *
 * @param offers how many offers
 * @param landing raw offers into bronze, making them not included
 * @param readJson DuckDB's {@code read_json} of what landed, into a table of its own
 * @param first the steps of the first transformation
 * @param one the steps on one thread
 * @param two the steps on two
 * @param landingAgain the offers of the day after into bronze
 * @param dayAfter the steps of that day, on two threads
 */
public record WarehouseSpeed(
        long offers,
        Step landing,
        Step readJson,
        List<Step> first,
        List<Step> one,
        List<Step> two,
        Step landingAgain,
        List<Step> dayAfter) {

    /**
     * A step.
     *
     * @param name what was done
     * @param seconds time by the clock
     * @param processorSeconds time of all processors, of the compiler's threads too
     */
    public record Step(String name, double seconds, double processorSeconds) {}

    private static final int CHUNK = 1_000;
    private static final int ONE_CHANGED_OF = 20;
    private static final String GOLD = "building gold";
    private static final String COMMIT = "committing";

    /** All steps of a transformation as one. */
    public static Step total(List<Step> steps) {
        return new Step(
                "in all",
                steps.stream().mapToDouble(Step::seconds).sum(),
                steps.stream().mapToDouble(Step::processorSeconds).sum());
    }

    /** Throughput of two threads divided by that of one, from bronze to gold. */
    public double ratio() {
        return total(one).seconds() / total(two).seconds();
    }

    /** The same from bronze to silver, with the commit: on one thread DuckDB compresses only then what it loaded. */
    public double ratioToSilver() {
        return total(toSilver(one)).seconds() / total(toSilver(two)).seconds();
    }

    private static List<Step> toSilver(List<Step> steps) {
        return Stream.concat(
                        steps.stream().takeWhile(step -> !step.name().equals(GOLD)),
                        steps.stream().filter(step -> step.name().equals(COMMIT)))
                .toList();
    }

    /** Measures on this many offers of the market of a seed; everything is written where temporary files go. */
    public static WarehouseSpeed measure(int offers, long seed, CleaningRules rules) {
        try {
            Path folder = Files.createTempDirectory("jobmarket-bench-");
            try {
                Path bronze = folder.resolve("landed.duckdb");
                Step landing = land("landing and loading bronze", offers, seed, bronze, UnaryOperator.identity());
                Step readJson = readJson(bronze, folder.resolve("offers.ndjson"));
                List<Step> first = transform(bronze, folder.resolve("first.duckdb"), rules, 2);
                List<Step> one = transform(bronze, folder.resolve("one.duckdb"), rules, 1);
                Path file = folder.resolve("two.duckdb");
                List<Step> two = transform(bronze, file, rules, 2);
                Step landingAgain = land("landing and loading it again", offers, seed, file, someChanged());
                return new WarehouseSpeed(
                        offers, landing, readJson, first, one, two, landingAgain, transform(file, rules, 2));
            } finally {
                Folders.remove(folder);
            }
        } catch (IOException | SQLException e) {
            throw new NonRetriableException("cannot measure: " + e.getMessage(), e);
        }
    }

    /** Whoever wrote an offer finds it urgent the day after, of one in twenty. */
    private static UnaryOperator<String> someChanged() {
        AtomicInteger number = new AtomicInteger();
        return payload -> number.getAndIncrement() % ONE_CHANGED_OF == 0
                ? payload.replaceFirst("\"(intitule|title)\" *: *\"", "$0Urgent : ")
                : payload;
    }

    private static Step land(String name, int offers, long seed, Path file, UnaryOperator<String> change) {
        Stopwatch watch = new Stopwatch();
        int adzuna = offers / 4;
        SyntheticMarket market = SyntheticMarket.of(seed);
        try (Warehouse warehouse = Warehouse.open("jdbc:duckdb:" + file)) {
            String run = warehouse.runs().start("bench").id();
            land(
                    warehouse,
                    run,
                    Source.FRANCE_TRAVAIL,
                    market.franceTravailOffers(offers - adzuna).map(change),
                    watch);
            land(warehouse, run, Source.ADZUNA, market.adzunaOffers(adzuna).map(change), watch);
            warehouse.runs().end(run, Run.Status.COMPLETE, null);
            watch.start();
        }
        return watch.stop(name);
    }

    private static void land(Warehouse warehouse, String run, Source source, Stream<String> payloads, Stopwatch watch) {
        Instant now = Instant.now();
        Iterator<String> iterator = payloads.iterator();
        watch.start();
        try (BronzeIngest ingest = warehouse.ingest(run, source, null)) {
            watch.pause();
            for (long number = 0; iterator.hasNext(); ) {
                List<RawOffer> chunk = new ArrayList<>(CHUNK);
                while (iterator.hasNext() && chunk.size() < CHUNK) {
                    chunk.add(new RawOffer(source, String.valueOf(number++), iterator.next(), now));
                }
                watch.start();
                chunk.forEach(ingest::accept);
                watch.pause();
            }
            watch.start();
        }
        watch.pause();
    }

    private static Step readJson(Path bronze, Path ndjson) throws SQLException {
        Stopwatch watch = new Stopwatch();
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:" + bronze);
                Statement statement = connection.createStatement()) {
            statement.execute("copy bronze.offer_raw to '" + ndjson + "' (format json)");
            watch.start();
            statement.execute("create table read_json as select * from read_json('" + ndjson
                    + "', format = 'newline_delimited', columns = {source: 'varchar', source_id: 'varchar', "
                    + "payload: 'varchar', payload_sha256: 'varchar', run_id: 'varchar', harvested_at: 'timestamp'})");
            Step step = watch.stop("read_json of DuckDB, for comparison");
            statement.execute("drop table read_json");
            return step;
        }
    }

    private static List<Step> transform(Path bronze, Path file, CleaningRules rules, int threads) throws IOException {
        Files.copy(bronze, file);
        return transform(file, rules, threads);
    }

    private static List<Step> transform(Path file, CleaningRules rules, int threads) {
        Steps steps = new Steps();
        try (Warehouse warehouse = Warehouse.open("jdbc:duckdb:" + file)) {
            warehouse.transform(
                    Transformation.of(rules.cleaner()::clean, rules.version()).onThreads(threads), steps);
            steps.begin("closing");
        }
        return steps.end();
    }

    /** Takes the time of each step that is announced. */
    private static final class Steps implements ProgressListener {
        private final Map<String, Stopwatch> watches = new LinkedHashMap<>();
        private @Nullable String current;
        private @Nullable Stopwatch running;

        @Override
        public void progress(String step, long done, long total) {
            if (!step.equals(current)) {
                begin(step);
            }
        }

        private void begin(String step) {
            stop();
            current = step;
            running = watches.computeIfAbsent(step, name -> new Stopwatch());
            running.start();
        }

        private void stop() {
            if (running != null) {
                running.pause();
            }
        }

        private List<Step> end() {
            stop();
            List<Step> steps = new ArrayList<>();
            watches.forEach((name, watch) -> steps.add(watch.read(name)));
            return steps;
        }
    }

    /** Adds up times by the clock and of the processors. */
    private static final class Stopwatch {
        private long nanos;
        private long processorNanos;

        private void start() {
            nanos -= System.nanoTime();
            processorNanos -= processorNow();
        }

        private void pause() {
            nanos += System.nanoTime();
            processorNanos += processorNow();
        }

        private Step stop(String name) {
            pause();
            return read(name);
        }

        private Step read(String name) {
            return new Step(name, nanos / 1e9, processorNanos / 1e9);
        }

        private static long processorNow() {
            return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class)
                    .getProcessCpuTime();
        }
    }
}
