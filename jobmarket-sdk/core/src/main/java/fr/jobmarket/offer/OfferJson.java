package fr.jobmarket.offer;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdScalarSerializer;
import fr.jobmarket.error.InvalidInputException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The JSON form of canonical values: absent values are omitted, instants are ISO-8601 in UTC, sources are written by
 * their short name, unknown members are ignored when reading. Thread-safe.
 */
public final class OfferJson {

    private static final int USUAL_LENGTH = 4096;

    /** Made when first needed: a program that only writes offers starts without it. */
    private static final class Mapping {
        private static final ObjectMapper MAPPER = JsonMapper.builder()
                .addModule(new SimpleModule("jobmarket")
                        .addSerializer(Instant.class, new InstantSerializer())
                        .addDeserializer(Instant.class, new InstantDeserializer())
                        .addSerializer(Source.class, new SourceSerializer())
                        .addDeserializer(Source.class, new SourceDeserializer()))
                .serializationInclusion(JsonInclude.Include.NON_ABSENT)
                .withConfigOverride(
                        List.class, list -> list.setSetterInfo(JsonSetter.Value.forValueNulls(Nulls.AS_EMPTY)))
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                // the same characters, whether they are written as text or as bytes
                .enable(JsonWriteFeature.COMBINE_UNICODE_SURROGATES_IN_UTF8)
                .build();
        private static final ObjectReader OFFER_READER = MAPPER.readerFor(Offer.class);
    }

    private OfferJson() {}

    /** A copy of the mapper behind this class, for values that contain canonical ones. */
    public static ObjectMapper newMapper() {
        return Mapping.MAPPER.copy();
    }

    /** One line of JSON. */
    public static String write(Offer offer) {
        Objects.requireNonNull(offer, "offer");
        StringWriter text = new StringWriter(USUAL_LENGTH);
        try {
            OfferWriter.write(offer, text);
        } catch (IOException e) {
            throw new IllegalStateException("an offer is always writable", e);
        }
        return text.toString();
    }

    /** UTF-8 bytes of one line of JSON, without a line break. */
    public static byte[] writeBytes(Offer offer) {
        Objects.requireNonNull(offer, "offer");
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(USUAL_LENGTH);
        try {
            OfferWriter.write(offer, bytes);
        } catch (IOException e) {
            throw new IllegalStateException("an offer is always writable", e);
        }
        return bytes.toByteArray();
    }

    /** The offer in this JSON text. Throws {@link InvalidInputException} when it is not one. */
    public static Offer read(String json) {
        Objects.requireNonNull(json, "json");
        try {
            return complete(Mapping.OFFER_READER.readValue(json));
        } catch (JsonProcessingException e) {
            throw notCanonical(e.getOriginalMessage(), e);
        }
    }

    /** The offer in this JSON in UTF-8, in less time than text of it would take; throws as for text, and for other bytes. */
    public static Offer read(byte[] json) {
        Objects.requireNonNull(json, "json");
        try {
            return complete(Mapping.OFFER_READER.readValue(json));
        } catch (JsonProcessingException e) {
            throw notCanonical(e.getOriginalMessage(), e);
        } catch (IOException e) {
            throw notCanonical(e.getMessage(), e);
        }
    }

    private static InvalidInputException notCanonical(@Nullable String why, IOException cause) {
        return new InvalidInputException("not a canonical offer: " + why, cause);
    }

    /** Lists that are not there are empty; what every offer has must be there. */
    private static Offer complete(@Nullable Offer offer) {
        if (offer == null) {
            throw new InvalidInputException("not a canonical offer: null");
        }
        require("id", offer.id());
        require("source", offer.source());
        require("sourceId", offer.sourceId());
        require("title", offer.title());
        require("description", offer.description());
        require("place", offer.place());
        return offer;
    }

    private static void require(String member, @Nullable Object value) {
        if (value == null) {
            throw new InvalidInputException("not a canonical offer: \"" + member + "\" is missing");
        }
    }

    private static final class InstantSerializer extends StdScalarSerializer<Instant> {
        private InstantSerializer() {
            super(Instant.class);
        }

        @Override
        public void serialize(Instant value, JsonGenerator out, SerializerProvider provider) throws IOException {
            out.writeString(value.toString());
        }
    }

    private static final class InstantDeserializer extends StdScalarDeserializer<Instant> {
        private InstantDeserializer() {
            super(Instant.class);
        }

        @Override
        public Instant deserialize(JsonParser in, DeserializationContext context) throws IOException {
            String text = in.getText();
            try {
                return Instant.parse(text);
            } catch (java.time.format.DateTimeParseException e) {
                return (Instant) context.handleWeirdStringValue(Instant.class, text, "an ISO-8601 instant in UTC");
            }
        }
    }

    private static final class SourceSerializer extends StdScalarSerializer<Source> {
        private SourceSerializer() {
            super(Source.class);
        }

        @Override
        public void serialize(Source value, JsonGenerator out, SerializerProvider provider) throws IOException {
            out.writeString(value.id());
        }
    }

    private static final class SourceDeserializer extends StdScalarDeserializer<Source> {
        private SourceDeserializer() {
            super(Source.class);
        }

        @Override
        public Source deserialize(JsonParser in, DeserializationContext context) throws IOException {
            String text = in.getText();
            for (Source source : Source.values()) {
                if (source.id().equals(text)) {
                    return source;
                }
            }
            return (Source) context.handleWeirdStringValue(Source.class, text, "the short name of a source");
        }
    }
}
