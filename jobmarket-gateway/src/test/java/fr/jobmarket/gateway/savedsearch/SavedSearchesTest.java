package fr.jobmarket.gateway.savedsearch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import fr.jobmarket.gateway.GatewayTest;
import fr.jobmarket.gateway.Mailbox;
import fr.jobmarket.gateway.RunningGateway.Answer;
import fr.jobmarket.gateway.TestReleases;
import fr.jobmarket.gateway.TestReleases.Published;
import fr.jobmarket.offer.Offer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;

/** What a gateway that sends messages makes of kept searches when releases follow one another. */
@MicronautTest(transactional = false)
class SavedSearchesTest extends GatewayTest {

    private static final String PASSWORD = "correct cheval pile";
    private static final int DAY_BEFORE = 60;
    private static final int SEED = 5;

    private Mailbox mailbox;
    private Published first;
    private int accounts;

    @Override
    protected void prepare() {
        mailbox = new Mailbox(home.resolve("outbox"));
        first = TestReleases.publish(home, DAY_BEFORE, SEED);
    }

    @Override
    protected Map<String, String> environment() {
        return Map.of("JOBMARKET_MAIL_FOLDER", home.resolve("outbox").toString());
    }

    @Override
    protected Map<String, Object> overrides() {
        return Map.of(
                "jobmarket.digest-poll", "100ms", "jobmarket.digest-pause", "0s", "jobmarket.messages-per-caller", 100);
    }

    private String email() {
        return "camille" + accounts + "@example.org";
    }

    /** A token of somebody who just registered. */
    private String somebody() {
        gateway.awaitReadiness();
        accounts++;
        String credentials = "{\"email\":\"" + email() + "\",\"password\":\"" + PASSWORD + "\"}";
        assertEquals(202, gateway.post("/api/v1/auth/register", credentials).status());
        String confirmation = "{\"token\":\"" + mailbox.newTokenTo(email()) + "\",\"password\":\"" + PASSWORD + "\"}";
        return gateway.post("/api/v1/auth/register/confirm", confirmation)
                .json()
                .get("accessToken")
                .asText();
    }

    private static Answer keep(String token, String name, String query, boolean dailyMail) {
        String body = "{\"name\":\"" + name + "\",\"query\":\"" + query + "\",\"dailyMail\":" + dailyMail + "}";
        return gateway.send("POST", "/api/v1/me/searches", body, token);
    }

    private static Set<String> ids(JsonNode answer) {
        return StreamSupport.stream(answer.get("items").spliterator(), false)
                .map(offer -> offer.get("id").asText())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void whatANewReleaseBringsIsNewUntilItWasSeenAndIsToldByMail() {
        String token = somebody();
        Answer kept = keep(token, "Avec <SQL> & Co", "skill=SQL", true);
        assertEquals(201, kept.status(), kept.body());
        String path = kept.header("Location");
        assertEquals(Set.of(), ids(gateway.get(path + "/offers", token).json()));

        Published second = TestReleases.publish(home, DAY_BEFORE, 2 * DAY_BEFORE, SEED);
        await(second);
        Set<String> before = first.offers().stream().map(Offer::id).collect(Collectors.toSet());
        Set<String> expected = ids(gateway.get("/api/v1/offers?skill=SQL&limit=100&publishedSince=2026-10-21T06:00:00Z")
                .json());
        expected.removeAll(before);
        assertFalse(expected.isEmpty());

        JsonNode news = gateway.get(path + "/offers?limit=100", token).json();
        assertEquals(expected, ids(news));
        assertEquals(expected.size(), news.get("total").asInt());
        assertEquals(1, ids(gateway.get(path + "/offers?limit=1", token).json()).size());
        assertTrue(gateway.get(path + "/offers", token).body().contains("attribution"));

        String digest = mailbox.newMessageTo(email());
        assertTrue(digest.contains("Subject: Avec <SQL> & Co : " + expected.size() + " nouvelle"), digest);
        assertTrue(digest.contains("http://127.0.0.1:8050/offres/"), digest);

        String seen = "{\"until\":\"" + news.get("until").asText() + "\"}";
        assertEquals(204, gateway.send("POST", path + "/seen", seen, token).status());
        assertEquals(Set.of(), ids(gateway.get(path + "/offers", token).json()));
        String future = "{\"until\":\"2999-01-01T00:00:00Z\"}";
        assertEquals(400, gateway.send("POST", path + "/seen", future, token).status());

        await(TestReleases.publish(home, DAY_BEFORE, 2 * DAY_BEFORE, SEED));
        keep(token, "Une autre", "", true);
        assertEquals(2, mailbox.messagesTo(email()).size(), "what was told is not told again");
    }

    private static void await(Published release) {
        for (int i = 0; i < 200; i++) {
            if (gateway.get("/api/v1/offers?limit=1")
                    .json()
                    .path("release")
                    .asText()
                    .equals(release.release().id())) {
                return;
            }
            try {
                Thread.sleep(50);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        throw new AssertionError("not served: " + release.release().id());
    }

    @Test
    void refusesTheParametersASearchRefuses() {
        String token = somebody();
        for (String wrong : new String[] {
            "region=99",
            "colour=blue",
            "lat=48",
            "contract=",
            "minSalary=NaN",
            "q=a&q=b",
            "sort=date",
            "limit=5",
            "cursor=x",
            "facets=source",
            "skill=%00"
        }) {
            Answer refused = keep(token, "n", wrong, false);
            assertEquals(400, refused.status(), wrong);
            String parameter = wrong.substring(0, wrong.indexOf('='));
            if (!parameter.equals("lat")) {
                assertEquals(parameter, refused.json().path("parameter").asText(), refused.body());
            }
        }
        assertEquals(400, keep(token, "n", "q=%zz", false).status());
        String same =
                "q=Donn%C3%A9es&region=11,84&contract=PERMANENT&contract=TEMPORARY&minSalary=30000&lat=48.8&lon=2.3";
        assertEquals(201, keep(token, "n", same, false).status());
        assertEquals(
                same,
                gateway.get("/api/v1/me/searches", token)
                        .json()
                        .at("/items/0/query")
                        .asText());
    }

    @Test
    void feedsAreReadWithoutSigningInUntilTheyEnd() throws Exception {
        String token = somebody();
        String path = keep(token, "Île & <Ouest>", "region=53,52", false).header("Location");
        Answer opened = gateway.send("POST", path + "/feed", null, token);
        assertEquals(201, opened.status(), opened.body());
        Answer json = gateway.get(opened.json().get("json").asText());
        assertEquals(200, json.status(), json.body());
        assertTrue(json.header("Content-Type").startsWith("application/feed+json"), json.header("Content-Type"));
        assertEquals(
                "https://jsonfeed.org/version/1.1", json.json().get("version").asText());
        assertEquals("Île & <Ouest>", json.json().get("title").asText());
        int count =
                ids(gateway.get("/api/v1/offers?region=53,52&limit=50").json()).size();
        assertEquals(count, ids(json.json()).size());

        Answer atom = gateway.get(opened.json().get("atom").asText());
        assertTrue(atom.header("Content-Type").startsWith("application/atom+xml"), atom.header("Content-Type"));
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        Document feed = factory.newDocumentBuilder()
                .parse(new ByteArrayInputStream(atom.body().getBytes(StandardCharsets.UTF_8)));
        assertEquals("Île & <Ouest>", feed.getElementsByTagName("title").item(0).getTextContent());
        assertEquals(
                count,
                feed.getElementsByTagNameNS("http://www.w3.org/2005/Atom", "entry")
                        .getLength());

        Answer another = gateway.send("POST", path + "/feed", null, token);
        assertEquals(404, gateway.get(opened.json().get("json").asText()).status());
        assertEquals(200, gateway.get(another.json().get("json").asText()).status());
        assertEquals(204, gateway.send("DELETE", path + "/feed", null, token).status());
        assertEquals(404, gateway.get(another.json().get("json").asText()).status());
    }

    @Test
    void nobodyElseReadsOrChangesASearch() {
        String token = somebody();
        String path = keep(token, "n", "", false).header("Location");
        String other = somebody();
        assertEquals(404, gateway.get(path + "/offers", other).status());
        assertEquals(404, gateway.send("PATCH", path, "{\"name\":\"x\"}", other).status());
        assertEquals(404, gateway.send("POST", path + "/feed", null, other).status());
        assertEquals(404, gateway.send("DELETE", path, null, other).status());
        assertEquals(
                0, gateway.get("/api/v1/me/searches", other).json().get("items").size());
        assertEquals(
                "x",
                gateway.send("PATCH", path, "{\"name\":\"x\"}", token)
                        .json()
                        .get("name")
                        .asText());
        assertEquals(204, gateway.send("DELETE", path, null, token).status());
        assertEquals(404, gateway.send("DELETE", path, null, token).status());
    }

    @Test
    void anAccountKeepsFiftySearches() {
        String token = somebody();
        for (int i = 0; i < 50; i++) {
            assertEquals(201, keep(token, "n" + i, "", false).status());
        }
        assertEquals(409, keep(token, "n", "", false).status());
    }

    @Test
    void notesAboutSavedOffersAndSearchesAreExportedAndGoWithTheAccount() {
        String token = somebody();
        String offer = first.offers().get(0).id();
        String saved = "/api/v1/me/saved/" + offer;
        String details = "{\"note\":\" Rappeler lundi \",\"application\":\"INTERVIEW\"}";
        Answer noted = gateway.send("PUT", saved, details, token);
        assertEquals(200, noted.status(), noted.body());
        assertEquals("Rappeler lundi", noted.json().get("note").asText());
        JsonNode list = gateway.get("/api/v1/me/saved", token).json();
        assertEquals(offer, list.at("/items/0/id").asText());
        assertEquals("INTERVIEW", list.at("/notes/0/application").asText());
        assertEquals(200, gateway.send("PUT", saved, "{}", token).status());
        assertFalse(gateway.get("/api/v1/me/saved", token).json().at("/notes/0").has("note"));
        assertEquals(200, gateway.send("PUT", saved, details, token).status());
        assertEquals(
                404,
                gateway.send("PUT", "/api/v1/me/saved/nothing", details, token).status());
        assertEquals(
                400,
                gateway.send("PUT", saved, "{\"application\":\"MAYBE\"}", token).status());
        keep(token, "Mes recherches", "q=sql", false);

        JsonNode export = gateway.get("/api/v1/me/export", token).json();
        assertEquals("Rappeler lundi", export.at("/savedOfferNotes/0/note").asText());
        assertEquals("Mes recherches", export.at("/searches/0/name").asText());
        String password = "{\"password\":\"" + PASSWORD + "\"}";
        assertEquals(204, gateway.send("DELETE", "/api/v1/me", password, token).status());
    }
}
