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

    private static final int PARTS = 5;

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

        /** Which of five parts, from 0, the offer belongs to; it depends on the offer alone. */
        public int part(LabelledOffer offer) {
            int hash = key.apply(offer).hashCode() * 0x9E3779B1;
            return (hash >>> 8) % PARTS;
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

    /**
     * Measures the method: each fifth of the offers is classified by a model that was learned, from the words it knows to
     * the confidence it states, from the other four. One fifth alone is too few to tell methods apart.
     */
    public OccupationQuality evaluate(List<LabelledOffer> offers, Split split) {
        List<OccupationQuality> parts = new ArrayList<>();
        for (int part = 0; part < PARTS; part++) {
            List<LabelledOffer> learned = new ArrayList<>();
            List<LabelledOffer> heldOut = new ArrayList<>();
            for (LabelledOffer offer : offers) {
                (split.part(offer) == part ? heldOut : learned).add(offer);
            }
            parts.add(OccupationQuality.measure(train(learned), heldOut));
        }
        return OccupationQuality.together(parts);
    }
}
