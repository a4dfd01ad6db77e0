package fr.jobmarket.pipeline.command;

import fr.jobmarket.cleaning.CleaningResult;
import fr.jobmarket.cleaning.OfferCleaner;
import fr.jobmarket.cleaning.occupation.OccupationClassifier;
import fr.jobmarket.cleaning.occupation.learning.LabelledOffer;
import fr.jobmarket.cleaning.occupation.learning.OccupationQuality;
import fr.jobmarket.cleaning.occupation.learning.OccupationTrainer;
import fr.jobmarket.cleaning.occupation.learning.OccupationTrainer.Extent;
import fr.jobmarket.cleaning.occupation.learning.OccupationTrainer.Split;
import fr.jobmarket.offer.Occupation;
import fr.jobmarket.offer.Offer;
import fr.jobmarket.source.RawLine;
import fr.jobmarket.source.RawOfferReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code train-occupations}. */
@Command(
        name = "train-occupations",
        description = {
            "Learns to find ROME occupations from raw offers that have a code and from the ROME files.",
            "The same files give the same model to the byte. The SDK ships with such a model."
        })
public final class TrainOccupationsCommand extends JobMarketCommand {

    private static final long SEED = 1;

    @Option(
            names = "--offers",
            paramLabel = "FILE",
            arity = "1..*",
            required = true,
            description =
                    "Raw offers with ROME codes, one JSON object a line (.gz allowed); of equal ids the last counts.")
    List<Path> offers = new ArrayList<>();

    @Option(
            names = "--rome",
            paramLabel = "DIR",
            required = true,
            description = "Folder of the ROME open-data files (unix edition, UTF-8, .gz allowed).")
    Path rome = Path.of("");

    @Option(
            names = "--out",
            paramLabel = "FILE",
            defaultValue = "occupations.model.gz",
            description = "The model to write; default ${DEFAULT-VALUE}.")
    Path out = Path.of("");

    @Option(
            names = "--evaluate",
            description = "Also measure the method: each fifth of the offers by a model learned from the other four.")
    boolean evaluate;

    /** The command of an invocation. */
    public TrainOccupationsCommand(Session session) {
        super(session);
    }

    @Override
    public Integer call() {
        OccupationTrainer trainer = OccupationTrainer.over(rome, SEED);
        List<LabelledOffer> labelled = read();
        if (evaluate) {
            for (Split split : Split.values()) {
                say("measuring, a fifth held out "
                        + split.name().toLowerCase(Locale.ROOT).replace('_', ' '));
                trainer.evaluate(labelled, split).forEach((extent, quality) -> {
                    print(line(split, extent, quality));
                    quality.limits().forEach(limit -> print(line(limit)));
                });
            }
        }
        say("learning from all " + labelled.size() + " offers");
        OccupationClassifier classifier = trainer.train(labelled);
        classifier.save(out);
        print("wrote " + out + ": " + classifier.provenance());
        return DONE;
    }

    private List<LabelledOffer> read() {
        OfferCleaner cleaner = OfferCleaner.ofDefaults();
        Map<String, LabelledOffer> byId = new LinkedHashMap<>();
        for (Path file : offers) {
            try (Stream<RawLine> lines =
                    RawOfferReader.at(session().clock().instant()).lines(file)) {
                lines.forEach(line -> {
                    if (line instanceof RawLine.Rejected bad) {
                        say(bad.file() + " line " + bad.number() + " left out: " + bad.reason());
                    } else if (line instanceof RawLine.Accepted good
                            && cleaner.clean(good.offer()) instanceof CleaningResult.Cleaned cleaned) {
                        add(cleaned.offer(), byId);
                    }
                });
            }
        }
        return List.copyOf(byId.values());
    }

    private static void add(Offer offer, Map<String, LabelledOffer> byId) {
        Occupation occupation = offer.occupation();
        if (occupation != null && occupation.romeCode() != null && !occupation.predicted()) {
            byId.put(
                    offer.id(),
                    new LabelledOffer(offer.id(), offer.title(), offer.description(), occupation.romeCode()));
        }
    }

    private static String line(Split split, Extent extent, OccupationQuality quality) {
        String shown =
                switch (extent) {
                    case WHOLE -> "title and description";
                    case CUT -> "description cut at 500";
                    case TITLE -> "title alone";
                };
        return String.format(
                Locale.ROOT,
                "held out %-8s, %-22s: top 1 %.1f %%, top 5 %.1f %% of %,d offers; calibration error %.3f",
                split.name().toLowerCase(Locale.ROOT).replace('_', ' '),
                shown,
                100 * quality.top1(),
                100 * quality.top5(),
                quality.offers(),
                quality.calibrationError());
    }

    private static String line(OccupationQuality.Limit limit) {
        return String.format(
                Locale.ROOT,
                "    confidence from %.1f: %.0f %% of the offers, %.0f %% of those right",
                limit.confidence(),
                100 * limit.kept(),
                100 * limit.right());
    }
}
