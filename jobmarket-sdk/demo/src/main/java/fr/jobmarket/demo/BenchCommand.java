package fr.jobmarket.demo;

import fr.jobmarket.cleaning.CleaningResult;
import fr.jobmarket.cleaning.OccupationClassifier;
import fr.jobmarket.cleaning.OfferCleaner;
import fr.jobmarket.demo.bench.CleaningSpeed;
import fr.jobmarket.demo.bench.DuplicateSpeed;
import fr.jobmarket.demo.bench.Fairness;
import fr.jobmarket.demo.bench.FileSpeed;
import fr.jobmarket.demo.bench.MixedPages;
import fr.jobmarket.demo.bench.PlaceQuality;
import fr.jobmarket.demo.bench.RecommendationQuality;
import fr.jobmarket.demo.bench.RecommendationSpeed;
import fr.jobmarket.demo.bench.SyntheticMarketQuality;
import fr.jobmarket.demo.bench.WarehouseSpeed;
import fr.jobmarket.offer.Offer;
import fr.jobmarket.offer.Source;
import fr.jobmarket.pipeline.command.CleaningCommand;
import fr.jobmarket.pipeline.command.JobMarketCommand;
import fr.jobmarket.pipeline.command.Session;
import fr.jobmarket.pipeline.step.CleanStep;
import fr.jobmarket.recommendation.ScoringModel;
import fr.jobmarket.simulator.SyntheticMarket;
import fr.jobmarket.source.RawLine;
import fr.jobmarket.source.RawOffer;
import fr.jobmarket.source.RawOfferReader;
import fr.jobmarket.warehouse.quality.QualityCollector;
import fr.jobmarket.warehouse.quality.QualityGate;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code bench} and its subcommands. */
@Command(name = "bench", description = "Measures quality and speed.")
public final class BenchCommand extends JobMarketCommand {

    @Spec
    CommandSpec spec = CommandSpec.create();

    /** The command of an invocation. */
    public BenchCommand(Session session) {
        super(session);
    }

    @Override
    public Integer call() {
        throw new ParameterException(
                spec.commandLine(),
                "say what to measure: cleaning, files, duplicates, recommendation, fairness or warehouse");
    }

    /** {@code bench cleaning}. */
    @Command(
            name = "cleaning",
            description = {
                "How well and how fast raw offers are cleaned.",
                "Prints the quality report, the quality gate, the places read from labels alone, and the speed against",
                "merely parsing the JSON. Exit code 1 when the gate does not let the offers through."
            })
    public static final class Cleaning extends CleaningCommand {

        private static final int SYNTHETIC = 10_000;

        @Option(
                names = "--offers",
                paramLabel = "FILE",
                arity = "1..*",
                description = "Files of raw offers, .gz allowed; default 10,000 of a synthetic market.")
        List<Path> offers = new ArrayList<>();

        @Option(names = "--threads", paramLabel = "N", defaultValue = "2", description = "Default ${DEFAULT-VALUE}.")
        int threads;

        @Option(
                names = "--rounds",
                paramLabel = "N",
                defaultValue = "40",
                description = "How often everything is cleaned; the best round counts. Default ${DEFAULT-VALUE}.")
        int rounds;

        @Spec
        CommandSpec spec = CommandSpec.create();

        /** The command of an invocation. */
        public Cleaning(Session session) {
            super(session);
        }

        @Override
        public Integer call() {
            if (threads < 1 || rounds < 1) {
                throw new ParameterException(spec.commandLine(), "--threads and --rounds are at least 1");
            }
            List<RawOffer> raw = offers.isEmpty() ? synthetic() : read();
            if (raw.isEmpty()) {
                throw new ParameterException(spec.commandLine(), "there is no offer in the files given");
            }
            OfferCleaner cleaner = cleaner();
            boolean passed = quality(cleaner, raw);
            places(raw);
            speeds(cleaner, raw);
            return passed ? DONE : FAILED;
        }

        private List<RawOffer> read() {
            RawOfferReader reader = RawOfferReader.at(session().clock().instant());
            List<RawOffer> raw = new ArrayList<>();
            long rejected = 0;
            for (Path file : offers) {
                try (Stream<RawLine> lines = reader.lines(file)) {
                    for (RawLine line : (Iterable<RawLine>) lines::iterator) {
                        if (line instanceof RawLine.Accepted accepted) {
                            raw.add(accepted.offer());
                        } else {
                            rejected++;
                        }
                    }
                }
            }
            print(String.format(
                    Locale.ROOT,
                    "lines in %,d = offers %,d + rejected %,d%n",
                    raw.size() + rejected,
                    raw.size(),
                    rejected));
            return raw;
        }

        private List<RawOffer> synthetic() {
            Instant now = session().clock().instant();
            List<RawOffer> raw = new ArrayList<>(SYNTHETIC);
            SyntheticMarket market = SyntheticMarket.of(1);
            String id = "synthetic";
            market.franceTravailOffers(SYNTHETIC * 3 / 4)
                    .forEach(payload -> raw.add(new RawOffer(Source.FRANCE_TRAVAIL, id + raw.size(), payload, now)));
            market.adzunaOffers(SYNTHETIC / 4)
                    .forEach(payload -> raw.add(new RawOffer(Source.ADZUNA, id + raw.size(), payload, now)));
            print(String.format(Locale.ROOT, "%,d offers of the synthetic market with seed 1%n", raw.size()));
            return raw;
        }

        private boolean quality(OfferCleaner cleaner, List<RawOffer> raw) {
            QualityCollector collector = new QualityCollector();
            QualityGate.Run run = QualityGate.ofDefaults().start();
            for (RawOffer offer : raw) {
                if (cleaner.clean(offer) instanceof CleaningResult.Cleaned cleaned) {
                    collector.add(cleaned.offer());
                    run.add(cleaned.offer());
                } else {
                    collector.reject(offer.source());
                }
            }
            print(collector.report().toTable());
            QualityGate.Verdict verdict = run.verdict();
            for (QualityGate.Outcome outcome : verdict.outcomes()) {
                print(String.format(
                        Locale.ROOT,
                        "%-6s %-52s %7d (allowed %.1f %%)",
                        outcome.passed() ? "passed" : "FAILED",
                        outcome.check(),
                        outcome.violations(),
                        100 * outcome.maxShare()));
            }
            return verdict.passed();
        }

        private void places(List<RawOffer> raw) {
            PlaceQuality places = PlaceQuality.measure(raw);
            if (places.labels() > 0) {
                print(String.format(
                        Locale.ROOT,
                        "%nplaces from the label alone: %,d offers, commune right %.2f %%, department right %.2f %%",
                        places.labels(),
                        100.0 * places.communes() / places.labels(),
                        100.0 * places.departments() / places.labels()));
            }
        }

        /** Of everything and of each source: short offers without a code take as long as long ones with one. */
        private void speeds(OfferCleaner cleaner, List<RawOffer> raw) {
            speed("", cleaner, raw);
            Map<Source, List<RawOffer>> bySource =
                    raw.stream().collect(Collectors.groupingBy(RawOffer::source, TreeMap::new, Collectors.toList()));
            if (bySource.size() > 1) {
                bySource.forEach((source, offersOfSource) -> speed(" of " + source.id(), cleaner, offersOfSource));
            }
        }

        private void speed(String ofWhat, OfferCleaner cleaner, List<RawOffer> raw) {
            CleaningSpeed speed = CleaningSpeed.measure(cleaner, raw, threads, rounds);
            print(String.format(
                    Locale.ROOT,
                    "speed%s: %,.0f offers/s on %d threads by the clock (%,d offers, best of %d rounds); processor time"
                            + " %.1f µs an offer, merely parsing it with Jackson %.1f µs: %.1f times",
                    ofWhat,
                    speed.offersPerSecond(),
                    speed.threads(),
                    raw.size(),
                    rounds,
                    speed.cleaningMicros(),
                    speed.parsingMicros(),
                    speed.ratio()));
        }
    }

    /** {@code bench files}. */
    @Command(
            name = "files",
            description = {
                "What cleaning whole files costs, reading, writing and the start of the program included,",
                "and how much faster two threads are than one."
            })
    public static final class FilesOfOffers extends CleaningCommand {

        @Option(
                names = "--offers",
                paramLabel = "FILE",
                arity = "1..*",
                required = true,
                description = "Raw offers of one source: files, archives or folders.")
        List<Path> offers = new ArrayList<>();

        @Option(
                names = "--source",
                paramLabel = "SOURCE",
                defaultValue = "francetravail",
                description = "Whose offers they are; default ${DEFAULT-VALUE}.")
        String source = "";

        @Option(
                names = "--copies",
                paramLabel = "N",
                defaultValue = "1",
                description =
                        "How often each file is cleaned in a round, one after the other. Default ${DEFAULT-VALUE}.")
        int copies;

        @Option(
                names = "--rounds",
                paramLabel = "N",
                defaultValue = "3",
                description = "How often they are cleaned on one and on two threads. Default ${DEFAULT-VALUE}.")
        int rounds;

        @Spec
        CommandSpec spec = CommandSpec.create();

        /** The command of an invocation. */
        public FilesOfOffers(Session session) {
            super(session);
        }

        @Override
        public Integer call() {
            if (rounds < 1 || copies < 1) {
                throw new ParameterException(spec.commandLine(), "--rounds and --copies are at least 1");
            }
            Source of = Source.of(source);
            FileSpeed speed = FileSpeed.measure(
                    cleaner(),
                    Collections.nCopies(copies, offers).stream()
                            .flatMap(List::stream)
                            .map(file -> new CleanStep.Input(of, file))
                            .toList(),
                    rounds);
            print(String.format(
                    Locale.ROOT,
                    "files: %,d offers; processor time %.0f µs an offer from the start of the program to the end of the"
                            + " first round, %.0f in the best of %d rounds; offers/s by the clock on one thread %,.0f, on two"
                            + " %,.0f: %.2f times",
                    speed.offers(),
                    speed.firstMicros(),
                    speed.bestMicros(),
                    2 * rounds,
                    speed.onePerSecond(),
                    speed.twoPerSecond(),
                    speed.ratio()));
            return DONE;
        }
    }

    /** {@code bench duplicates}. */
    @Command(
            name = "duplicates",
            description = "How fast duplicates are found among synthetic offers, one in ten of which is a copy.")
    public static final class Duplicates extends JobMarketCommand {

        @Option(
                names = "--count",
                paramLabel = "N",
                defaultValue = "1000000",
                description = "How many offers; default ${DEFAULT-VALUE}.")
        int count;

        @Option(names = "--seed", paramLabel = "S", defaultValue = "1", description = "Seed of the market; default 1.")
        long seed;

        @Spec
        CommandSpec spec = CommandSpec.create();

        /** The command of an invocation. */
        public Duplicates(Session session) {
            super(session);
        }

        @Override
        public Integer call() {
            if (count < 10 || count > SyntheticMarket.MAX_OFFERS) {
                throw new ParameterException(
                        spec.commandLine(), "--count is 10 to " + SyntheticMarket.MAX_OFFERS + ", not " + count);
            }
            DuplicateSpeed speed = DuplicateSpeed.measure(count, seed);
            print(String.format(
                    Locale.ROOT,
                    "%,d offers: sketched in %.1f s, duplicates found in %.1f s, again in %.1f s with one vanished of twenty, heap %,d MB",
                    speed.offers(),
                    speed.addSeconds(),
                    speed.findSeconds(),
                    speed.nextSeconds(),
                    speed.heapMegabytes()));
            print(String.format(
                    Locale.ROOT,
                    "%,d of %,d copies found; %,d duplicates in all",
                    speed.copiesFound(),
                    speed.copies(),
                    speed.pairs()));
            return DONE;
        }
    }

    /** {@code bench recommendation}. */
    @Command(
            name = "recommendation",
            description = {
                "How well and how fast offers are recommended to candidates made of held-out real offers: their title,",
                "skills, text and place, not their code. Right is the same or a neighbouring occupation within the distance.",
                "The occupation model must not have learned from the candidates: give --occupations one that has not.",
                "With --synthetic: how much of what people of synthetic markets really want is found by a model that learned",
                "from the choices of others."
            })
    public static final class Recommendations extends CleaningCommand {

        private static final int MARKET_OFFERS = 20_000;
        private static final int MARKET_PEOPLE = 1_000;

        @Option(
                names = "--offers",
                paramLabel = "FILE",
                arity = "1..*",
                description = "Raw offers of France Travail: the market.")
        List<Path> offers = new ArrayList<>();

        @Option(
                names = "--synthetic",
                description = {
                    "Learn in one synthetic market of 20,000 offers and 4,000 people, and judge by three others of as many offers and",
                    "1,000 people each."
                })
        boolean synthetic;

        @Option(
                names = "--knobs",
                description = {
                    "What each way to mix pages costs and brings, for 1,000 people of a synthetic market of 20,000 offers and the",
                    "hand-weighted model."
                })
        boolean knobs;

        @Option(
                names = "--speed",
                paramLabel = "N",
                description =
                        "How long recommendations take over a synthetic market of so many offers; a million take half an hour to make.")
        @Nullable
        Integer speed;

        @Option(
                names = "--index",
                paramLabel = "FOLDER",
                description = "The same over an index that exists, such as that of a release.")
        @Nullable
        Path existing;

        @Option(
                names = "--seed",
                paramLabel = "S",
                defaultValue = "1",
                description = {
                    "Seed of the synthetic market, with --synthetic of that which is learned from; the others have the next.",
                    "Default ${DEFAULT-VALUE}."
                })
        long seed;

        @Option(
                names = "--candidates",
                paramLabel = "FILE",
                arity = "1..*",
                description =
                        "Raw offers that candidates are made of; default: some of the market, which then lacks them.")
        List<Path> candidates = new ArrayList<>();

        @Option(
                names = "--occupations",
                paramLabel = "FILE",
                description = "Occupation model that reads profiles; default the one shipped.")
        @Nullable
        Path occupations;

        @Option(
                names = "--distance",
                paramLabel = "KM",
                defaultValue = "30",
                description = "How far the candidates go; default ${DEFAULT-VALUE}.")
        double distanceKm;

        @Option(
                names = "--count",
                paramLabel = "N",
                defaultValue = "300",
                description = "How many candidates, drawn with seed 1; default ${DEFAULT-VALUE}.")
        int count;

        @Spec
        CommandSpec spec = CommandSpec.create();

        /** The command of an invocation. */
        public Recommendations(Session session) {
            super(session);
        }

        @Override
        public Integer call() {
            if (count < 1 || distanceKm < 1) {
                throw new ParameterException(spec.commandLine(), "--count and --distance are at least 1");
            }
            if (Stream.of(synthetic, knobs, speed != null, existing != null, !offers.isEmpty())
                            .filter(given -> given)
                            .count()
                    != 1) {
                throw new ParameterException(
                        spec.commandLine(), "give one of --offers, --synthetic, --knobs, --speed and --index");
            }
            if (existing != null) {
                RecommendationSpeed.measure(existing, distanceKm, count, this::print);
                return DONE;
            }
            if (speed != null) {
                RecommendationSpeed.measure(marketSize(speed), seed, distanceKm, count, this::print);
                return DONE;
            }
            if (knobs) {
                MixedPages.measure(MARKET_OFFERS, MARKET_PEOPLE, seed, this::print);
                return DONE;
            }
            if (synthetic) {
                SyntheticMarketQuality.measure(MARKET_OFFERS, MARKET_PEOPLE, seed, this::print);
                return DONE;
            }
            OccupationClassifier classifier =
                    occupations == null ? OccupationClassifier.ofDefaults() : OccupationClassifier.load(occupations);
            RecommendationQuality.measure(cleaned(offers), cleaned(candidates), classifier, distanceKm, count)
                    .lines()
                    .forEach(this::print);
            return DONE;
        }

        private int marketSize(int asked) {
            if (asked < 1 || asked > SyntheticMarket.MAX_OFFERS) {
                throw new ParameterException(
                        spec.commandLine(), "--speed is 1 to " + SyntheticMarket.MAX_OFFERS + ", not " + asked);
            }
            return asked;
        }

        private List<Offer> cleaned(List<Path> files) {
            OfferCleaner cleaner = cleaner();
            RawOfferReader reader = RawOfferReader.at(session().clock().instant());
            Map<String, Offer> cleaned = new LinkedHashMap<>();
            for (Path file : files) {
                try (Stream<RawLine> lines = reader.lines(file)) {
                    lines.forEach(line -> {
                        if (line instanceof RawLine.Accepted accepted
                                && cleaner.clean(accepted.offer()) instanceof CleaningResult.Cleaned result) {
                            cleaned.put(result.offer().id(), result.offer());
                        }
                    });
                }
            }
            return List.copyOf(cleaned.values());
        }
    }

    /** {@code bench fairness}. */
    @Command(
            name = "fairness",
            description = {
                "What groups of people of a synthetic market of 20,000 offers are shown: how many offers, how well paid, how far",
                "away; and whether masculine and feminine titles give the same list."
            })
    public static final class FairnessOfLists extends JobMarketCommand {

        private static final int OFFERS = 20_000;

        @Option(names = "--seed", paramLabel = "S", defaultValue = "1", description = "Seed of the market; default 1.")
        long seed;

        @Option(
                names = "--people",
                paramLabel = "N",
                defaultValue = "1000",
                description = "How many; default ${DEFAULT-VALUE}.")
        int people;

        @Option(
                names = "--model",
                paramLabel = "FOLDER",
                description = "The scoring model; default the hand-weighted one.")
        @Nullable
        Path model;

        @Spec
        CommandSpec spec = CommandSpec.create();

        /** The command of an invocation. */
        public FairnessOfLists(Session session) {
            super(session);
        }

        @Override
        public Integer call() {
            if (people < 1) {
                throw new ParameterException(spec.commandLine(), "--people is at least 1");
            }
            ScoringModel scoring = model == null ? ScoringModel.handWeighted() : ScoringModel.load(model);
            Fairness.measure(OFFERS, people, seed, scoring, this::print);
            return DONE;
        }
    }

    /** {@code bench warehouse}. */
    @Command(
            name = "warehouse",
            description = {
                "Where the time goes from raw offers of a synthetic market to gold, step by step, by the clock and in",
                "processor time an offer, and how much faster two threads are than one; then the day after, with one",
                "offer in twenty changed."
            })
    public static final class WarehouseSteps extends CleaningCommand {

        @Option(
                names = "--count",
                paramLabel = "N",
                defaultValue = "200000",
                description = "How many offers; default ${DEFAULT-VALUE}.")
        int count;

        @Option(names = "--seed", paramLabel = "S", defaultValue = "1", description = "Seed of the market; default 1.")
        long seed;

        @Spec
        CommandSpec spec = CommandSpec.create();

        /** The command of an invocation. */
        public WarehouseSteps(Session session) {
            super(session);
        }

        @Override
        public Integer call() {
            if (count < 4 || count > SyntheticMarket.MAX_OFFERS) {
                throw new ParameterException(
                        spec.commandLine(), "--count is 4 to " + SyntheticMarket.MAX_OFFERS + ", not " + count);
            }
            WarehouseSpeed speed = WarehouseSpeed.measure(count, seed, rules());
            print(speed.landing());
            print(speed.readJson());
            steps("two threads, first time", speed.first());
            steps("one thread, once more", speed.one());
            steps("two threads, once more", speed.two());
            print(String.format(
                    Locale.ROOT,
                    "two threads are %.2f times as fast as one to silver, %.2f times to gold",
                    speed.ratioToSilver(),
                    speed.ratio()));
            print(speed.landingAgain());
            steps("two threads, the day after, one offer in twenty changed", speed.dayAfter());
            return DONE;
        }

        private void steps(String threads, List<WarehouseSpeed.Step> steps) {
            print("bronze to gold on " + threads + ":");
            steps.forEach(this::print);
            print(WarehouseSpeed.total(steps));
        }

        private void print(WarehouseSpeed.Step step) {
            print(String.format(
                    Locale.ROOT,
                    "  %-36s %8.2f s %,12.0f offers/s; processor time %6.1f µs an offer",
                    step.name(),
                    step.seconds(),
                    count / step.seconds(),
                    1e6 * step.processorSeconds() / count));
        }
    }
}
