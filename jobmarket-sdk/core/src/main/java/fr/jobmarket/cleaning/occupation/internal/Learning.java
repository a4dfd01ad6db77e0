package fr.jobmarket.cleaning.occupation.internal;

import fr.jobmarket.cleaning.occupation.LabelledOffer;
import java.util.ArrayList;
import java.util.List;

/** How a model comes from offers. */
public final class Learning {

    private static final int HELD_OUT = 5;

    private Learning() {}

    /** Learns the parts, and how to mix them from a fifth of the offers that the parts mixed did not see. */
    public static OccupationModel learn(
            Nomenclature nomenclature, List<LabelledOffer> offers, long seed, String origin) {
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
        Mixture mixture = Mixture.fit(new Parts(nomenclature, seen, seed).cases(heldOut));
        String provenance = origin + "; " + all.size() + " offers; seed " + seed + "; " + mixture;
        return new Parts(nomenclature, all, seed).toModel(mixture, provenance);
    }
}
