package fr.jobmarket.gateway.http;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.type.LogicalType;
import fr.jobmarket.offer.OfferJson;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Replaces;
import io.micronaut.jackson.ObjectMapperFactory;
import jakarta.inject.Singleton;
import java.util.List;

/**
 * Makes the SDK's JSON the gateway's JSON, so canonical values read the same everywhere. In bodies, a misspelt member
 * must not be taken for an absent one, nor a text such as "NaN" for a number, nor a number for a constant.
 */
@Factory
final class JsonFactory {

    @Singleton
    @Replaces(value = ObjectMapper.class, factory = ObjectMapperFactory.class)
    ObjectMapper objectMapper() {
        ObjectMapper mapper = OfferJson.newMapper()
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS);
        for (LogicalType number : List.of(LogicalType.Integer, LogicalType.Float)) {
            mapper.coercionConfigFor(number).setCoercion(CoercionInputShape.String, CoercionAction.Fail);
        }
        return mapper;
    }
}
