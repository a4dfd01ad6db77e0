package fr.jobmarket.pipeline.command;

import fr.jobmarket.cleaning.CleaningResult;
import fr.jobmarket.cleaning.OccupationClassifier;
import fr.jobmarket.cleaning.OfferCleaner;
import fr.jobmarket.cleaning.occupation.learning.LabelledOffer;
import fr.jobmarket.cleaning.occupation.learning.LabelledTitles;
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
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code train-occupations}. */
@Command(
        name = "train-occupations",
        description = {
            "Learns to find ROME occupations from raw offers that have a code, from titles and from the ROME files.",
            "The model brings the newest edition of ROME with it, so this is how the SDK is brought to the next one.",
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
            names = "--titles",
            paramLabel = "FILE",
            description = {
                "Titles of more offers: tab-separated columns id, title, rome and appellation (may be empty), named in",
                "the first line (.gz allowed)."
            })
    @Nullable
    Path titles;

    @Option(
            names = "--rome",
            paramLabel = "DIR",
            arity = "1..*",
            required = true,
            description = {
                "Folders of the ROME open-data files, the newest edition first: it gives the codes, earlier ones say where",
                "else their appellations are found (unix edition in UTF-8, or condensed to JSON; .gz allowed)."
            })
    List<Path> rome = new ArrayList<>();

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
        if (titles != null) {
            LabelledTitles.read(titles).forEach(title -> byId.putIfAbsent(title.id(), title));
        }
        return List.copyOf(byId.values());
    }

    /** With the code as the source stated it: the trainer knows the edition it is to be brought to. */
    private static void add(Offer offer, Map<String, LabelledOffer> byId) {
        Occupation occupation = offer.occupation();
        String code = occupation == null || occupation.predicted() ? null : occupation.romeCode();
        if (occupation != null && code != null) {
            String stated = Objects.requireNonNullElse(occupation.statedCode(), code);
            byId.put(
                    offer.id(),
                    new LabelledOffer(
                            offer.id(), offer.title(), offer.description(), stated, occupation.appellation()));
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
