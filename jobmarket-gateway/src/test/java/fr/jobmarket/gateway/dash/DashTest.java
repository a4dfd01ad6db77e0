package fr.jobmarket.gateway.dash;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import fr.jobmarket.gateway.GatewayTest;
import fr.jobmarket.gateway.RunningGateway;
import fr.jobmarket.gateway.TestReleases;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@MicronautTest(transactional = false)
class DashTest extends GatewayTest {

    private static final String DASH = "/api/v1/dash/";

    @Override
    protected void prepare() {
        TestReleases.publish(home, 300, 7);
    }

    @BeforeAll
    void awaitRelease() {
        gateway.awaitReadiness();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "departments",
                "regions",
                "cities",
                "keywords",
                "skills",
                "soft-skills",
                "contracts",
                "experience",
                "months",
                "weekdays",
                "salaries"
            })
    void drawsEveryFigureWithTracesPlotlyKnows(String name) {
        RunningGateway.Answer answer = gateway.get(DASH + "figures/" + name + "?available=any");

        assertEquals(200, answer.status(), answer.body());
        JsonNode figure = answer.json();
        assertFalse(figure.at("/layout/title/text").asText().isEmpty());
        for (JsonNode trace : figure.get("data")) {
            assertTrue(
                    Set.of("bar", "scatter", "heatmap", "box")
                            .contains(trace.get("type").asText()),
                    trace.toString());
        }
    }

    @Test
    void drawsAsManyBarsAsAskedForAndCountsWhatTheStatisticsCount() {
        JsonNode bar = gateway.get(DASH + "figures/regions?limit=3").json().at("/data/0");
        JsonNode ranking =
                gateway.get("/api/v1/stats/rankings/regions?limit=3").json().get("items");

        assertEquals(3, bar.get("x").size());
        assertEquals(ranking.get(0).get("count").asLong(), bar.at("/x/2").asLong());
        assertEquals(
                ranking.get(0).get("code").asText(), bar.at("/customdata/2").asText());
    }

    @Test
    void filtersFiguresLikeStatistics() {
        long all = sum(gateway.get(DASH + "figures/contracts").json());
        long some = sum(
                gateway.get(DASH + "figures/contracts?dataRole=DATA_ENGINEER").json());

        assertTrue(some < all, some + " of " + all);
    }

    @Test
    void givesEveryRowOfAGridTheFieldsOfItsColumns() {
        for (String path : List.of("grids/offers?limit=5&sort=date", "grids/departments", "grids/cities?limit=4")) {
            JsonNode grid = gateway.get(DASH + path).json();
            Set<String> fields = new HashSet<>();
            grid.get("columnDefs")
                    .forEach(column -> fields.add(column.get("field").asText()));
            assertTrue(grid.get("rowData").size() > 0, path);
            for (JsonNode row : grid.get("rowData")) {
                row.fieldNames()
                        .forEachRemaining(field -> assertTrue(
                                fields.contains(field) || Set.of("id", "url").contains(field), field));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "contracts",
                "data-roles",
                "sources",
                "regions",
                "departments",
                "keywords",
                "occupations",
                "skills"
            })
    void offersChoicesWithValueAndLabel(String name) {
        JsonNode options = gateway.get(DASH + "options/" + name).json();

        assertTrue(options.size() > 0, name);
        options.forEach(option -> assertFalse(
                option.get("value").asText().isEmpty()
                        || option.get("label").asText().isEmpty(),
                option.toString()));
    }

    @Test
    void findsCommunesWithoutAnyOfferToo() {
        JsonNode found = gateway.get(DASH + "options/communes?q=ouessant").json();

        assertEquals("29155", found.at("/0/value").asText());
        assertEquals(0, gateway.get(DASH + "options/communes").json().size());
    }

    @Test
    void refusesWhatItDoesNotKnow() {
        assertEquals(400, gateway.get(DASH + "figures/regions?limit=0").status());
        assertEquals(400, gateway.get(DASH + "figures/regions?colour=red").status());
        assertEquals(400, gateway.get(DASH + "grids/offers?contract=CDI").status());
        assertEquals(400, gateway.get(DASH + "grids/offers?cursor=0").status());
        assertEquals(404, gateway.get(DASH + "figures/none").status());
        assertEquals(404, gateway.get(DASH + "grids/none").status());
    }

    private static long sum(JsonNode figure) {
        long sum = 0;
        for (JsonNode value : figure.at("/data/0/x")) {
            sum += value.asLong();
        }
        return sum;
    }
}
