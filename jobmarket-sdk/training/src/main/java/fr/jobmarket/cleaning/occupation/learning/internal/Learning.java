package fr.jobmarket.cleaning.occupation.learning.internal;

import fr.jobmarket.cleaning.internal.occupation.Calibration;
import fr.jobmarket.cleaning.internal.occupation.Nomenclature;
import fr.jobmarket.cleaning.internal.occupation.OccupationModel;
import fr.jobmarket.cleaning.internal.occupation.StemHashes;
import fr.jobmarket.cleaning.internal.occupation.TitleIndex;
import fr.jobmarket.cleaning.occupation.learning.LabelledOffer;
import fr.jobmarket.internal.Folding;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** How a model comes from offers. */
public final class Learning {

    private static final int HELD_OUT = 5;
    /** Words in the 500 characters at which Adzuna cuts descriptions. */
    private static final int CUT = 70;
    /** How much of a text tells whether two are the same advertisement. */
    private static final int BEGINNING = 300;

    private Learning() {}

    /**
     * Learns how to mix parts, and how sure to be, on a fifth of the texts with parts that saw the others; then parts
     * from all. Descriptions are whole at one source and cut at another: confidence has to be right for both.
     */
    public static OccupationModel learn(Rome rome, List<LabelledOffer> offers, long seed, String origin) {
        Nomenclature nomenclature = rome.nomenclature();
        TitleIndex index = new TitleIndex(nomenclature);
        Map<String, Integer> times = new HashMap<>();
        offers.forEach(offer -> times.merge(wording(offer), 1, Integer::sum));
        List<TrainingText> seen = new ArrayList<>();
        List<TrainingText> heldOut = new ArrayList<>();
        List<TrainingText> all = new ArrayList<>();
        List<Integer> frequencies =
                new ArrayList<>(Collections.nCopies(nomenclature.codes().size(), 0));
        for (LabelledOffer offer : offers) {
            int occupation = occupation(offer, nomenclature, index);
            if (occupation >= 0) {
                TrainingText text = new TrainingText(
                        StemHashes.ofTitle(offer.title()),
                        StemHashes.ofDescription(offer.description()),
                        occupation,
                        weight(offer, times));
                all.add(text);
                boolean held = Math.floorMod(("mix " + beginning(offer)).hashCode() * 0x9E3779B1 >>> 8, HELD_OUT) == 0;
                (held ? heldOut : seen).add(text);
                frequencies.set(occupation, frequencies.get(occupation) + 1);
            }
        }
        List<TrainingText> described =
                heldOut.stream().filter(text -> text.description().length > 0).toList();
        List<TrainingText> cut = described.stream().map(text -> text.cut(CUT)).toList();
        List<TrainingText> both =
                Stream.concat(described.stream(), cut.stream()).toList();
        List<TrainingText> titles = heldOut.stream().map(text -> text.cut(0)).toList();
        LearnedParts parts = new LearnedParts(rome, seen, seed);
        Mixture mixture = Mixture.fit(parts.cases(both), parts.cases(titles));
        Calibration none = Calibration.fit(List.of());
        OccupationModel rough = parts.toModel(nomenclature, mixture, none, none, 1, "");
        Calibration offersAre =
                Calibration.fit(both.stream().map(text -> outcome(rough, text)).toList());
        Calibration titlesAre = Calibration.fit(
                titles.stream().map(text -> outcome(rough, text)).toList());
        String provenance = "learned from " + all.size() + " offers and titles and " + origin + "; seed " + seed;
        float named = namedShare(offers, rome, index, times);
        return new LearnedParts(rome, all, seed)
                .toModel(nomenclature.counting(frequencies), mixture, offersAre, titlesAre, named, provenance);
    }

    /** The occupation of an offer in the edition of the nomenclature; negative when it has no such code. */
    private static int occupation(LabelledOffer offer, Nomenclature nomenclature, TitleIndex index) {
        int stated = nomenclature.find(offer.romeCode());
        int moved = offer.appellation() == null ? -1 : index.newest(stated, offer.appellation());
        return moved < 0 ? stated : moved;
    }

    private static String wording(LabelledOffer offer) {
        return offer.romeCode() + " " + Folding.key(offer.title());
    }

    private static String beginning(LabelledOffer offer) {
        String text = Folding.key(offer.description().isEmpty() ? offer.title() : offer.description());
        return text.substring(0, Math.min(BEGINNING, text.length()));
    }

    /** How often titles that are one occupation's appellation are of it. */
    private static float namedShare(
            List<LabelledOffer> offers, Rome rome, TitleIndex index, Map<String, Integer> times) {
        double named = 1;
        double right = 1;
        for (LabelledOffer offer : offers) {
            int[] found = index.find(offer.title());
            int occupation = occupation(offer, rome.nomenclature(), index);
            if (found.length == 1 && occupation >= 0) {
                named += weight(offer, times);
                Nomenclature.Appellation appellation =
                        rome.nomenclature().appellations().get(found[0]);
                right += appellation.occupation() == occupation ? weight(offer, times) : 0;
            }
        }
        return (float) (right / named);
    }

    /** Advertisements that many towns repeat would drown the others. */
    private static float weight(LabelledOffer offer, Map<String, Integer> times) {
        return (float) (1 / Math.sqrt(times.getOrDefault(wording(offer), 1)));
    }

    /** What a model says by itself of a text, and whether that is right. */
    private static Calibration.Outcome outcome(OccupationModel model, TrainingText text) {
        OccupationModel.Opinion opinion = model.judgeUncorrected(text.title(), text.description());
        return new Calibration.Outcome(opinion.probabilities()[opinion.best()], opinion.best() == text.occupation());
    }
}
