package fr.jobmarket.gateway.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.type.LogicalType;
import fr.jobmarket.offer.OfferJson;
import io.micronaut.context.annotation.Replaces;
import io.micronaut.core.type.Argument;
import io.micronaut.core.type.Headers;
import io.micronaut.http.MediaType;
import io.micronaut.http.body.MessageBodyReader;
import io.micronaut.http.codec.CodecException;
import io.micronaut.http.netty.body.NettyJsonHandler;
import io.micronaut.json.JsonMapper;
import io.micronaut.json.body.JsonMessageHandler;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.exceptions.SerdeException;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/**
 * Reads bodies strictly: a misspelt member is not taken for an absent one, nor a text such as "NaN" for a number, nor a
 * number for a constant, and nothing follows the value. The gateway's own records are read by what was compiled for
 * them, once {@link BodyShape} found them in order; values of the SDK by the SDK.
 *
 * @param <T> type of body
 */
@Singleton
@JsonMessageHandler.ConsumesJson
@Replaces(NettyJsonHandler.class)
final class BodyReader<T> implements MessageBodyReader<T> {

    private static final ObjectMapper STRICT = strict();

    private final JsonMapper compiled;

    BodyReader(JsonMapper compiled) {
        this.compiled = compiled;
    }

    private static ObjectMapper strict() {
        ObjectMapper mapper = OfferJson.newMapper()
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS);
        for (LogicalType number : List.of(LogicalType.Integer, LogicalType.Float)) {
            mapper.coercionConfigFor(number).setCoercion(CoercionInputShape.String, CoercionAction.Fail);
        }
        return mapper;
    }

    @Override
    public T read(Argument<T> type, MediaType mediaType, Headers headers, InputStream in) {
        try {
            byte[] body = in.readAllBytes();
            if (type.getType().isAnnotationPresent(Serdeable.class)) {
                BodyShape.check(STRICT.readTree(body), type);
                return compiled.readValue(body, type);
            }
            return STRICT.readerFor(type.getType()).readValue(body);
        } catch (JsonProcessingException e) {
            throw InvalidBody.problem(e);
        } catch (SerdeException e) {
            throw ProblemException.badRequest(MessageKey.BODY_NOT_AS_DESCRIBED.with());
        } catch (IOException e) {
            throw new CodecException("cannot read a body as " + type + ": " + e.getMessage(), e);
        }
    }
}
