package fr.jobmarket.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FranceTravailContractTest {
    @RegisterExtension
    static final JobMarketSimulatorExtension MARKET =
            JobMarketSimulatorExtension.with(simulator -> simulator.syntheticMarket(4_000, 500, 7));

    private Calls calls;

    @BeforeEach
    void signIn() throws IOException {
        calls = new Calls(MARKET.simulator()).signIn();
    }

    @Test
    void givesATokenThatLives1499Seconds() throws IOException {
        JobMarketSimulator simulator = MARKET.simulator();
        HttpResponse<String> answer = calls.askToken(
                simulator.clientId(), simulator.clientSecret(), "client_credentials", "api_offresdemploiv2 o2dsoffre");
        assertEquals(200, answer.statusCode());
        assertEquals("Bearer", Calls.json(answer).path("token_type").asText());
        assertEquals(1499, Calls.json(answer).path("expires_in").asInt());
    }

    @Test
    void refusesAWrongSecretAsInvalidClient() throws IOException {
        HttpResponse<String> answer = calls.askToken(
                MARKET.simulator().clientId(), "wrong ", "client_credentials", "api_offresdemploiv2 o2dsoffre");
        assertEquals(400, answer.statusCode());
        assertEquals("invalid_client", Calls.json(answer).path("error").asText());
    }

    @Test
    void answersACallWithoutTokenWith401AndAnEmptyBody() throws IOException {
        HttpResponse<String> answer = calls.get(MARKET.simulator().franceTravailBaseUrl() + "/v2/offres/search");
        assertEquals(401, answer.statusCode());
        assertEquals("", answer.body());
        assertEquals("Bearer", Calls.header(answer, "WWW-Authenticate"));
    }

    @Test
    void countsTheWholeStockAndGivesTheFirst150() throws IOException {
        HttpResponse<String> answer = calls.search();
        assertEquals(206, answer.statusCode());
        assertEquals("offres 0-149/4000", Calls.header(answer, "Content-Range"));
        assertEquals(150, Calls.json(answer).path("resultats").size());
    }

    @Test
    void pagesThroughOneDepartmentOnceEach() throws IOException {
        Set<String> ids = new HashSet<>();
        int total = 1;
        for (int first = 0; first < total; first += 50) {
            HttpResponse<String> answer =
                    calls.search("departement", "69", "sort", "1", "range", first + "-" + (first + 49));
            String range = Calls.header(answer, "Content-Range");
            total = Integer.parseInt(range.substring(range.indexOf('/') + 1));
            assertEquals(first + 50 >= total ? 200 : 206, answer.statusCode());
            for (JsonNode offer : Calls.json(answer).path("resultats")) {
                assertTrue(ids.add(offer.path("id").asText()));
                assertTrue(offer.path("lieuTravail").path("libelle").asText().startsWith("69"));
            }
        }
        assertEquals(total, ids.size());
        assertTrue(total > 50);
    }

    @Test
    void answers204WhenNothingMatches() throws IOException {
        HttpResponse<String> answer =
                calls.search("minCreationDate", "2001-01-01T00:00:00Z", "maxCreationDate", "2001-01-02T00:00:00Z");
        assertEquals(204, answer.statusCode());
        assertTrue(Calls.header(answer, "Content-Range").endsWith("*/0"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "range|3001-3100|La position de début doit être inférieure ou égale à 3000.",
                "range|0-150|La plage de résultats demandée est trop importante.",
                "range|3000-3150|La plage de résultats demandée est trop importante.",
                "range|abc|Format du paramètre « range » incorrect. <entier>-<entier> attendu.",
                "commune|75001|Valeur du paramètre « commune » incorrecte.",
                "publieeDepuis|2|Valeur du paramètre « publieeDepuis » incorrecte."
            })
    void refusesWrongParametersInTheApiWords(String name, String value, String message) throws IOException {
        HttpResponse<String> answer = calls.search(name, value);
        assertEquals(400, answer.statusCode());
        assertEquals(message, Calls.json(answer).path("message").asText());
        assertTrue(Calls.json(answer).has("codeErreur"));
    }

    @Test
    void ignoresUnknownParametersSilently() throws IOException {
        assertEquals(
                "offres 0-149/4000", Calls.header(calls.search("departements", "69", "Range", "0-9"), "Content-Range"));
    }

    @Test
    void splitsIntoItsTwoOriginsWithoutRest() throws IOException {
        assertEquals(4000, total("origineOffre", "1") + total("origineOffre", "2"));
    }

    @Test
    void givesAnOfferByIdAnd204WhenItIsGone() throws IOException {
        String id = MARKET.simulator()
                .servedIds(SimulatedSource.FRANCE_TRAVAIL)
                .iterator()
                .next();
        assertEquals(
                id,
                Calls.json(calls.franceTravail("/v2/offres/" + id)).path("id").asText());
        assertEquals(204, calls.franceTravail("/v2/offres/999ZZZZ").statusCode());
        HttpResponse<String> answer = calls.franceTravail("/v2/offres/!");
        assertEquals(400, answer.statusCode());
        assertEquals(
                "Le format de l'id de l'offre recherchée est incorrect.",
                Calls.json(answer).path("message").asText());
    }

    private int total(String... parameters) throws IOException {
        String range = Calls.header(calls.search(parameters), "Content-Range");
        return Integer.parseInt(range.substring(range.indexOf('/') + 1));
    }
}
