package fr.jobmarket.demo;

import fr.jobmarket.error.InvalidInputException;
import fr.jobmarket.error.NonRetriableException;
import fr.jobmarket.jobs.ApplicationDatabase;
import fr.jobmarket.pipeline.command.Session;
import fr.jobmarket.pipeline.progress.ConsoleProgress;
import fr.jobmarket.pipeline.settings.Settings;
import fr.jobmarket.pipeline.step.CleaningRules;
import fr.jobmarket.pipeline.step.DailyRun;
import fr.jobmarket.pipeline.step.HarvestQuery;
import fr.jobmarket.pipeline.step.RunLock;
import fr.jobmarket.pipeline.step.ServingModel;
import fr.jobmarket.pipeline.step.TaskSelection;
import fr.jobmarket.pipeline.worker.JobRunner;
import fr.jobmarket.pipeline.worker.WorkLoop;
import fr.jobmarket.registry.FolderModelRegistry;
import fr.jobmarket.serving.release.Release;
import fr.jobmarket.serving.release.ReleaseStore;
import fr.jobmarket.simulator.JobMarketSimulator;
import fr.jobmarket.simulator.SimulatedSource;
import fr.jobmarket.warehouse.Run;
import fr.jobmarket.warehouse.Warehouse;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * One demo from start to stop. The gateway and the site start while the pipeline works; the gateway serves as soon as
 * there is a release.
 */
final class Demo {

    private static final Duration START_LIMIT = Duration.ofSeconds(90);
    private static final String GATEWAY_MAIN = "fr.jobmarket.gateway.Application";

    private final DemoMarket market;
    private final Path home;
    private final Settings settings;
    private final Session session;
    private final CleaningRules rules;
    private final int port;
    private final List<AutoCloseable> running = new CopyOnWriteArrayList<>();
    private boolean stopped;

    Demo(DemoMarket market, Path home, Settings settings, Session session, CleaningRules rules, int port) {
        this.market = market;
        this.home = home;
        this.settings = settings.withHome(home);
        this.session = session;
        this.rules = rules;
        this.port = port;
    }

    /**
     * Runs until stopped.
     *
     * @param sitePort where the site listens; -1 for no site
     * @return false when a part ended by itself
     */
    boolean run(int sitePort) throws InterruptedException {
        long started = System.nanoTime();
        makeFolders();
        List<ChildProcess> children = new ArrayList<>();
        DemoAccounts demoAccounts = new DemoAccounts(gatewayUri(), home);
        try {
            ChildProcess gateway = startGateway(demoAccounts.administrators());
            children.add(gateway);
            ChildProcess site = sitePort < 0 ? null : startSite(sitePort);
            if (site != null) {
                children.add(site);
            }
            JobMarketSimulator simulator = market.serve(this::say);
            running.add(simulator);
            if (served(simulator) == 0) {
                throw new InvalidInputException(
                        "--offers: none of these files holds an offer; give raw offers of France Travail or Adzuna as JSON");
            }
            Release release = release(simulator);
            gateway.awaitReady(gatewayUri().resolve("/health/readiness"), START_LIMIT);
            List<DemoAccounts.Account> accounts = demoAccounts.ensure();
            if (site != null) {
                site.awaitReady(URI.create("http://127.0.0.1:" + sitePort + "/healthz"), START_LIMIT);
            }
            startWorker(simulator);
            announce(release, simulator, site == null ? -1 : sitePort, accounts, started);
            return watch(children);
        } finally {
            stop();
        }
    }

    private static int served(JobMarketSimulator simulator) {
        return simulator.size(SimulatedSource.FRANCE_TRAVAIL) + simulator.size(SimulatedSource.ADZUNA);
    }

    private void makeFolders() {
        try {
            Files.createDirectories(home.resolve("logs"));
        } catch (IOException e) {
            throw new NonRetriableException(
                    home + " cannot be created: " + e.getMessage() + "; choose another folder with --home", e);
        }
    }

    private URI gatewayUri() {
        return URI.create("http://127.0.0.1:" + port);
    }

    private ChildProcess startGateway(Path administrators) {
        String classpath = settings.get("JOBMARKET_GATEWAY_CLASSPATH")
                .orElseThrow(() -> new NonRetriableException(
                        "JOBMARKET_GATEWAY_CLASSPATH is not set; start the demo with ./jobmarket demo", null));
        List<String> command = new ArrayList<>();
        command.add(ProcessHandle.current().info().command().orElse("java"));
        command.addAll(List.of("-Xmx512m", "-XX:+UseSerialGC", "-Duser.timezone=UTC"));
        if (Runtime.version().feature() >= 24) {
            command.addAll(List.of("--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow"));
        }
        command.addAll(List.of("-cp", classpath, GATEWAY_MAIN));
        Map<String, String> environment = Map.of(
                "JOBMARKET_HOME",
                home.toString(),
                "JOBMARKET_GATEWAY_PORT",
                String.valueOf(port),
                "JOBMARKET_GATEWAY_HOST",
                "127.0.0.1",
                "JOBMARKET_TRUSTED_PROXIES",
                "127.0.0.1",
                "JOBMARKET_ADMINS",
                administrators.toAbsolutePath().toString(),
                ApplicationDatabase.URL,
                "", // the one of the home, whatever this process was told
                "JOBMARKET_MODEL_REGISTRY",
                "folder");
        return started(ChildProcess.start("gateway", command, environment, home, log("gateway")));
    }

    private @Nullable ChildProcess startSite(int sitePort) {
        Optional<String> python = settings.get("JOBMARKET_SITE_PYTHON");
        Optional<String> directory = settings.get("JOBMARKET_SITE_DIRECTORY");
        if (python.isEmpty() || directory.isEmpty()) {
            say("The site is not started: it needs Python 3.11 with its pinned packages. Everything else runs.");
            return null;
        }
        List<String> command = List.of(
                python.get(),
                "-m",
                "gunicorn",
                "--no-control-socket",
                "-w",
                "2",
                "--threads",
                "4",
                "-b",
                "127.0.0.1:" + sitePort,
                "jobmarket_site.app:server");
        Map<String, String> environment =
                Map.of("JOBMARKET_GATEWAY_URL", gatewayUri().toString(), "SECRET_KEY", secret());
        return started(ChildProcess.start("site", command, environment, Path.of(directory.get()), log("site")));
    }

    private static String secret() {
        byte[] random = new byte[32];
        new SecureRandom().nextBytes(random);
        return HexFormat.of().formatHex(random);
    }

    private ChildProcess started(ChildProcess child) {
        running.add(child);
        return child;
    }

    private Path log(String name) {
        return home.resolve("logs").resolve(name + ".log");
    }

    /** The release to show: what an earlier start published, or a new one from the simulated APIs. */
    private Release release(JobMarketSimulator simulator) {
        ReleaseStore releases = settings.releases(session.clock());
        try (RunLock lock = RunLock.take(home, "demo", session.clock());
                Warehouse warehouse = Warehouse.open(settings.warehouseUrl(), session.clock());
                ConsoleProgress progress = ConsoleProgress.on(session.err())) {
            Optional<Release> current = releases.current();
            boolean made = warehouse.runs().latest(1).stream().anyMatch(run -> run.status() == Run.Status.COMPLETE);
            if (current.isPresent()
                    && made
                    && isSameMarket()
                    && releases.verify(current.get()).isEmpty()) {
                say("Reusing release " + current.get().id() + " of an earlier start in " + home);
                return current.get();
            }
            DailyRun daily = new DailyRun(
                    warehouse,
                    releases,
                    rules,
                    new ServingModel(FolderModelRegistry.at(settings.modelsDirectory(), session.clock())),
                    atSimulator(simulator).variables(),
                    session.clock(),
                    progress);
            DailyRun.Outcome outcome = daily.run(HarvestQuery.EVERYTHING, TaskSelection.ALL, true, run -> {});
            progress.close();
            outcome.lines().forEach(this::say);
            rememberMarket();
            if (outcome.run().status() != Run.Status.COMPLETE) {
                throw new NonRetriableException("the pipeline did not complete; see above", null);
            }
            return releases.current().orElseThrow();
        }
    }

    private boolean isSameMarket() {
        try {
            Path file = home.resolve("market");
            return Files.exists(file) && Files.readString(file).equals(identity());
        } catch (IOException e) {
            return false; // then everything is made again, which is always right
        }
    }

    private void rememberMarket() {
        try {
            Files.writeString(home.resolve("market"), identity());
        } catch (IOException e) {
            throw new NonRetriableException("cannot write to " + home + ": " + e.getMessage(), e);
        }
    }

    /** The offers, the build and the rules: what others made may not be what these would make. */
    private String identity() throws IOException {
        long build = 0;
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
            Path file = Path.of(entry);
            if (Files.isRegularFile(file)) {
                build = build * 31
                        + Files.size(file)
                        + Files.getLastModifiedTime(file).toMillis();
            }
        }
        return market.name() + "\n" + Long.toHexString(build) + "\n" + rules.version() + "\n";
    }

    private Settings atSimulator(JobMarketSimulator simulator) {
        return settings.with("FRANCE_TRAVAIL_BASE_URL", simulator.franceTravailBaseUrl())
                .with("FRANCE_TRAVAIL_TOKEN_URL", simulator.franceTravailTokenUrl())
                .with("FRANCE_TRAVAIL_CLIENT_ID", simulator.clientId())
                .with("FRANCE_TRAVAIL_CLIENT_SECRET", simulator.clientSecret())
                .with("ADZUNA_BASE_URL", simulator.adzunaBaseUrl())
                .with("ADZUNA_APP_ID", simulator.adzunaAppId())
                .with("ADZUNA_APP_KEY", simulator.adzunaAppKey());
    }

    /** Does what is asked for through the gateway, until the demo ends. */
    private void startWorker(JobMarketSimulator simulator) {
        ApplicationDatabase database = ApplicationDatabase.of(Map.of(), home).open();
        JobRunner runner = new JobRunner(
                atSimulator(simulator),
                database,
                rules,
                () -> FolderModelRegistry.at(settings.modelsDirectory(), session.clock()),
                session.clock(),
                session::progress,
                this::say);
        WorkLoop loop = new WorkLoop(database.jobs(), runner, home, session.clock(), session.err());
        Thread worker = new Thread(() -> loop.forEver(Optional.empty()), "jobmarket-worker");
        worker.setDaemon(true);
        worker.start();
        running.add(worker::interrupt);
    }

    private void announce(
            Release release,
            JobMarketSimulator simulator,
            int sitePort,
            List<DemoAccounts.Account> accounts,
            long started) {
        print("");
        print(String.format(
                Locale.ROOT,
                "Served by the simulated APIs: %,d offers (France Travail %,d, Adzuna %,d)",
                served(simulator),
                simulator.size(SimulatedSource.FRANCE_TRAVAIL),
                simulator.size(SimulatedSource.ADZUNA)));
        print("Release " + release.id() + " in " + release.directory());
        print(String.format(Locale.ROOT, "jobmarket demo is ready after %.0f s", (System.nanoTime() - started) / 1e9));
        if (sitePort >= 0) {
            print("  site       http://127.0.0.1:" + sitePort);
        }
        print("  gateway    " + gatewayUri() + "/api/v1/offers");
        print("  API docs   " + gatewayUri() + "/docs");
        print("  simulator  " + simulator.baseUri());
        accounts.forEach(account -> print("  account    " + account.email() + "  password " + account.password()));
        print("Press Ctrl-C to stop.");
    }

    /** Waits for Ctrl-C, or for a part that ends by itself. */
    private boolean watch(List<ChildProcess> children) throws InterruptedException {
        while (true) {
            for (ChildProcess child : children) {
                if (!child.isAlive()) {
                    if (!isStopped()) {
                        say("The " + child.name() + " ended:\n" + child.endOfLog());
                    }
                    return isStopped();
                }
            }
            Thread.sleep(500);
        }
    }

    private synchronized boolean isStopped() {
        return stopped;
    }

    /** Ctrl-C is how a demo ends, so the program then ends as one that did what it should. */
    void endByCtrlC() {
        if (stop()) {
            Runtime.getRuntime().halt(0);
        }
    }

    /** Stops every part, the last started first. Says whether there was anything left to stop. */
    private boolean stop() {
        synchronized (this) {
            if (stopped) {
                return false;
            }
            stopped = true;
        }
        for (int i = running.size() - 1; i >= 0; i--) {
            try {
                running.get(i).close();
            } catch (Exception e) {
                say("while stopping: " + e.getMessage());
            }
        }
        return true;
    }

    private void print(String line) {
        session.out().println(line);
        session.out().flush();
    }

    private void say(String line) {
        session.err().println(line);
        session.err().flush();
    }
}
