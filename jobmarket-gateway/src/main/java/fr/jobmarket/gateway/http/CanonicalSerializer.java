package fr.jobmarket.gateway.http;

import com.fasterxml.jackson.databind.ObjectMapper;
import fr.jobmarket.offer.Offer;
import fr.jobmarket.offer.OfferJson;
import io.micronaut.core.type.Argument;
import io.micronaut.serde.Encoder;
import io.micronaut.serde.Serializer;
import java.io.IOException;

/**
 * Writes values of the SDK as the SDK writes them, byte for byte: an offer reads the same in a file of the pipeline and
 * in an answer, and a new component of a record appears here without a change.
 */
final class CanonicalSerializer implements Serializer<Object> {

    static final CanonicalSerializer INSTANCE = new CanonicalSerializer();

    private static final ObjectMapper SDK = OfferJson.newMapper();

    private CanonicalSerializer() {}

    @Override
    public void serialize(Encoder encoder, EncoderContext context, Argument<?> type, Object value) throws IOException {
        if (!(encoder instanceof AnswerEncoder answer)) {
            throw new IllegalStateException("values of the SDK are written by AnswerWriter alone");
        }
        answer.encodeJson(value instanceof Offer offer ? OfferJson.writeBytes(offer) : SDK.writeValueAsBytes(value));
    }
}
