package fr.jobmarket.gateway.http;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import java.lang.reflect.Field;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Says in the words of the API, not of its code, why a body is not readable. */
final class InvalidBody {

    private static final Set<Class<?>> WHOLE_NUMBERS = Set.of(int.class, Integer.class, long.class, Long.class);

    private InvalidBody() {}

    static ProblemException problem(JsonProcessingException error) {
        if (error instanceof UnrecognizedPropertyException unknown) {
            return unknown(path(unknown), known(unknown));
        }
        if (error instanceof ValueInstantiationException) {
            return ProblemException.badRequest(MessageKey.NULL_IN_LIST.with());
        }
        if (error instanceof JsonMappingException mapping && !mapping.getPath().isEmpty()) {
            return ProblemException.field(path(mapping), expectation(mapping));
        }
        if (error instanceof MismatchedInputException) {
            return ProblemException.badRequest(MessageKey.BODY_NOT_AN_OBJECT.with());
        }
        JsonLocation where = error.getLocation();
        return ProblemException.badRequest(
                where == null
                        ? MessageKey.BODY_NOT_JSON.with()
                        : MessageKey.BODY_NOT_JSON_AT.with(where.getLineNr(), where.getColumnNr()));
    }

    /** The problem of a member that is none, with those there are, sorted. */
    static ProblemException unknown(String path, Collection<String> known) {
        return ProblemException.field(path, MessageKey.UNKNOWN_MEMBER.with(String.join(", ", known)));
    }

    private static List<String> known(UnrecognizedPropertyException error) {
        return error.getKnownPropertyIds().stream()
                .map(Object::toString)
                .sorted()
                .toList();
    }

    private static String path(JsonMappingException error) {
        StringBuilder path = new StringBuilder();
        for (JsonMappingException.Reference step : error.getPath()) {
            if (step.getFieldName() == null) {
                path.append('[').append(step.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(step.getFieldName());
            }
        }
        return path.toString();
    }

    private static Message expectation(JsonMappingException error) {
        Class<?> type = error instanceof MismatchedInputException mismatch ? mismatch.getTargetType() : null;
        return error instanceof InvalidFormatException format
                ? refusal(String.valueOf(format.getValue()), type)
                : MessageKey.MUST_BE.with(kind(type));
    }

    /** What a value of another kind should have been. */
    static Message expectation(JsonNode value, Class<?> type) {
        return value.isValueNode() ? refusal(value.asText(), type) : MessageKey.MUST_BE.with(kind(type));
    }

    private static Message refusal(String given, @Nullable Class<?> type) {
        return MessageKey.REFUSED.with(shorten(given), kind(type));
    }

    private static Message kind(@Nullable Class<?> type) {
        if (type == null) {
            return MessageKey.VALID.with();
        } else if (type.isEnum()) {
            return MessageKey.ONE_OF.with(String.join(", ", names(type)));
        } else if (List.class.isAssignableFrom(type)) {
            return MessageKey.LIST.with();
        } else if (type == String.class) {
            return MessageKey.TEXT.with();
        } else if (type == Boolean.class || type == boolean.class) {
            return MessageKey.TRUE_OR_FALSE.with();
        } else if (type == Instant.class) {
            return MessageKey.INSTANT.with();
        } else if (WHOLE_NUMBERS.contains(type)) {
            return MessageKey.WHOLE_NUMBER.with();
        } else if (Number.class.isAssignableFrom(type) || type.isPrimitive()) {
            return MessageKey.NUMBER.with();
        }
        return MessageKey.OBJECT.with();
    }

    /** The names the constants of an enum have in JSON. */
    static List<String> names(Class<?> type) {
        return Arrays.stream(type.getFields())
                .filter(Field::isEnumConstant)
                .map(field -> field.isAnnotationPresent(JsonProperty.class)
                        ? field.getAnnotation(JsonProperty.class).value()
                        : field.getName())
                .toList();
    }

    private static String shorten(String text) {
        return text.length() <= 50 ? text : text.substring(0, 50) + "…";
    }
}
