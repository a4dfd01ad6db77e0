package fr.jobmarket.gateway.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.micronaut.core.beans.BeanIntrospection;
import io.micronaut.core.type.Argument;
import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Compares a body with the record it is meant to be, member by member, before it is read. */
final class BodyShape {

    private BodyShape() {}

    /** Throws a 400 that names the first member that is unknown or of the wrong kind. */
    static void check(JsonNode body, Argument<?> type) {
        if (!body.isObject()) {
            throw ProblemException.badRequest(MessageKey.BODY_NOT_AN_OBJECT.with());
        }
        checkMembers("", body, type);
    }

    private static void checkMembers(String prefix, JsonNode object, Argument<?> type) {
        Map<String, Argument<?>> known = new TreeMap<>();
        for (Argument<?> member :
                BeanIntrospection.getIntrospection(type.getType()).getConstructorArguments()) {
            known.put(member.getName(), member);
        }
        object.fields().forEachRemaining(member -> {
            String path = prefix + member.getKey();
            Argument<?> expected = known.get(member.getKey());
            if (expected == null) {
                throw InvalidBody.unknown(path, known.keySet());
            }
            checkValue(path, member.getValue(), expected);
        });
    }

    private static void checkValue(String path, JsonNode value, Argument<?> expected) {
        if (value.isNull()) {
            return; // the same as absent
        }
        if (!isKind(value, expected.getType())) {
            throw ProblemException.field(path, InvalidBody.expectation(value, expected.getType()));
        }
        if (value.isObject()) {
            checkMembers(path + ".", value, expected);
        } else if (value.isArray()) {
            Argument<?> element = expected.getFirstTypeVariable().orElse(Argument.OBJECT_ARGUMENT);
            for (int i = 0; i < value.size(); i++) {
                checkValue(path + "[" + i + "]", value.get(i), element);
            }
        }
    }

    /** Of other kinds than these no member is; the texts among them, such as moments, are for the reader to judge. */
    private static boolean isKind(JsonNode value, Class<?> type) {
        if (type == Boolean.class || type == boolean.class) {
            return value.isBoolean();
        } else if (type == Integer.class || type == int.class) {
            return value.isIntegralNumber() && value.canConvertToInt();
        } else if (type == Long.class || type == long.class) {
            return value.isIntegralNumber() && value.canConvertToLong();
        } else if (type == Double.class || type == double.class) {
            return value.isNumber();
        } else if (type == List.class) {
            return value.isArray();
        } else if (type.isAnnotationPresent(Serdeable.class) && type.isRecord()) {
            return value.isObject();
        }
        return value.isTextual() && (!type.isEnum() || InvalidBody.names(type).contains(value.textValue()));
    }
}
