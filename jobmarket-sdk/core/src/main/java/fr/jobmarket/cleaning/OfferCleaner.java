package fr.jobmarket.cleaning;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import fr.jobmarket.error.InvalidInputException;
import fr.jobmarket.offer.Offer;
import fr.jobmarket.offer.OfferJson;
import fr.jobmarket.offer.Source;
import fr.jobmarket.source.RawOffer;
import fr.jobmarket.source.internal.adapter.PayloadReader;
import fr.jobmarket.source.internal.adapter.SourceAdapter;
import fr.jobmarket.source.internal.adapter.SourceAdapters;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

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

    private final OfferMapper mapper;

    private OfferCleaner(Builder builder) {
        TermsMapper terms = new TermsMapper(builder.skills);
        OccupationFinder occupations = new OccupationFinder(builder.occupations);
        mapper = new OfferMapper(PlaceResolver.ofDefaults(), terms, occupations);
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
            Objects.requireNonNull(nomenclature, "nomenclature");
            skills = SkillMapper.of(nomenclature);
            return this;
        }

        /** Finds occupations with this classifier; by default with the model shipped with the SDK. */
        public Builder occupations(OccupationClassifier classifier) {
            Objects.requireNonNull(classifier, "classifier");
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
            return manual(raw.offerId(), raw.payload());
        }
        return result(raw.offerId(), () -> {
            try (JsonParser in = JSON.createParser(raw.payload())) {
                return map(raw.source(), in, ignored -> raw);
            }
        });
    }

    /**
     * Cleans one offer of which nothing is known but its bytes, such as a record of a {@link fr.jobmarket.source.RawChunk}:
     * they are parsed once, where recognising the offer first would parse them twice. Never throws for what they contain.
     *
     * @param source whose offer it is
     * @param payload a JSON object in UTF-8 and nothing behind it; the id is read from it
     * @param harvestedAt when it was received
     * @return a rejection does not say which offer it is about
     */
    public CleaningResult clean(Source source, byte[] payload, Instant harvestedAt) {
        if (source == Source.MANUAL) {
            return manual(null, new String(payload, StandardCharsets.UTF_8));
        }
        return result(null, () -> {
            try (JsonParser in = JSON.createParser(payload)) {
                Offer offer = map(source, in, id -> identified(source, id, harvestedAt));
                if (in.nextToken() != null) {
                    throw new InvalidInputException("there is more than one JSON value");
                }
                return offer;
            }
        });
    }

    @FunctionalInterface
    private interface Reading {
        Offer offer() throws IOException;
    }

    private static CleaningResult result(@Nullable String offerId, Reading reading) {
        try {
            return new CleaningResult.Cleaned(reading.offer());
        } catch (JsonProcessingException e) {
            return new CleaningResult.Rejected(offerId, "not valid JSON: " + e.getOriginalMessage());
        } catch (InvalidInputException e) {
            return new CleaningResult.Rejected(offerId, String.valueOf(e.getMessage()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Offer map(Source source, JsonParser in, Identification identification) throws IOException {
        if (in.nextToken() != JsonToken.START_OBJECT) {
            throw new InvalidInputException("the payload is not a JSON object");
        }
        SourceAdapter adapter = SourceAdapters.of(source)
                .orElseThrow(() -> new InvalidInputException("nobody can read offers of " + source.id()));
        return mapper.map(adapter, identification, new PayloadReader(in));
    }

    private static RawOffer identified(Source source, @Nullable String id, Instant harvestedAt) {
        if (id == null || id.isBlank()) {
            throw new InvalidInputException("the offer has no id");
        }
        return new RawOffer(source, id.strip(), "", harvestedAt);
    }

    /** Offers entered by hand are canonical from the start. */
    private static CleaningResult manual(@Nullable String offerId, String payload) {
        return result(offerId, () -> OfferJson.read(payload));
    }
}
