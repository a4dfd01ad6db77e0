package fr.jobmarket.cleaning.occupation.learning;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.jobmarket.cleaning.OccupationClassifier;
import fr.jobmarket.cleaning.occupation.learning.OccupationTrainer.Split;
import fr.jobmarket.internal.Folding;
import fr.jobmarket.offer.Occupation;
import fr.jobmarket.offer.Offer;
import fr.jobmarket.training.RealMarket;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** What the method is worth on real offers and titles of which nothing alike was learned. */
@Tag("slow")
@Disabled("learning from all titles needs more than the gigabyte that tests get; run it with -Xmx3g")
class OccupationQualityTest {

    private static final int TITLES_A_CODE = 2;

    /** Each fifth once: one alone comes out anywhere between 68 and 76 %, as its largest employers happen to code. */
    @Test
    void findsTheOccupationsOfOffersAndTitlesItHasNotSeen() {
        OccupationTrainer trainer =
                OccupationTrainer.over(List.of(RealMarket.file("rome-4.61"), RealMarket.file("rome-4.60")), 1);
        List<LabelledOffer> offers = labelled("francetravail-offers.jsonl.gz");
        List<LabelledOffer> titles = LabelledTitles.read(RealMarket.file("title-rome.tsv.gz"));
        List<LabelledOffer> elsewhere = labelled("francetravail-offers-2.jsonl.gz");
        Map<String, List<OccupationQuality>> qualities = new LinkedHashMap<>();
        for (int i = 0; i < Split.PARTS; i++) {
            int part = i;
            List<LabelledOffer> learned = Stream.of(offers, titles)
                    .flatMap(List::stream)
                    .filter(offer -> Split.BY_TEXT.part(offer) != part)
                    .toList();
            OccupationClassifier classifier = trainer.train(learned);
            List<LabelledOffer> heldTitles = part(titles, part);
            Map.of(
                            "offers",
                            part(offers, part),
                            "offers of other origins",
                            elsewhere,
                            "titles",
                            heldTitles,
                            "titles spread over codes",
                            spread(heldTitles))
                    .forEach((what, held) -> qualities
                            .computeIfAbsent(what, none -> new ArrayList<>())
                            .add(OccupationQuality.measure(classifier, held, trainer::rightCodes)));
        }
        assertAll(
                reaches(qualities, "offers", 0.72),
                reaches(qualities, "offers of other origins", 0.60),
                reaches(qualities, "titles", 0.66),
                reaches(qualities, "titles spread over codes", 0.52));
    }

    private static List<LabelledOffer> part(List<LabelledOffer> offers, int part) {
        return offers.stream()
                .filter(offer -> Split.BY_TEXT.part(offer) == part)
                .toList();
    }

    private static Executable reaches(Map<String, List<OccupationQuality>> qualities, String what, double top1) {
        OccupationQuality quality = OccupationQuality.together(qualities.getOrDefault(what, List.of()));
        System.out.println("occupations of " + what + ": " + quality);
        return () -> {
            assertTrue(quality.top1() >= top1, () -> what + ": " + quality);
            assertTrue(quality.calibrationError() <= 0.12, () -> what + ": " + quality);
        };
    }

    /** A few titles of each code, none worded alike. */
    private static List<LabelledOffer> spread(List<LabelledOffer> titles) {
        Map<String, Integer> taken = new HashMap<>();
        Set<String> met = new HashSet<>();
        return titles.stream()
                .filter(title -> met.add(Folding.key(title.title()))
                        && taken.merge(title.romeCode(), 1, Integer::sum) <= TITLES_A_CODE)
                .toList();
    }

    private static List<LabelledOffer> labelled(String file) {
        return RealMarket.offers(file).stream()
                .map(OccupationQualityTest::labelled)
                .toList();
    }

    private static LabelledOffer labelled(Offer offer) {
        Occupation occupation = Objects.requireNonNull(offer.occupation());
        String code = Objects.requireNonNull(occupation.romeCode());
        String stated = Objects.requireNonNullElse(occupation.statedCode(), code);
        return new LabelledOffer(offer.id(), offer.title(), offer.description(), stated, occupation.appellation());
    }
}
