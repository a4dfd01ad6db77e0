package fr.jobmarket.cleaning.occupation;

import fr.jobmarket.InvalidInputException;
import fr.jobmarket.cleaning.internal.Folding;
import fr.jobmarket.cleaning.occupation.internal.Learning;
import fr.jobmarket.cleaning.occupation.internal.Nomenclature;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Makes occupation classifiers from offers that have a code and from the ROME open-data files of France Travail. The
 * same offers in the same order and the same seed give the same model to the byte.
 *
 * <p>Immutable and thread-safe; each training runs in the calling thread and needs about 1 GB of memory.
 */
public final class OccupationTrainer {

    /** How offers are kept apart for measuring. */
    public enum Split {
        /** By their id: what one meets when the offers of a market are classified, re-posted ones among them. */
        BY_OFFER(LabelledOffer::id),
        /** By the beginning of their description: no text of one advertiser is on both sides. */
        BY_TEXT(offer -> beginning(offer.description()));

        private final Function<LabelledOffer, String> key;

        Split(Function<LabelledOffer, String> key) {
            this.key = key;
        }

        private static String beginning(String description) {
            String text = Folding.key(description);
            return text.substring(0, Math.min(300, text.length()));
        }

        /** Whether the offer is of the fifth that is measured on. */
        public boolean holdsOut(LabelledOffer offer) {
            int hash = key.apply(offer).hashCode() * 0x9E3779B1;
            return Math.floorMod(hash >>> 8, 5) == 0;
        }
    }

    private final Nomenclature nomenclature;
    private final long seed;
    private final String origin;

    private OccupationTrainer(Nomenclature nomenclature, long seed, String origin) {
        this.nomenclature = nomenclature;
        this.seed = seed;
        this.origin = origin;
    }

    /**
     * A trainer for the occupations of these files.
     *
     * @param directory folder with the ROME open-data files ({@code unix_referentiel_code_rome_*}, {@code
     *     unix_referentiel_appellation_*}, {@code unix_rubrique_mobilite_*}), plain or gzipped
     * @param seed decides the order in which offers are learned
     * @throws InvalidInputException when a file is missing, unreadable or has other columns
     */
    public static OccupationTrainer over(Path directory, long seed) {
        return new OccupationTrainer(Nomenclature.read(directory), seed, "ROME (France Travail, Licence Ouverte 2.0)");
    }

    /**
     * Learns from these offers; those with a code that the nomenclature does not have are left out.
     *
     * @throws InvalidInputException when no offer is left
     */
    public OccupationClassifier train(List<LabelledOffer> offers) {
        if (offers.stream().noneMatch(offer -> nomenclature.find(offer.romeCode()) >= 0)) {
            throw new InvalidInputException("None of the " + offers.size()
                    + " offers has a code of the nomenclature: give offers of France Travail with their romeCode");
        }
        return new OccupationClassifier(Learning.learn(nomenclature, offers, seed, origin));
    }

    /** Learns from four fifths of the offers and measures on the others. */
    public OccupationQuality evaluate(List<LabelledOffer> offers, Split split) {
        List<LabelledOffer> learned = new ArrayList<>();
        List<LabelledOffer> heldOut = new ArrayList<>();
        offers.forEach(offer -> (split.holdsOut(offer) ? heldOut : learned).add(offer));
        return OccupationQuality.measure(train(learned), heldOut);
    }
}
