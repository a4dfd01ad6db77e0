package fr.jobmarket.gateway.http;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import fr.jobmarket.gateway.http.Problem.FieldError;
import java.lang.reflect.Field;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Says in the words of the API, not of its code, why a body is not readable. */
final class InvalidBody {

    private InvalidBody() {}

    static ProblemException problem(JsonProcessingException error) {
        if (error instanceof UnrecognizedPropertyException unknown) {
            return ProblemException.fields(
                    List.of(new FieldError(path(unknown), "is unknown; known are " + known(unknown))));
        }
        if (error instanceof ValueInstantiationException) {
            return ProblemException.badRequest("the body holds null in a list; leave the value out");
        }
        if (error instanceof JsonMappingException mapping && !mapping.getPath().isEmpty()) {
            return ProblemException.fields(List.of(new FieldError(path(mapping), expectation(mapping))));
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

    private static String known(UnrecognizedPropertyException error) {
        return error.getKnownPropertyIds().stream()
                .map(Object::toString)
                .sorted()
                .collect(Collectors.joining(", "));
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
        String given = error instanceof InvalidFormatException format
                ? "\"" + shorten(String.valueOf(format.getValue())) + "\" is not allowed; "
                : "";
        return given + "it must be " + words(type);
    }

    private static String words(@Nullable Class<?> type) {
        if (type == null) {
            return "valid";
        } else if (type.isEnum()) {
            return names(type);
        } else if (List.class.isAssignableFrom(type)) {
            return "a list";
        } else if (type == String.class) {
            return "a text";
        } else if (type == Boolean.class || type == boolean.class) {
            return "true or false";
        } else if (type == Instant.class) {
            return "an ISO-8601 instant in UTC, such as 2026-01-31T12:00:00Z";
        } else if (Number.class.isAssignableFrom(type) || type.isPrimitive()) {
            return "a number";
        }
        return "an object";
    }

    private static String names(Class<?> type) {
        return Arrays.stream(type.getFields())
                .filter(Field::isEnumConstant)
                .map(field -> field.isAnnotationPresent(JsonProperty.class)
                        ? field.getAnnotation(JsonProperty.class).value()
                        : field.getName())
                .collect(Collectors.joining(", ", "one of ", ""));
    }

    private static String shorten(String text) {
        return text.length() <= 50 ? text : text.substring(0, 50) + "…";
    }
}
