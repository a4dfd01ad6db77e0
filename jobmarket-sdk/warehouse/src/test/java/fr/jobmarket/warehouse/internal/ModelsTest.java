package fr.jobmarket.warehouse.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.jobmarket.offer.Confidence;
import fr.jobmarket.offer.Contract;
import fr.jobmarket.offer.DataRole;
import fr.jobmarket.offer.Experience;
import fr.jobmarket.offer.Place;
import fr.jobmarket.offer.Salary;
import fr.jobmarket.offer.Source;
import fr.jobmarket.offer.WorkingTime;
import fr.jobmarket.source.SourceTerms;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ModelsTest {

    private static Model model(String name, String query) {
        return new Model(
                name, new TableSpec(name, List.of()), "nobody", "nothing", Map.of(), List.of(), Optional.of(query));
    }

    private static List<String> order(Model... models) {
        return new Models(List.of(models)).all().stream().map(Model::name).toList();
    }

    @Test
    void eachModelComesBehindThoseItReads() {
        assertEquals(
                List.of("gold.c", "gold.a", "gold.b"),
                order(
                        model("gold.b", "select * from gold.a join gold.c on true"),
                        model("gold.a", "select * from gold.c"),
                        model("gold.c", "select 1")));
    }

    @Test
    void aTableNamedInTheHeaderIsNotRead() {
        assertEquals(
                List.of("gold.a", "gold.b"),
                order(model("gold.a", "-- purpose: unlike gold.b\nselect 1"), model("gold.b", "select 1")));
    }

    @Test
    void modelsThatReadEachOtherOrWhatIsNotThereAreNamed() {
        String circle = assertThrows(
                        IllegalStateException.class,
                        () -> order(model("gold.a", "select * from gold.b"), model("gold.b", "select * from gold.a")))
                .getMessage();
        assertTrue(circle.contains("gold.a, gold.b"), circle);
        String missing = assertThrows(
                        IllegalStateException.class, () -> order(model("gold.a", "select * from silver.nothing")))
                .getMessage();
        assertTrue(missing.contains("silver.nothing"), missing);
    }

    static Stream<Model> made() {
        return Models.ofWarehouse().all().stream().filter(model -> model.query().isPresent());
    }

    @ParameterizedTest
    @MethodSource("made")
    void everyQuerySaysItsGrainAndPurpose(Model model) {
        String query = model.query().orElseThrow();
        assertTrue(query.startsWith("-- grain: one row per "), query);
        assertTrue(query.contains("\n-- purpose: "), query);
    }

    @ParameterizedTest
    @MethodSource("made")
    void everyQueryGivesTheColumnsOfItsModelInOrderAndOfTheirTypes(Model model) {
        try (Database database =
                Database.open(new DuckDbDialect("jdbc:duckdb:", Clock.systemUTC()), Clock.systemUTC())) {
            new GoldBuilder(database).prepare();
            made().filter(Model::isTemporary).forEach(temporary -> database.stage(temporary.table()));
            List<String> given = database.list(
                    "select column_name, lower(column_type) from (describe "
                            + model.sql().replace(":as_of", "''") + ")",
                    row -> row.getString(1) + " " + row.getString(2));
            assertEquals(
                    model.table().columns().stream()
                            .map(column -> column.name() + " " + column.type())
                            .toList(),
                    given);
        }
    }

    @Test
    void goldHidesTheCommuneOfVanishedOffersWhereTheTermsOfTheirSourceDemandIt() {
        String query = Models.ofWarehouse().get("gold.offer").sql();
        for (Source source : Source.values()) {
            boolean reduced = SourceTerms.of(source)
                    .map(SourceTerms::reducesVanishedOffers)
                    .orElse(false);
            assertEquals(reduced, query.contains("'" + source.id() + "'"), source.id());
        }
    }

    private static <E extends Enum<E>> void assertAccepted(String column, Class<E> type, Function<E, String> text) {
        List<String> values = Arrays.stream(type.getEnumConstants()).map(text).toList();
        assertTrue(
                Models.ofWarehouse().get("silver.offer").tests().contains(ModelTest.acceptedValues(column, values)),
                column + " should accept " + values);
    }

    @Test
    void whatSilverAcceptsIsWhatTheCleanerCanSay() {
        assertAccepted("source", Source.class, Source::id);
        assertAccepted("data_role", DataRole.class, DataRole::name);
        assertAccepted("contract_type", Contract.Type.class, Contract.Type::name);
        assertAccepted("working_time", WorkingTime.Kind.class, WorkingTime.Kind::name);
        assertAccepted("salary_period", Salary.Period.class, Salary.Period::name);
        assertAccepted("salary_confidence", Confidence.class, Confidence::name);
        assertAccepted("salary_origin", Salary.Origin.class, Salary.Origin::name);
        assertAccepted("experience_requirement", Experience.Requirement.class, Experience.Requirement::name);
        assertAccepted("place_precision", Place.Precision.class, Place.Precision::name);
        assertAccepted("place_origin", Place.Origin.class, Place.Origin::name);
    }
}
