package fr.jobmarket.gateway.recommendation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import fr.jobmarket.gateway.GatewayTest;
import fr.jobmarket.gateway.RunningGateway.Answer;
import fr.jobmarket.gateway.TestReleases;
import fr.jobmarket.gateway.TestReleases.Published;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@MicronautTest(transactional = false)
class RecommendationsTest extends GatewayTest {

    private static final String DATA_PROFILE =
            "{\"jobTitle\":\"data engineer\",\"skills\":[\"Python\",\"Spark\"],\"contracts\":[\"PERMANENT\"],"
                    + "\"place\":{\"communeCode\":\"75115\",\"maxDistanceKm\":30}}";

    static Published published;

    @Override
    protected void prepare() {
        published = TestReleases.publish(home, 600, 3);
    }

    @BeforeAll
    void awaitRelease() {
        gateway.awaitReadiness();
    }

    @Test
    void recommendsToAnyoneWhoGivesAProfileAndSaysWhy() {
        JsonNode answer = recommend(DATA_PROFILE, 5).json();
        assertEquals(5, answer.get("items").size());
        for (int i = 0; i < 5; i++) {
            JsonNode item = answer.get("items").get(i);
            assertEquals(i + 1, item.get("rank").asInt());
            assertEquals("PERMANENT", item.at("/offer/contract/type").asText());
            assertTrue(item.get("score").asDouble() > 0 && item.get("score").asDouble() <= 1);
            assertFalse(item.get("reasons").isEmpty());
            assertFalse(item.at("/reasons/0/text").asText().isBlank());
        }
        assertEquals(
                "Data engineer",
                answer.at("/items/0/offer/occupation/romeLabel").asText());
        assertEquals(published.release().id(), answer.get("release").asText());
        assertFalse(answer.at("/model/name").asText().isBlank());
        assertTrue(answer.get("attribution").size() >= 1);
    }

    @Test
    void saysWhatItUnderstoodTheProfileToLookFor() {
        JsonNode answer = recommend("{\"jobTitle\":\"serveuse\"}", 5).json();
        assertEquals("G1803", answer.at("/lookingFor/0/code").asText());
        assertEquals(
                "Serveur / Serveuse en restauration",
                answer.at("/lookingFor/0/label").asText());
        assertTrue(answer.at("/lookingFor/0/probability").asDouble() > 0.5);
        JsonNode named = recommend("{\"jobTitle\":\"serveuse\",\"occupations\":[\"D1102\"]}", 5)
                .json();
        assertEquals(1, named.get("lookingFor").size());
        assertEquals("D1102", named.at("/lookingFor/0/code").asText());
    }

    @Test
    void recommendsNothingRatherThanWhatDoesNotFit() {
        JsonNode answer = recommend("{\"jobTitle\":\"xyzzy qwrt\"}", 5).json();
        assertEquals(0, answer.get("items").size());
        assertEquals(0, answer.get("lookingFor").size());
        assertFalse(answer.has("relaxed"));
    }

    @Test
    void givesReasonsThatAddUpToTheScore() {
        JsonNode answer = recommend(DATA_PROFILE, 5).json();
        for (JsonNode item : answer.get("items")) {
            double sum = answer.at("/model/base").asDouble();
            for (JsonNode reason : item.get("reasons")) {
                sum += reason.get("contribution").asDouble();
            }
            assertEquals(item.get("score").asDouble(), 1 / (1 + Math.exp(-sum)), 1e-6);
        }
    }

    @Test
    void hidesDismissedOffersUntilTheyAreTakenBackAndMarksSavedOnes() {
        String token = register("dismisser@example.org");
        gateway.send("PUT", "/api/v1/me/profile", DATA_PROFILE, token);
        String first = mine(token).at("/items/0/offer/id").asText();
        String second = mine(token).at("/items/1/offer/id").asText();
        assertEquals(204, feedback(token, first, "dismiss").status());
        assertEquals(204, feedback(token, second, "save").status());
        JsonNode without = mine(token);
        assertFalse(without.get("items").toString().contains("\"" + first + "\""));
        assertEquals("[\"" + second + "\"]", without.get("saved").toString());
        JsonNode dismissed = gateway.get("/api/v1/me/dismissed", token).json();
        assertEquals(first, dismissed.at("/items/0/id").asText());

        String path = "/api/v1/me/dismissed/" + first;
        assertEquals(204, gateway.send("DELETE", path, null, token).status());
        assertEquals(204, gateway.send("DELETE", path, null, token).status());
        assertEquals(first, mine(token).at("/items/0/offer/id").asText());
        assertEquals(
                0,
                gateway.get("/api/v1/me/dismissed", token).json().get("items").size());
        assertEquals(204, feedback(token, first, "dismiss").status());
        assertFalse(mine(token).get("items").toString().contains("\"" + first + "\""));
        assertEquals(
                0,
                gateway.get("/api/v1/me/dismissed", register("bystander@example.org"))
                        .json()
                        .get("items")
                        .size());
    }

    private static JsonNode mine(String token) {
        return gateway.get("/api/v1/me/recommendations?top=5", token).json();
    }

    @Test
    void mixesThePageAsAsked() {
        String usual = ids("");
        assertEquals(usual, ids("&employers=0.8&occupations=0&freshness=0&congestion=0.1"));
        assertNotEquals(usual, ids("&freshness=1"));
        assertNotEquals(usual, ids("&occupations=1"));
        for (String wrong : new String[] {"employers=1.1", "occupations=-0.1", "freshness=NaN", "congestion=1.1"}) {
            Answer refused = gateway.post("/api/v1/recommendations?" + wrong, "{}");
            assertEquals(400, refused.status(), refused.body());
            assertEquals(
                    wrong.substring(0, wrong.indexOf('=')),
                    refused.json().get("parameter").asText());
        }
    }

    private static String ids(String knobs) {
        JsonNode answer = gateway.post("/api/v1/recommendations?top=20" + knobs, "{\"jobTitle\":\"data engineer\"}")
                .json();
        return answer.get("items").findValuesAsText("id").toString();
    }

    @Test
    void recommendsSomethingToAnEmptyProfile() {
        assertEquals(
                20,
                gateway.post("/api/v1/recommendations", "{}")
                        .json()
                        .get("items")
                        .size());
    }

    @Test
    void recommendsForTheProfileKept() {
        String token = register("kept@example.org");
        gateway.send("PUT", "/api/v1/me/profile", DATA_PROFILE, token);
        Answer mine = gateway.get("/api/v1/me/recommendations?top=5", token);
        assertEquals(recommend(DATA_PROFILE, 5).json(), mine.json());
        assertEquals(401, gateway.get("/api/v1/me/recommendations").status());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"occupations\":[\"12\"]}                 | occupations",
                "{\"experienceYears\":-1}                   | experienceYears",
                "{\"experienceYears\":\"many\"}             | experienceYears",
                "{\"contracts\":[\"CDI\"]}                  | contracts[0]",
                "{\"place\":{\"latitude\":48.8}}            | place",
                "{\"place\":{\"communeCode\":\"Paris\"}}    | place.communeCode",
                "{\"skils\":[\"Java\"]}                     | skils",
                "{\"place\":{\"city\":\"Paris\"}}           | place.city",
            })
    void saysWhichMemberOfTheProfileIsWrong(String profile, String field) {
        Answer answer = gateway.post("/api/v1/recommendations", profile);
        assertEquals(400, answer.status(), answer.body());
        assertEquals(field, answer.json().at("/errors/0/field").asText(), answer.body());
        String token = register("wrong" + field.hashCode() + profile.hashCode() + "@example.org");
        assertEquals(
                400, gateway.send("PUT", "/api/v1/me/profile", profile, token).status());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"[]", "null", "{\"skills\":[null]}", "12", "{", "{} {}"})
    void refusesBodiesThatAreNoProfile(String body) {
        Answer answer = gateway.post("/api/v1/recommendations", body);
        assertEquals(400, answer.status(), answer.body());
        assertEquals("application/problem+json", answer.header("Content-Type"));
        assertFalse(answer.body().contains("fr.jobmarket"), answer.body());
    }

    @Test
    void keepsAListOfSavedOffersAndWhatWasDone() {
        String token = register("saver@example.org");
        String first = published.offers().get(0).id();
        String second = published.offers().get(1).id();
        assertEquals(204, feedback(token, first, "save").status());
        assertEquals(204, feedback(token, second, "save").status());
        assertEquals(204, feedback(token, second, "save").status());
        assertEquals(204, feedback(token, second, "apply").status());
        assertEquals(204, feedback(token, first, "view").status());
        JsonNode saved = gateway.get("/api/v1/me/saved", token).json().get("items");
        assertEquals(2, saved.size());
        assertEquals(second, saved.get(0).get("id").asText());
        assertEquals(
                204,
                gateway.send("DELETE", "/api/v1/me/saved/" + second, null, token)
                        .status());
        assertEquals(
                1, gateway.get("/api/v1/me/saved", token).json().get("items").size());

        JsonNode export = gateway.get("/api/v1/me/export", token).json();
        assertEquals(5, export.get("feedback").size());
        assertEquals("apply", export.at("/feedback/3/action").asText());
        assertEquals(first, export.at("/savedOffers/0").asText());
        assertEquals(
                0,
                gateway.get("/api/v1/me/saved", register("other@example.org"))
                        .json()
                        .get("items")
                        .size());
        assertEquals(
                204,
                gateway.send("DELETE", "/api/v1/me", "{\"password\":\"correct cheval pile\"}", token)
                        .status());
    }

    @Test
    void refusesFeedbackItCannotUnderstand() {
        String token = register("feedback@example.org");
        assertEquals(404, feedback(token, "francetravail:none", "save").status());
        Answer unknown = feedback(token, published.offers().get(0).id(), "like");
        assertEquals(400, unknown.status());
        assertTrue(unknown.json().get("detail").asText().contains("dismiss"), unknown.body());
        assertEquals(
                400, gateway.send("POST", "/api/v1/me/feedback", "{}", token).status());
        assertNotEquals(204, gateway.post("/api/v1/me/feedback", "{}").status());
    }

    @Test
    void takesOffersEnteredByHandAndLetsOnlyTheirOwnerDeleteThem() {
        String token = register("employer@example.org");
        String draft =
                "{\"title\":\"Boulangère\",\"description\":\"Four à bois\",\"contract\":\"PERMANENT\",\"communeCode\":\"35238\","
                        + "\"annualSalaryMin\":24000,\"experienceMonths\":0,\"skills\":[\"Pétrir\"]}";
        Answer created = gateway.send("POST", "/api/v1/offers", draft, token);
        assertEquals(201, created.status(), created.body());
        JsonNode offer = created.json();
        String path = created.header("Location");
        assertEquals("/api/v1/offers/" + offer.get("id").asText(), path);
        assertEquals("manual", offer.get("source").asText());
        assertEquals("Bretagne", offer.at("/place/regionName").asText());
        assertEquals(offer, gateway.get(path).json());
        assertTrue(gateway.get("/api/v1/me/export", token).body().contains("Four à bois"));

        assertEquals(
                404,
                gateway.send("DELETE", path, null, register("rival@example.org"))
                        .status());
        assertEquals(401, gateway.send("DELETE", path, null, null).status());
        assertEquals(204, gateway.send("DELETE", path, null, token).status());
        assertEquals(404, gateway.get(path).status());
        String harvested = "/api/v1/offers/" + published.offers().get(0).id();
        assertEquals(404, gateway.send("DELETE", harvested, null, token).status());
        assertEquals(200, gateway.get(harvested).status());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"title\":\"\",\"description\":\"\"}                                          | title",
                "{\"description\":\"x\"}                                                      | title",
                "{\"title\":\"x\",\"description\":\"x\",\"communeCode\":\"99999\"}               | communeCode",
                "{\"title\":\"x\",\"description\":\"x\",\"url\":\"javascript:alert(1)\"}          | url",
                "{\"title\":\"x\",\"description\":\"x\",\"contract\":\"CDI\"}                    | contract",
                "{\"title\":\"x\",\"description\":\"x\",\"contract\":0}                         | contract",
                "{\"title\":\"x\",\"description\":\"x\",\"annualSalaryMin\":\"NaN\"}             | annualSalaryMin",
                "{\"title\":\"x\",\"description\":\"x\",\"experienceMonths\":3.5}               | experienceMonths",
                "{\"title\":\"x\",\"description\":\"x\",\"remote\":\"true\"}                     | remote",
                "{\"title\":\"x\",\"description\":\"x\",\"skills\":[\"Java\",5]}                 | skills[1]",
                "{\"title\":5,\"description\":\"x\"}                                         | title",
                "{\"title\":\"Boulan\\u200bgère\",\"description\":\"x\"}                         | title",
                "{\"title\":\"\\u202eerègnaluoB\",\"description\":\"x\"}                         | title",
                "{\"title\":\"Boulangère\\nà Rennes\",\"description\":\"x\"}                     | title",
                "{\"title\":\"x\",\"description\":\"x\",\"companyName\":\"\\u2066x\"}           | companyName",
                "{\"titel\":\"x\",\"description\":\"x\"}                                     | titel",
                "{\"title\":\"x\",\"description\":\"x\",\"annualSalaryMin\":-1}                | annualSalaryMin",
                "{\"title\":\"x\",\"description\":\"x\",\"annualSalaryMin\":2,\"annualSalaryMax\":1} | annualSalaryMin",
            })
    void saysWhatIsWrongWithAnOfferEnteredByHand(String draft, String field) {
        String token = register("draft" + draft.hashCode() + "@example.org");
        Answer answer = gateway.send("POST", "/api/v1/offers", draft, token);
        assertEquals(400, answer.status(), answer.body());
        assertEquals(field, answer.json().at("/errors/0/field").asText(), answer.body());
    }

    private static Answer recommend(String profile, int top) {
        Answer answer = gateway.post("/api/v1/recommendations?top=" + top, profile);
        assertEquals(200, answer.status(), answer.body());
        return answer;
    }

    private static Answer feedback(String token, String offer, String action) {
        return gateway.send(
                "POST",
                "/api/v1/me/feedback",
                "{\"offerId\":\"" + offer + "\",\"action\":\"" + action + "\",\"rank\":1}",
                token);
    }

    private static String register(String email) {
        Answer answer = gateway.post(
                "/api/v1/auth/register", "{\"email\":\"" + email + "\",\"password\":\"correct cheval pile\"}");
        assertEquals(201, answer.status(), answer.body());
        return answer.json().get("accessToken").asText();
    }
}
