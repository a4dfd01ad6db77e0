package fr.jobmarket.gateway.manual;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import fr.jobmarket.gateway.GatewayTest;
import fr.jobmarket.gateway.RunningGateway.Answer;
import fr.jobmarket.gateway.TestReleases;
import fr.jobmarket.offer.Offer;
import fr.jobmarket.offer.Source;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

@MicronautTest(transactional = false)
class OwnOffersTest extends GatewayTest {

    /** Six characters in JSON. */
    private static final String LONGEST = "\u0001";

    /** Two characters in JSON; a single line holds none that takes more. */
    private static final String LONGEST_OF_A_LINE = "\"";

    private static String token;

    /** One that was published and deleted since. */
    private static final Offer DELETED = Offer.builder(Source.MANUAL, "00000000-0000-4000-8000-000000000001")
            .title("Soudeuse")
            .description("Au chalumeau")
            .build();

    @Override
    protected void prepare() {
        TestReleases.publish(home, List.of(DELETED));
    }

    @Test
    void aDeletedOfferIsNotReadEvenWhileTheReleaseHasIt() {
        assertEquals(
                1,
                gateway.get("/api/v1/offers?source=manual").json().get("items").size());
        assertEquals(404, gateway.get("/api/v1/offers/" + DELETED.id()).status());
    }

    @BeforeAll
    static void register() {
        token = token("camille@example.org");
    }

    private static String token(String email) {
        return gateway.post(
                        "/api/v1/auth/register", "{\"email\":\"" + email + "\",\"password\":\"correct cheval pile\"}")
                .json()
                .get("accessToken")
                .asText();
    }

    private static Answer add(Map<String, Object> offer) throws Exception {
        return gateway.send("POST", "/api/v1/offers", new ObjectMapper().writeValueAsString(offer), token);
    }

    @Test
    void keepsAtMostAHundredHoweverManyArriveAtOnce() throws Exception {
        ExecutorService visitors = Executors.newFixedThreadPool(8);
        try {
            String own = token("dominique@example.org");
            List<Future<Integer>> answers = new ArrayList<>();
            for (int i = 0; i < 120; i++) {
                answers.add(visitors.submit(() -> gateway.send(
                                "POST", "/api/v1/offers", "{\"title\":\"Soudeuse\",\"description\":\"\"}", own)
                        .status()));
            }
            int kept = 0;
            for (Future<Integer> answer : answers) {
                assertTrue(answer.get() == 201 || answer.get() == 409, answer.get()::toString);
                kept += answer.get() == 201 ? 1 : 0;
            }
            assertEquals(100, kept);
        } finally {
            visitors.shutdownNow();
        }
    }

    @Test
    void keepsTheLongestOfferThatIsValid() throws Exception {
        Map<String, Object> offer = new TreeMap<>();
        offer.put("title", "t" + LONGEST_OF_A_LINE.repeat(198) + "t");
        offer.put("description", "d" + LONGEST.repeat(19_998) + "d");
        offer.put("url", "http://" + LONGEST.repeat(993));
        offer.put("companyName", LONGEST_OF_A_LINE.repeat(200));
        offer.put("romeCode", "M1805");
        offer.put("contract", "FIXED_TERM");
        offer.put("communeCode", "97411");
        offer.put("annualSalaryMin", 1234567.125);
        offer.put("annualSalaryMax", 1234567.126);
        offer.put("experienceMonths", 960);
        offer.put("skills", Collections.nCopies(50, "s" + LONGEST_OF_A_LINE.repeat(198) + "s"));
        offer.put("remote", false);
        Answer added = add(offer);
        assertEquals(201, added.status(), added.body());
        String id = added.json().get("id").asText();
        Answer read = gateway.get("/api/v1/offers/" + id);
        assertEquals(offer.get("description"), read.json().get("description").asText());
        assertEquals(50, read.json().get("skills").size());
    }

    @Test
    void readsCodesInSmallLettersAndRefusesThoseThatDoNotExist() throws Exception {
        Map<String, Object> offer = new TreeMap<>(Map.of("title", "t", "description", "d", "communeCode", "2a004"));
        offer.put("romeCode", "m1805");
        Answer added = add(offer);
        assertEquals(201, added.status(), added.body());
        assertEquals("2A004", added.json().at("/place/communeCode").asText());
        assertEquals("M1805", added.json().at("/occupation/romeCode").asText());

        offer.put("communeCode", "74000");
        Answer refused = add(offer);
        assertEquals(400, refused.status());
        assertEquals("communeCode", refused.json().at("/errors/0/field").asText());
        assertTrue(refused.json().at("/errors/0/detail").asText().contains("postal code"), refused.body());
    }
}
