package fr.jobmarket.cleaning;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import fr.jobmarket.InvalidInputException;
import fr.jobmarket.cleaning.place.PlaceResolver;
import fr.jobmarket.cleaning.skill.SkillMapper;
import fr.jobmarket.cleaning.skill.SkillNomenclature;
import fr.jobmarket.offer.Offer;
import fr.jobmarket.offer.OfferJson;
import fr.jobmarket.source.RawOffer;
import fr.jobmarket.source.Source;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * Cleans raw offers into canonical ones, each by itself. What cannot be understood is left out and named in the
 * offer's issues; only a payload that is not a JSON object is rejected. The result depends on the raw offer alone.
 * Duplicates are found afterwards over a whole set.
 *
 * <p>Thread-safe; one instance serves any number of threads.
 */
public final class OfferCleaner {

    private static final JsonFactory JSON = new JsonFactory();

    private final FranceTravailMapper franceTravail;
    private final AdzunaMapper adzuna;

    private OfferCleaner(PlaceResolver places, SkillMapper skills) {
        TermsMapper terms = new TermsMapper(skills);
        franceTravail = new FranceTravailMapper(places, terms);
        adzuna = new AdzunaMapper(places, terms);
    }

    /** A cleaner over the nomenclatures shipped with the SDK. */
    public static OfferCleaner ofDefaults() {
        return new OfferCleaner(PlaceResolver.ofDefaults(), SkillMapper.ofDefaults());
    }

    /**
     * A cleaner that also codes the skills which sources only word.
     *
     * @param nomenclature where their codes are looked up, such as the ROME files; must be thread-safe
     */
    public static OfferCleaner withSkills(SkillNomenclature nomenclature) {
        return new OfferCleaner(PlaceResolver.ofDefaults(), SkillMapper.of(nomenclature));
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
