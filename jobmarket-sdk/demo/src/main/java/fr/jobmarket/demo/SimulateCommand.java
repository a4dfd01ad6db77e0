package fr.jobmarket.demo;

import fr.jobmarket.error.InvalidInputException;
import fr.jobmarket.error.NonRetriableException;
import fr.jobmarket.offer.Source;
import fr.jobmarket.pipeline.command.JobMarketCommand;
import fr.jobmarket.pipeline.command.Session;
import fr.jobmarket.pipeline.step.OfferLines;
import fr.jobmarket.simulator.FaultProfile;
import fr.jobmarket.simulator.JobMarketSimulator;
import fr.jobmarket.simulator.SyntheticMarket;
import fr.jobmarket.simulator.Tastes;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code simulate} and its subcommands. */
@Command(name = "simulate", description = "Stands in for France Travail and Adzuna.")
public final class SimulateCommand extends JobMarketCommand {

    @Spec
    CommandSpec spec = CommandSpec.create();

    /** The command of an invocation. */
    public SimulateCommand(Session session) {
        super(session);
    }

    @Override
    public Integer call() {
        throw new ParameterException(spec.commandLine(), "say what to simulate: serve, offers or market");
    }

    /** {@code simulate serve}. */
    @Command(name = "serve", description = "France Travail and Adzuna on one port, until Ctrl-C.")
    public static final class Serve extends JobMarketCommand {

        @Option(
                names = "--port",
                paramLabel = "N",
                defaultValue = "9090",
                description = "Default ${DEFAULT-VALUE}; 0 for any.")
        int port;

        @Option(
                names = "--address",
                paramLabel = "ADDRESS",
                defaultValue = "127.0.0.1",
                description = "Where it listens; default ${DEFAULT-VALUE}, 0.0.0.0 for every interface.")
        InetAddress address = InetAddress.getLoopbackAddress();

        @Option(
                names = "--offers",
                paramLabel = "FILE",
                arity = "1..*",
                description =
                        "Raw offers to serve: files, archives or folders, as for clean; default a synthetic market.")
        List<Path> offers = new ArrayList<>();

        @Option(
                names = "--count",
                paramLabel = "N",
                description = "Offers of the synthetic market; default 20,000. Not with --offers.")
        @Nullable
        Integer count;

        @Option(names = "--seed", paramLabel = "S", defaultValue = "1", description = "Seed of the market; default 1.")
        long seed;

        @Option(
                names = "--faults",
                paramLabel = "PROFILE",
                defaultValue = "calm",
                description = "What goes wrong: calm, real or hostile; default ${DEFAULT-VALUE}.")
        String faults = "calm";

        @Spec
        CommandSpec spec = CommandSpec.create();

        /** The command of an invocation. */
        public Serve(Session session) {
            super(session);
        }

        @Override
        public Integer call() {
            if (count != null && !offers.isEmpty()) {
                throw new ParameterException(
                        spec.commandLine(),
                        "--count makes a synthetic market and --offers serves files; give only one");
            }
            try (JobMarketSimulator simulator = start()) {
                describe(simulator);
                CountDownLatch forever = new CountDownLatch(1);
                Runtime.getRuntime().addShutdownHook(new Thread(forever::countDown, "stop-simulator"));
                forever.await();
                return DONE;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return DONE;
            }
        }

        private JobMarketSimulator start() {
            JobMarketSimulator.Builder builder =
                    JobMarketSimulator.builder().address(address).port(port);
            try {
                builder.faults(FaultProfile.named(faults));
            } catch (IllegalArgumentException e) {
                throw new ParameterException(spec.commandLine(), "--faults: " + e.getMessage(), e);
            }
            for (Path file : offers) {
                if (!Files.isReadable(file)) {
                    throw new ParameterException(spec.commandLine(), "--offers: " + file + " cannot be read");
                }
            }
            try (OfferLines lines = OfferLines.of(offers, this::say)) {
                if (offers.isEmpty()) {
                    synthetic(builder);
                } else {
                    builder.offers(lines.files());
                }
                return builder.start();
            } catch (UncheckedIOException e) {
                throw new InvalidInputException(e.getMessage() + "; --address and --port say where", e);
            }
        }

        private void synthetic(JobMarketSimulator.Builder builder) {
            try {
                builder.syntheticMarket(count == null ? 20_000 : count, seed);
            } catch (IllegalArgumentException e) {
                throw new ParameterException(spec.commandLine(), "--count: " + e.getMessage(), e);
            }
        }

        /** In the form of an .env file, so that it can be used as one. */
        private void describe(JobMarketSimulator simulator) {
            print("FRANCE_TRAVAIL_BASE_URL=" + simulator.franceTravailBaseUrl());
            print("FRANCE_TRAVAIL_TOKEN_URL=" + simulator.franceTravailTokenUrl());
            print("FRANCE_TRAVAIL_CLIENT_ID=" + simulator.clientId());
            print("FRANCE_TRAVAIL_CLIENT_SECRET=" + simulator.clientSecret());
            print("ADZUNA_BASE_URL=" + simulator.adzunaBaseUrl());
            print("ADZUNA_APP_ID=" + simulator.adzunaAppId());
            print("ADZUNA_APP_KEY=" + simulator.adzunaAppKey());
            say("serving at " + simulator.baseUri() + ", stop with Ctrl-C");
        }
    }

    /** {@code simulate offers}. */
    @Command(name = "offers", description = "Writes raw offers of a synthetic market, one JSON object a line.")
    public static final class Offers extends JobMarketCommand {

        @Option(names = "--source", paramLabel = "SOURCE", required = true, description = "francetravail or adzuna.")
        String source = "";

        @Option(names = "--count", paramLabel = "N", required = true, description = "How many offers.")
        int count;

        @Option(names = "--seed", paramLabel = "S", defaultValue = "1", description = "Seed of the market; default 1.")
        long seed;

        @Option(
                names = "--out",
                paramLabel = "FILE",
                required = true,
                description = "The file to write; compressed when its name ends in .gz.")
        Path out = Path.of("");

        @Spec
        CommandSpec spec = CommandSpec.create();

        /** The command of an invocation. */
        public Offers(Session session) {
            super(session);
        }

        @Override
        public Integer call() {
            try (Stream<String> offers = offers()) {
                write(offers.iterator());
            } catch (IOException e) {
                throw new NonRetriableException(
                        "cannot write " + out + ": " + e.getMessage() + "; choose another --out", e);
            }
            print(String.format(Locale.ROOT, "%,d offers in %s", count, out));
            return DONE;
        }

        private Stream<String> offers() {
            SyntheticMarket market = SyntheticMarket.of(seed);
            if (count < 0 || count > SyntheticMarket.MAX_OFFERS) {
                throw new ParameterException(
                        spec.commandLine(), "--count must lie between 0 and " + SyntheticMarket.MAX_OFFERS);
            }
            if (source.equals(Source.FRANCE_TRAVAIL.id())) {
                return market.franceTravailOffers(count);
            }
            if (source.equals(Source.ADZUNA.id())) {
                return market.adzunaOffers(count);
            }
            throw new ParameterException(
                    spec.commandLine(), "--source is \"" + source + "\"; choose francetravail or adzuna");
        }

        private void write(Iterator<String> lines) throws IOException {
            Files.createDirectories(out.toAbsolutePath().getParent());
            try (OutputStream file = Files.newOutputStream(out);
                    OutputStream bytes = out.toString().endsWith(".gz") ? new GZIPOutputStream(file, 1 << 16) : file;
                    BufferedWriter writer = new BufferedWriter(new OutputStreamWriter(bytes, StandardCharsets.UTF_8))) {
                while (lines.hasNext()) {
                    writer.write(lines.next());
                    writer.write('\n');
                }
            }
        }
    }

    /** {@code simulate market}. */
    @Command(
            name = "market",
            description = {
                "Writes a synthetic market with people who look for work in it: offers.jsonl as France Travail returns them,",
                "choices.jsonl for train --choices, and truths.jsonl, what the people really want, to judge by."
            })
    public static final class Market extends JobMarketCommand {

        @Option(
                names = "--offers",
                paramLabel = "N",
                defaultValue = "20000",
                description = "How many offers; default ${DEFAULT-VALUE}.")
        int offers;

        @Option(
                names = "--candidates",
                paramLabel = "M",
                defaultValue = "1000",
                description = "How many people; default ${DEFAULT-VALUE}.")
        int candidates;

        @Option(names = "--seed", paramLabel = "S", defaultValue = "1", description = "Seed of the market; default 1.")
        long seed;

        @Option(
                names = "--tastes",
                paramLabel = "TASTES",
                defaultValue = "homebodies",
                description = {
                    "homebodies, who stay near and mind the form of contract, or movers, for whom pay counts more, and who",
                    "say less and are moodier; default ${DEFAULT-VALUE}."
                })
        String tastes = "homebodies";

        @Option(names = "--out", paramLabel = "DIR", required = true, description = "The folder to write into.")
        Path out = Path.of("");

        @Spec
        CommandSpec spec = CommandSpec.create();

        /** The command of an invocation. */
        public Market(Session session) {
            super(session);
        }

        @Override
        public Integer call() {
            if (offers < 0 || offers > SyntheticMarket.MAX_OFFERS || candidates < 0) {
                throw new ParameterException(
                        spec.commandLine(),
                        "--offers must lie between 0 and " + SyntheticMarket.MAX_OFFERS
                                + ", --candidates be 0 or more");
            }
            try {
                SyntheticMarket.of(seed).write(out, offers, candidates, named(tastes));
            } catch (IOException e) {
                throw new NonRetriableException("cannot write into " + out + " (" + e + "); choose another --out", e);
            }
            print(String.format(Locale.ROOT, "%,d offers and %,d people in %s", offers, candidates, out));
            return DONE;
        }

        private Tastes named(String name) {
            return switch (name) {
                case "homebodies" -> Tastes.ofDefaults();
                case "movers" -> Tastes.ofMovers();
                default ->
                    throw new ParameterException(
                            spec.commandLine(), "--tastes is \"" + name + "\"; choose homebodies or movers");
            };
        }
    }
}
