package fr.jobmarket.cleaning.occupation.learning;

import fr.jobmarket.cleaning.OccupationClassifier;
import fr.jobmarket.cleaning.RomeNomenclature;
import fr.jobmarket.cleaning.internal.occupation.ModelFile;
import fr.jobmarket.cleaning.internal.occupation.OccupationModel;
import fr.jobmarket.cleaning.occupation.learning.internal.Learning;
import fr.jobmarket.cleaning.occupation.learning.internal.Rome;
import fr.jobmarket.error.InvalidInputException;
import fr.jobmarket.internal.Folding;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;

/**
 * Makes occupation classifiers from offers that have a code and from the ROME open-data files of France Travail. The
 * same offers in the same order and the same seed give the same model to the byte.
 *
 * <p>Immutable and thread-safe; each training runs in the calling thread and needs about 1 GB of memory.
 */
public final class OccupationTrainer {

    /** At how many characters Adzuna cuts descriptions. */
    private static final int CUT_LENGTH = 500;

    /** How offers are kept apart for measuring. */
    public enum Split {
        /** By their id: what one meets when the offers of a market are classified, re-posted ones among them. */
        BY_OFFER(LabelledOffer::id),
        /** By the beginning of their description, or their title when they have none: no advertisement is on both sides. */
        BY_TEXT(offer -> beginning(offer.description().isEmpty() ? offer.title() : offer.description()));

        /** How many parts there are. */
        public static final int PARTS = 5;

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

    private final Rome rome;
    private final long seed;
    private final String origin;

    private OccupationTrainer(Rome rome, long seed, String origin) {
        this.rome = rome;
        this.seed = seed;
        this.origin = origin;
    }

    /**
     * A trainer for the occupations of these files.
     *
     * @param directories folders with the ROME open-data files, the newest edition first: tables ({@code
     *     unix_referentiel_code_rome_*}, {@code unix_referentiel_appellation_*}, {@code unix_referentiel_competence_*}, {@code
     *     unix_referentiel_savoir_*}, {@code unix_item_*}, {@code unix_coherence_item_*}, {@code unix_rubrique_mobilite_*}),
     *     plain or gzipped, or {@code occupations.json.gz} and {@code appellations.json.gz}, in a folder named like
     *     {@code rome-4.61}. The newest gives the codes; earlier ones say what it leaves open.
     * @param seed decides the order in which offers are learned
     * @throws InvalidInputException when a file is missing, unreadable or has other columns
     */
    public static OccupationTrainer over(List<Path> directories, long seed) {
        Rome rome = Rome.read(directories);
        String origin = "ROME " + rome.nomenclature().edition() + " (France Travail, Licence Ouverte 2.0)";
        return new OccupationTrainer(rome, seed, origin);
    }

    /**
     * Learns from these offers; those with a code that the nomenclature does not have are left out.
     *
     * @throws InvalidInputException when no offer is left
     */
    public OccupationClassifier train(List<LabelledOffer> offers) {
        if (offers.stream().noneMatch(offer -> rome.nomenclature().find(offer.romeCode()) >= 0)) {
            throw new InvalidInputException("None of the " + offers.size()
                    + " offers has a code of the nomenclature: give offers of France Travail with their romeCode");
        }
        return written(Learning.learn(rome, offers, seed, origin));
    }

    /** The file of a model is all that the classifier knows of learning. */
    private static OccupationClassifier written(OccupationModel model) {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try {
            ModelFile.write(model, file);
            return OccupationClassifier.read(new ByteArrayInputStream(file.toByteArray()));
        } catch (IOException e) {
            throw new UncheckedIOException("a model just learned cannot be read", e);
        }
    }

    /**
     * The codes that are right for an offer: the stated one, and those that its appellation has in the editions. Recruiters
     * choose the appellation; the code beside it is that of the edition of the day, or of a broader occupation.
     */
    public Set<String> rightCodes(LabelledOffer offer) {
        Set<String> codes = new HashSet<>(
                rome.codesByAppellation().getOrDefault(Objects.requireNonNullElse(offer.appellation(), ""), Set.of()));
        codes.add(offer.romeCode());
        codes.add(RomeNomenclature.ofDefaults().newest(offer.romeCode(), offer.appellation()));
        return codes;
    }

    /** How much of an offer there is to judge. */
    public enum Extent {
        /** Title and whole description. */
        WHOLE,
        /** Title and the first 500 characters of the description, which is what Adzuna gives. */
        CUT,
        /** The title alone. */
        TITLE;

        private LabelledOffer of(LabelledOffer offer) {
            int length =
                    switch (this) {
                        case WHOLE -> offer.description().length();
                        case CUT -> Math.min(CUT_LENGTH, offer.description().length());
                        case TITLE -> 0;
                    };
            return new LabelledOffer(
                    offer.id(),
                    offer.title(),
                    offer.description().substring(0, length),
                    offer.romeCode(),
                    offer.appellation());
        }
    }

    /**
     * Measures the method: each fifth of the offers is classified by a model that was learned, from the words it knows to
     * the confidence it states, from the other four. One fifth alone is too few to tell methods apart.
     *
     * @return the quality for each extent of the offers classified; the model always learns from whole ones
     */
    public Map<Extent, OccupationQuality> evaluate(List<LabelledOffer> offers, Split split) {
        Map<Extent, List<OccupationQuality>> parts = new EnumMap<>(Extent.class);
        for (int part = 0; part < Split.PARTS; part++) {
            List<LabelledOffer> learned = new ArrayList<>();
            List<LabelledOffer> heldOut = new ArrayList<>();
            for (LabelledOffer offer : offers) {
                (split.part(offer) == part ? heldOut : learned).add(offer);
            }
            OccupationClassifier classifier = train(learned);
            for (Extent extent : Extent.values()) {
                List<LabelledOffer> shown = heldOut.stream().map(extent::of).toList();
                parts.computeIfAbsent(extent, none -> new ArrayList<>())
                        .add(OccupationQuality.measure(classifier, shown, this::rightCodes));
            }
        }
        Map<Extent, OccupationQuality> qualities = new EnumMap<>(Extent.class);
        parts.forEach((extent, measured) -> qualities.put(extent, OccupationQuality.together(measured)));
        return qualities;
    }
}
