package fr.jobmarket.gateway.http;

import com.fasterxml.jackson.annotation.JsonProperty;
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
            return ProblemException.badRequest("the body holds null in a list; leave the value out");
        }
        if (error instanceof JsonMappingException mapping && !mapping.getPath().isEmpty()) {
            return ProblemException.field(path(mapping), expectation(mapping));
        }
        if (error instanceof MismatchedInputException) {
            return ProblemException.badRequest("the body must be a JSON object");
        }
        String where = error.getLocation() == null
                ? ""
                : " at line " + error.getLocation().getLineNr() + ", column "
                        + error.getLocation().getColumnNr();
        return ProblemException.badRequest("the body is not JSON" + where);
    }

    /** The problem of a member that is none, with those there are, sorted. */
    static ProblemException unknown(String path, Collection<String> known) {
        return ProblemException.field(path, "is unknown; known are " + String.join(", ", known));
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

    private static String expectation(JsonMappingException error) {
        Class<?> type = error instanceof MismatchedInputException mismatch ? mismatch.getTargetType() : null;
        return error instanceof InvalidFormatException format
                ? refusal(String.valueOf(format.getValue()), type)
                : "it must be " + words(type);
    }

    /** What a value of another kind should have been. */
    static String expectation(JsonNode value, Class<?> type) {
        return value.isValueNode() ? refusal(value.asText(), type) : "it must be " + words(type);
    }

    private static String refusal(String given, @Nullable Class<?> type) {
        return "\"" + shorten(given) + "\" is not allowed; it must be " + words(type);
    }

    private static String words(@Nullable Class<?> type) {
        if (type == null) {
            return "valid";
        } else if (type.isEnum()) {
            return "one of " + String.join(", ", names(type));
        } else if (List.class.isAssignableFrom(type)) {
            return "a list";
        } else if (type == String.class) {
            return "a text";
        } else if (type == Boolean.class || type == boolean.class) {
            return "true or false";
        } else if (type == Instant.class) {
            return "an ISO-8601 instant in UTC, such as 2026-01-31T12:00:00Z";
        } else if (WHOLE_NUMBERS.contains(type)) {
            return "a whole number";
        } else if (Number.class.isAssignableFrom(type) || type.isPrimitive()) {
            return "a number";
        }
        return "an object";
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
