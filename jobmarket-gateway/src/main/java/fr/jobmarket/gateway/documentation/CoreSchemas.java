package fr.jobmarket.gateway.documentation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.jobmarket.candidate.CandidateProfile;
import fr.jobmarket.dash.DropdownOption;
import fr.jobmarket.dash.Figure;
import fr.jobmarket.dash.Grid;
import fr.jobmarket.offer.Offer;
import fr.jobmarket.offer.Source;
import fr.jobmarket.recommendation.Recommendation;
import fr.jobmarket.recommendation.Recommender;
import fr.jobmarket.referential.CodeForm;
import fr.jobmarket.statistics.LabelledCount;
import fr.jobmarket.statistics.LocationCount;
import fr.jobmarket.statistics.OfferTotals;
import fr.jobmarket.statistics.SalaryStatistics;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Completes the schemas of the SDK's records. The document is generated while the gateway compiles, and a compiler sees
 * no {@code @Nullable} in class files before Java 22: every component of those records would look required.
 */
final class CoreSchemas {

    private static final List<Class<?>> ROOTS = List.of(
            Offer.class,
            CandidateProfile.class,
            DropdownOption.class,
            Figure.class,
            Grid.class,
            Recommendation.class,
            Recommender.Advice.class,
            LabelledCount.class,
            LocationCount.class,
            OfferTotals.class,
            SalaryStatistics.class);

    private CoreSchemas() {}

    static void complete(JsonNode document) {
        JsonNode schemas = document.at("/components/schemas");
        Set<Class<?>> done = new HashSet<>();
        ROOTS.forEach(root -> complete(root, schemas, done));
        // Lists that may be absent, which those of other records never are, and cells of any type.
        ((ObjectNode) schemas.at("/Layout.Axis"))
                .putArray("required")
                .add("type")
                .add("visible");
        ((ObjectNode) schemas.at("/Grid/properties/rowData/items")).putObject("additionalProperties");
        // What else a trace has depends on its type, and Plotly knows it.
        ((ObjectNode) schemas.get("Trace")).putObject("additionalProperties");
        bound(schemas.at("/CandidateProfile/properties/minAnnualSalary"), 0, 10_000_000);
        bound(schemas.at("/CandidateProfile/properties/experienceYears"), 0, 70);
        bound(schemas.at("/CandidateProfile.DesiredPlace/properties/latitude"), -90, 90);
        bound(schemas.at("/CandidateProfile.DesiredPlace/properties/longitude"), -180, 180);
        bound(schemas.at("/CandidateProfile.DesiredPlace/properties/maxDistanceKm"), 0, 20_000);
        ((ObjectNode) schemas.at("/CandidateProfile/properties/occupations/items"))
                .put("pattern", "^" + CodeForm.ROME_REGEX + "$");
        ((ObjectNode) schemas.at("/CandidateProfile.DesiredPlace/properties/communeCode"))
                .put("pattern", "^" + CodeForm.COMMUNE_REGEX + "$");
        if (schemas.get("Source") instanceof ObjectNode source) {
            ArrayNode names = source.putArray("enum");
            Arrays.stream(Source.values()).map(Source::id).forEach(names::add);
        }
    }

    /** As the rules of the profile have them, which no annotation repeats. */
    private static void bound(JsonNode property, int minimum, int maximum) {
        ((ObjectNode) property).put("minimum", minimum).put("maximum", maximum);
    }

    private static void complete(Class<?> type, JsonNode schemas, Set<Class<?>> done) {
        if (!type.isRecord() || !type.getName().startsWith("fr.jobmarket.") || !done.add(type)) {
            return;
        }
        if (schemas.get(name(type)) instanceof ObjectNode schema) {
            require(schema, type);
            markNullable(schema, type);
        }
        for (RecordComponent component : type.getRecordComponents()) {
            classesIn(component.getGenericType()).forEach(used -> complete(used, schemas, done));
        }
    }

    private static void require(ObjectNode schema, Class<?> type) {
        // A profile may leave everything out, lists included.
        List<String> required = type == CandidateProfile.class
                ? List.of()
                : Arrays.stream(type.getRecordComponents())
                        .filter(component -> !isNullable(component.getAnnotatedType()))
                        .map(RecordComponent::getName)
                        .toList();
        schema.remove("required");
        if (!required.isEmpty()) {
            ArrayNode names = schema.putArray("required");
            required.forEach(names::add);
        }
    }

    /** Bodies may say null for absent; answers never do. */
    private static void markNullable(ObjectNode schema, Class<?> type) {
        for (RecordComponent component : type.getRecordComponents()) {
            if (isNullable(component.getAnnotatedType())
                    && schema.path("properties").get(component.getName()) instanceof ObjectNode property
                    && !property.has("$ref")) {
                property.put("nullable", true);
            }
        }
    }

    private static boolean isNullable(AnnotatedType type) {
        return !(type instanceof AnnotatedParameterizedType) && type.isAnnotationPresent(Nullable.class);
    }

    private static List<Class<?>> classesIn(Type type) {
        if (type instanceof Class<?> plain) {
            return List.of(plain);
        }
        return type instanceof ParameterizedType generic
                ? Arrays.stream(generic.getActualTypeArguments())
                        .flatMap(argument -> classesIn(argument).stream())
                        .toList()
                : List.of();
    }

    /** As the generator names schemas: nested types carry the name of the outer one. */
    private static String name(Class<?> type) {
        Class<?> outer = type.getDeclaringClass();
        return outer == null ? type.getSimpleName() : outer.getSimpleName() + "." + type.getSimpleName();
    }
}
