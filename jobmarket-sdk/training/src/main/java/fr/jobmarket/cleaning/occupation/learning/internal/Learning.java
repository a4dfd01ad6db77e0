package fr.jobmarket.cleaning.occupation.learning.internal;

import fr.jobmarket.cleaning.occupation.internal.Calibration;
import fr.jobmarket.cleaning.occupation.internal.Nomenclature;
import fr.jobmarket.cleaning.occupation.internal.OccupationModel;
import fr.jobmarket.cleaning.occupation.internal.Words;
import fr.jobmarket.cleaning.occupation.learning.LabelledOffer;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** How a model comes from offers. */
public final class Learning {

    private static final int HELD_OUT = 5;
    /** Words in the 500 characters at which Adzuna cuts descriptions. */
    private static final int CUT = 70;

    private Learning() {}

    /**
     * Learns how to mix parts, and how sure to be, on a fifth of the offers with parts that saw the others; then parts
     * from all. Descriptions are whole at one source and cut at another: confidence has to be right for both.
     */
    public static OccupationModel learn(Rome rome, List<LabelledOffer> offers, long seed, String origin) {
        Nomenclature nomenclature = rome.nomenclature();
        List<Text> seen = new ArrayList<>();
        List<Text> heldOut = new ArrayList<>();
        List<Text> all = new ArrayList<>();
        for (LabelledOffer offer : offers) {
            int occupation = nomenclature.find(offer.romeCode());
            if (occupation >= 0) {
                Text text =
                        new Text(Words.ofTitle(offer.title()), Words.ofDescription(offer.description()), occupation);
                all.add(text);
                (Math.floorMod(("mix " + offer.id()).hashCode(), HELD_OUT) == 0 ? heldOut : seen).add(text);
            }
        }
        List<Text> cut = heldOut.stream().map(text -> text.cut(CUT)).toList();
        List<Text> both = Stream.concat(heldOut.stream(), cut.stream()).toList();
        List<Text> titles = heldOut.stream().map(text -> text.cut(0)).toList();
        Parts parts = new Parts(rome, seen, seed);
        Mixture mixture = Mixture.fit(parts.cases(both), parts.cases(titles));
        Calibration none = Calibration.fit(List.of());
        OccupationModel rough = parts.toModel(mixture, none, none, "");
        Calibration offersAre =
                Calibration.fit(both.stream().map(text -> outcome(rough, text)).toList());
        Calibration titlesAre = Calibration.fit(
                titles.stream().map(text -> outcome(rough, text)).toList());
        String provenance = "learned from " + all.size() + " offers and " + origin + "; seed " + seed;
        return new Parts(rome, all, seed).toModel(mixture, offersAre, titlesAre, provenance);
    }

    /** What a model says by itself of a text, and whether that is right. */
    private static Calibration.Outcome outcome(OccupationModel model, Text text) {
        OccupationModel.Opinion opinion = model.judgeUncorrected(text.title(), text.description());
        return new Calibration.Outcome(opinion.probabilities()[opinion.best()], opinion.best() == text.occupation());
    }
}
