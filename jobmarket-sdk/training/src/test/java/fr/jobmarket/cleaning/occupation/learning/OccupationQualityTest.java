package fr.jobmarket.cleaning.occupation.learning;

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
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What the method is worth on real offers and titles of which nothing alike was learned. */
@Tag("slow")
@Disabled("learning from all titles needs more than the gigabyte that tests get; run it with -Xmx3g")
class OccupationQualityTest {

    private static final int TITLES_A_CODE = 2;

    @Test
    void findsTheOccupationsOfOffersAndTitlesItHasNotSeen() {
        List<LabelledOffer> learned = new ArrayList<>();
        List<LabelledOffer> offers = new ArrayList<>();
        for (LabelledOffer offer : labelled("francetravail-offers.jsonl.gz")) {
            (Split.BY_TEXT.part(offer) == 0 ? offers : learned).add(offer);
        }
        List<LabelledOffer> titles = new ArrayList<>();
        for (LabelledOffer title : LabelledTitles.read(RealMarket.file("title-rome.tsv.gz"))) {
            (Split.BY_TEXT.part(title) == 0 ? titles : learned).add(title);
        }
        List<LabelledOffer> elsewhere = labelled("francetravail-offers-2.jsonl.gz");
        OccupationClassifier classifier = OccupationTrainer.over(
                        List.of(RealMarket.file("rome-4.61"), RealMarket.file("rome-4.60")), 1)
                .train(learned);
        reaches("offers", classifier, offers, 0.75);
        reaches("offers of other origins", classifier, elsewhere, 0.60);
        reaches("titles", classifier, titles, 0.68);
        reaches("titles spread over codes", classifier, spread(titles), 0.53);
    }

    private static void reaches(String what, OccupationClassifier classifier, List<LabelledOffer> offers, double top1) {
        OccupationQuality quality = OccupationQuality.measure(classifier, offers);
        System.out.println("occupations of " + what + ": " + quality);
        assertTrue(quality.top1() >= top1, () -> what + ": " + quality);
        assertTrue(quality.calibrationError() <= 0.12, () -> what + ": " + quality);
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
