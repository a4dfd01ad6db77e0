package fr.jobmarket.source.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.ObjectMapper;
import fr.jobmarket.simulator.SyntheticMarket;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonSlicesTest {

    @Test
    void cutsValuesOfEveryTypeAsTheyStand() throws IOException {
        String json =
                " { \"a\" : 1.50 ,\"b\":-2E+3,\"c\":\"x\\\"},]\",\"d\":[ 1, {} ],\"e\":null,\"f\":{\"g\":true}, \"h\":false}\n";
        assertEquals(
                Map.of(
                        "a", "1.50",
                        "b", "-2E+3",
                        "c", "\"x\\\"},]\"",
                        "d", "[ 1, {} ]",
                        "e", "null",
                        "f", "{\"g\":true}",
                        "h", "false"),
                JsonSlices.members(json));
        assertEquals(List.of("1", "{}"), JsonSlices.elements("[ 1, {} ]"));
        assertEquals("7", JsonSlices.scalar("{\"x\":{\"id\":1},\"id\":7}", "id"));
    }

    @Test
    void cutsLongTextsExactly() throws IOException {
        List<String> offers = SyntheticMarket.of(9).franceTravailOffers(400).toList();
        String page = offers.stream().collect(Collectors.joining(" ,\n", "[", "]"));
        assertEquals(offers, JsonSlices.elements(page));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[1", "[1,]", "{\"a\":}", "[1] 2", "nul", "{\"a\":1", "[\"a"})
    void refusesWhatIsNotJson(String json) {
        assertThrows(IOException.class, () -> {
            JsonSlices.elements(json);
        });
        assertThrows(IOException.class, () -> JsonSlices.members(json));
    }

    @Test
    void putsJsonOnOneLineWithoutChangingIt() throws IOException {
        ObjectMapper mapper = new ObjectMapper();
        for (String offer : SyntheticMarket.of(9).franceTravailOffers(50).toList()) {
            String pretty = mapper.writerWithDefaultPrettyPrinter().writeValueAsString(mapper.readTree(offer));
            String line = JsonSlices.oneLine(pretty);
            assertEquals(-1, line.indexOf('\n'));
            assertEquals(mapper.readTree(offer), mapper.readTree(line));
        }
    }
}
