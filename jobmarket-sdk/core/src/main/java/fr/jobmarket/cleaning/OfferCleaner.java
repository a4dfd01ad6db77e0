package fr.jobmarket.cleaning;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import fr.jobmarket.cleaning.occupation.OccupationClassifier;
import fr.jobmarket.cleaning.place.PlaceResolver;
import fr.jobmarket.cleaning.skill.SkillMapper;
import fr.jobmarket.cleaning.skill.SkillNomenclature;
import fr.jobmarket.error.InvalidInputException;
import fr.jobmarket.offer.Offer;
import fr.jobmarket.offer.OfferJson;
import fr.jobmarket.offer.Source;
import fr.jobmarket.source.RawOffer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.Supplier;

/**
 * Cleans raw offers into canonical ones, each by itself. What cannot be understood is left out and named in the
 * offer's issues; only a payload that is not a JSON object is rejected. The result depends on the raw offer alone.
 * Duplicates are found afterwards over a whole set.
 *
 * <p>Thread-safe; one instance serves any number of threads.
 */
public final class OfferCleaner {

    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(StreamReadFeature.USE_FAST_DOUBLE_PARSER)
            .build();

    private final FranceTravailMapper franceTravail;
    private final AdzunaMapper adzuna;

    private OfferCleaner(Builder builder) {
        TermsMapper terms = new TermsMapper(builder.skills);
        OccupationFinder occupations = new OccupationFinder(builder.occupations);
        franceTravail = new FranceTravailMapper(PlaceResolver.ofDefaults(), terms, occupations);
        adzuna = new AdzunaMapper(PlaceResolver.ofDefaults(), terms, occupations);
    }

    /** A cleaner over the nomenclatures and the occupation model shipped with the SDK. */
    public static OfferCleaner ofDefaults() {
        return builder().build();
    }

    /** A cleaner with other nomenclatures or models than those of {@link #ofDefaults()}. */
    public static Builder builder() {
        return new Builder();
    }

    /** What a cleaner works with; whatever is not given is the SDK's own. Not thread-safe. */
    public static final class Builder {

        private SkillMapper skills = SkillMapper.ofDefaults();
        private Supplier<OccupationClassifier> occupations = OccupationClassifier::ofDefaults;

        private Builder() {}

        /**
         * Also codes the skills which sources only word; without it they stay without code.
         *
         * @param nomenclature where their codes are looked up, such as the ROME files; must be thread-safe
         */
        public Builder skills(SkillNomenclature nomenclature) {
            skills = SkillMapper.of(nomenclature);
            return this;
        }

        /** Finds occupations with this classifier; by default with the model shipped with the SDK. */
        public Builder occupations(OccupationClassifier classifier) {
            occupations = () -> classifier;
            return this;
        }

        /** The cleaner. */
        public OfferCleaner build() {
            return new OfferCleaner(this);
        }
    }

    /** Cleans one offer. Never throws for what the payload contains. */
    public CleaningResult clean(RawOffer raw) {
        if (raw.source() == Source.MANUAL) {
            return manual(raw);
        }
        try (JsonParser in = JSON.createParser(raw.payload())) {
            if (in.nextToken() != JsonToken.START_OBJECT) {
                return new CleaningResult.Rejected(raw.offerId(), "the payload is not a JSON object");
            }
            Payload payload = new Payload(in);
            Offer offer = raw.source() == Source.ADZUNA ? adzuna.map(raw, payload) : franceTravail.map(raw, payload);
            return new CleaningResult.Cleaned(offer);
        } catch (JsonProcessingException e) {
            return new CleaningResult.Rejected(raw.offerId(), "not valid JSON: " + e.getOriginalMessage());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Offers entered by hand are canonical from the start. */
    private static CleaningResult manual(RawOffer raw) {
        try {
            return new CleaningResult.Cleaned(OfferJson.read(raw.payload()));
        } catch (InvalidInputException e) {
            return new CleaningResult.Rejected(raw.offerId(), String.valueOf(e.getMessage()));
        }
    }
}
