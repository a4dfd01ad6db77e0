package fr.jobmarket.dash;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.jobmarket.offer.OfferJson;
import fr.jobmarket.statistics.LabelledCount;
import fr.jobmarket.statistics.LocationCount;
import fr.jobmarket.statistics.SalaryStatistics;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class FiguresTest {

    private static final ObjectMapper JSON = OfferJson.newMapper();

    private final Figures figures = Figures.of(Wording.french());

    @Test
    void ranksWithTheFirstValueOnTop() {
        Figure figure = figures.ranking("Outils", List.of(count("SQL", 9), count("Java", 4), count("Go", 1)), 2);

        JsonNode bar = json(figure).at("/data/0");
        assertEquals("bar", bar.get("type").asText());
        assertEquals("h", bar.get("orientation").asText());
        assertEquals("[\"Java\",\"SQL\"]", bar.get("y").toString());
        assertEquals("[4,9]", bar.get("x").toString());
    }

    @Test
    void wordsCodesInFrench() {
        Figure figure = figures.ranking("Contrats", List.of(count("PERMANENT", 3), count("NEW_ONE", 1)), "contract");

        assertEquals("[\"NEW_ONE\",\"CDI\"]", json(figure).at("/data/0/y").toString());
        assertEquals(
                "[\"NEW_ONE\",\"PERMANENT\"]",
                json(figure).at("/data/0/customdata").toString());
    }

    @Test
    void shortensLongLabelsButNeverMakesTwoBarsOne() {
        String same = "Appliquer les règles de sécurité et d'hygiène ";
        Figure figure = figures.ranking(
                "Compétences",
                List.of(
                        count(same + "au bureau", 2),
                        count(same + "en cuisine", 1),
                        count("Lire un plan de montage puis le tenir à jour", 1)),
                3);

        JsonNode labels = json(figure).at("/data/0/y");
        assertEquals("Lire un plan de montage puis le…", labels.get(0).asText());
        assertEquals(same + "en cuisine", labels.get(1).asText());
        assertEquals(same + "en cuisine", json(figure).at("/data/0/hovertext/1").asText());
    }

    @Test
    void fillsMonthsWithoutOffersWithZeroAndKeepsTheLatest() {
        List<LabelledCount> counts = List.of(count("2026-02", 5), count("2025-12", 7), count("2020-01", 1));

        JsonNode figure = json(figures.months(counts, 3));

        assertEquals(
                "[\"2025-12\",\"2026-01\",\"2026-02\"]", figure.at("/data/0/x").toString());
        assertEquals("[7,0,5]", figure.at("/data/0/y").toString());
        assertEquals(
                "[\"déc.<br>2025\",\"janv.<br>2026\",\"févr.<br>2026\"]",
                figure.at("/layout/xaxis/ticktext").toString());
        assertEquals("janv. 2026", figure.at("/data/0/hovertext/1").asText());
    }

    @Test
    void labelsManyMonthsOnceAQuarter() {
        JsonNode figure = json(figures.months(List.of(count("2024-11", 5), count("2026-10", 7)), 60));

        assertEquals(24, figure.at("/data/0/x").size());
        assertEquals("2025-01", figure.at("/layout/xaxis/tickvals/0").asText());
        assertEquals(8, figure.at("/layout/xaxis/tickvals").size());
    }

    @Test
    void drawsOneSquarePerDepartmentAndNoneBetween() {
        Figure figure = figures.departments(List.of(department("75", 12), department("974", 3), department("99", 4)));

        JsonNode tiles = json(figure).at("/data/0");
        int squares = 0;
        double sum = 0;
        for (JsonNode row : tiles.get("z")) {
            for (JsonNode cell : row) {
                squares += cell.isNull() ? 0 : 1;
                sum += cell.asDouble(0);
            }
        }
        assertEquals(101, squares);
        assertEquals(15, sum);
        assertFalse(tiles.get("hoverongaps").asBoolean());
        assertTrue(tiles.get("hovertext").toString().contains("Paris (75)"));
    }

    @Test
    void hasNoTraceWhenThereIsNothingToShow() {
        for (Figure empty : List.of(
                figures.months(List.of(), 12), figures.departments(List.of()), figures.columns("x", List.of()))) {
            assertEquals("[]", json(empty).get("data").toString());
            assertEquals(
                    "category",
                    json(figures.columns("x", List.of()))
                            .at("/layout/xaxis/type")
                            .asText());
        }
    }

    @Test
    void mapsEachDepartmentOnce() {
        List<String> codes = TileMap.ofDepartments().codes().toList();

        assertEquals(101, codes.size());
        assertEquals(101, new HashSet<>(codes).size());
        assertTrue(codes.containsAll(List.of("2A", "2B", "971", "972", "973", "974", "976")));
        assertNull(json(figures.departments(List.of(department("75", 1))))
                .at("/data/0/z/0/0")
                .textValue());
    }

    @Test
    void showsTheSpreadOfSalariesWithTheBestPaidOnTop() {
        SalaryStatistics salaries = new SalaryStatistics(
                100,
                null,
                List.of(),
                List.of(
                        spread("FIXED_TERM", 40, 25_000),
                        spread("PERMANENT", 50, 34_000),
                        spread("FRANCHISE", 2, 60_000)));

        JsonNode data = json(figures.salaries(salaries, 10)).get("data");

        assertEquals("box", data.at("/0/type").asText());
        assertEquals("[\"CDD\",\"CDI\"]", data.at("/0/y").toString());
        assertEquals("[25000.0,34000.0]", data.at("/0/median").toString());
        assertTrue(
                data.at("/1/hovertext/1").asText().matches("CDI<br>médiane <b>34\\W000 €</b>.*50 offres avec salaire"),
                data.at("/1/hovertext/1").asText());
    }

    private static SalaryStatistics.Distribution spread(String contract, long count, double median) {
        return new SalaryStatistics.Distribution(
                contract, count, median, median - 5_000, median - 2_000, median, median + 2_000, median + 5_000);
    }

    private static LocationCount department(String code, long count) {
        return new LocationCount(LocationCount.Level.DEPARTMENT, code, code, null, null, null, null, count);
    }

    private static JsonNode json(Object value) {
        return JSON.valueToTree(value);
    }

    private static LabelledCount count(String code, long count) {
        return new LabelledCount(code, null, count);
    }
}
