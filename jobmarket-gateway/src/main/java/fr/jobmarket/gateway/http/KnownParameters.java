package fr.jobmarket.gateway.http;

import io.micronaut.core.beans.BeanIntrospection;
import io.micronaut.core.type.Argument;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.RequestBean;
import io.micronaut.web.router.MethodBasedRouteMatch;
import io.netty.handler.codec.http.QueryStringDecoder;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The rules for query parameters that hold whatever they mean. */
public final class KnownParameters {

    private KnownParameters() {}

    /** The parameters of a route, by name. */
    static Map<String, Argument<?>> of(MethodBasedRouteMatch<?, ?> route) {
        return named(Stream.<Argument<?>>of(route.getArguments())
                .flatMap(argument -> argument.isAnnotationPresent(RequestBean.class)
                        ? members(argument.getType())
                        : Stream.of(argument)));
    }

    /** The parameters that a record gathers, by name. */
    public static Map<String, Argument<?>> of(Class<?> gathered) {
        return named(members(gathered));
    }

    private static Stream<Argument<?>> members(Class<?> gathered) {
        return Stream.<Argument<?>>of(
                BeanIntrospection.getIntrospection(gathered).getConstructorArguments());
    }

    private static Map<String, Argument<?>> named(Stream<Argument<?>> arguments) {
        Map<String, Argument<?>> known = new TreeMap<>();
        arguments
                .filter(argument -> argument.isAnnotationPresent(QueryValue.class))
                .forEach(argument -> known.put(name(argument), argument));
        return known;
    }

    private static String name(Argument<?> argument) {
        return argument.getAnnotationMetadata()
                .stringValue(QueryValue.class)
                .filter(name -> !name.isEmpty())
                .orElse(argument.getName());
    }

    /** The parameters in this member of a body, which is as what stands behind a question mark; 400 when it is not. */
    public static Map<String, List<String>> read(String field, String text) {
        try {
            return new QueryStringDecoder(text, false).parameters();
        } catch (IllegalArgumentException e) {
            throw ProblemException.field(field, MessageKey.BAD_ESCAPE.with());
        }
    }

    /** Throws a 400 that names the first parameter that is unknown, empty, or given several times where one is expected. */
    public static void check(Map<String, ? extends Collection<String>> given, Map<String, Argument<?>> known) {
        given.forEach((name, values) -> check(name, values, known));
    }

    private static void check(String name, Collection<String> values, Map<String, Argument<?>> known) {
        Argument<?> argument = known.get(name);
        if (argument == null) {
            throw ProblemException.parameter(
                    name,
                    known.isEmpty()
                            ? MessageKey.NO_PARAMETERS.with()
                            : MessageKey.UNKNOWN_PARAMETER.with(String.join(", ", known.keySet())));
        }
        if (values.size() > 1 && !List.class.isAssignableFrom(argument.getType())) {
            throw ProblemException.parameter(name, MessageKey.SEVERAL_TIMES.with());
        }
        // PostgreSQL and DuckDB refuse texts with this character.
        if (values.stream().anyMatch(value -> value.indexOf('\0') >= 0)) {
            throw ProblemException.parameter(name, MessageKey.NUL_CHARACTER.with());
        }
        // A search box left empty asks for everything; an empty code or number is a mistake.
        if (!name.equals("q")
                && values.stream()
                        .anyMatch(value -> value.chars().allMatch(c -> c == ',' || Character.isWhitespace(c)))) {
            throw ProblemException.parameter(name, MessageKey.EMPTY.with());
        }
    }
}
