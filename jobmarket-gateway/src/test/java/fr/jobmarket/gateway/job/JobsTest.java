package fr.jobmarket.gateway.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import fr.jobmarket.gateway.RunningGateway;
import fr.jobmarket.gateway.RunningGateway.Answer;
import fr.jobmarket.jobs.JobQueue;
import fr.jobmarket.jobs.JobRequest;
import fr.jobmarket.jobs.Work;
import fr.jobmarket.jobs.Worker;
import fr.jobmarket.registry.FolderModelRegistry;
import fr.jobmarket.registry.ModelDescription;
import fr.jobmarket.registry.ModelRegistry;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JobsTest {

    private static final String RUNS = "/api/v1/pipeline/runs";
    private static final Worker WORKER = new Worker("process 1 on here", "here:/home");

    @TempDir
    static Path home;

    static RunningGateway gateway;
    static String token;
    static JobQueue worker;

    @BeforeAll
    static void start() throws IOException {
        Path admins = Files.writeString(home.resolve("admins"), "dominique@example.org quatre mots sans rapport\n");
        ModelRegistry registry = FolderModelRegistry.at(home.resolve("models"));
        for (String name : new String[] {"first", "second"}) {
            Path model = Files.createDirectories(home.resolve("draft-" + name));
            Files.writeString(model.resolve("model"), name);
            registry.promote(
                    registry.register(model, ModelDescription.named(name)).version());
        }
        gateway = RunningGateway.in(home, Map.of("JOBMARKET_ADMINS", admins.toString()), Map.of());
        token = gateway.post(
                        "/api/v1/auth/login",
                        "{\"email\":\"dominique@example.org\",\"password\":\"quatre mots sans rapport\"}")
                .json()
                .get("accessToken")
                .asText();
        worker = gateway.context().getBean(JobQueue.class);
    }

    @AfterAll
    static void stop() {
        gateway.close();
    }

    @BeforeEach
    void nothingWaits() {
        worker.latest(null, 100).forEach(job -> worker.cancel(job.id()));
    }

    @Test
    void rebuildingTheIndexIsARunThatPublishesAlone() {
        Answer asked = send("POST", "/api/v1/index/rebuild", "{}");
        assertEquals(202, asked.status(), asked.body());
        JsonNode run = get(asked.header("Location"));
        assertEquals("PIPELINE_RUN", run.get("kind").asText());
        assertEquals("[\"publish\"]", run.at("/parameters/only").toString(), run::toString);
        assertTrue(run.at("/parameters/full").asBoolean(), run::toString);
        assertEquals(409, send("POST", "/api/v1/index/rebuild", "{}").status());
    }

    @Test
    void aRunIsAskedForDoneByTheWorkerAndRead() {
        Answer asked = send("POST", RUNS, "{\"only\":[\"transform\",\"publish\"],\"accept\":true}");
        assertEquals(202, asked.status(), asked.body());
        String place = asked.header("Location");
        assertEquals(RUNS + "/" + asked.json().get("id").asLong(), place);
        JsonNode waiting = get(place);
        assertEquals("REQUESTED", waiting.get("state").asText());
        assertEquals("PIPELINE_RUN", waiting.get("kind").asText());
        assertEquals(
                "{\"only\":[\"transform\",\"publish\"],\"accept\":true,\"full\":false}",
                waiting.get("parameters").toString());

        try (Work work = worker.next(WORKER).orElseThrow()) {
            work.progress("transform", 5, -1);
            work.say("one\ntwo");
            work.isRun("20261128-1");
            assertEquals("RUNNING", get(place).get("state").asText());
            work.succeed("run 20261128-1, release 7");
        }
        JsonNode done = get(place);
        assertEquals("SUCCEEDED", done.get("state").asText());
        assertEquals("{\"task\":\"transform\",\"done\":5}", done.get("progress").toString());
        assertEquals("20261128-1", done.get("run").asText());
        assertEquals("run 20261128-1, release 7", done.get("result").asText());
        assertEquals("[\"one\",\"two\"]", done.get("log").toString());
        assertFalse(done.has("error"));
        assertTrue(done.has("endedAt"));
        assertEquals(done.get("id"), get(RUNS + "?limit=1").at("/items/0/id"));
        assertEquals(done.get("id"), get("/api/v1/jobs").at("/items/0/id"));
        assertEquals(409, send("POST", place + "/cancel", null).status());
    }

    @Test
    void aCommandThatSomebodyTypedShowsWithItsName() {
        try (Work work = worker.begin(new JobRequest.Command("harvest"), "command line", WORKER)) {
            JsonNode shown = get("/api/v1/jobs/" + work.job().id());
            assertEquals("COMMAND", shown.get("kind").asText());
            assertEquals("{\"command\":\"harvest\"}", shown.get("parameters").toString());
            work.succeed("done");
        }
    }

    @Test
    void ofEachKindOneWaits() {
        assertEquals(202, send("POST", RUNS, "{}").status());
        Answer second = send("POST", RUNS, "{}");
        assertEquals(409, second.status());
        assertEquals("urn:jobmarket:already-waiting", second.json().get("type").asText());
        assertEquals(202, send("POST", "/api/v1/training", "{}").status());
    }

    @Test
    void whatMakesNoSenseIsRefused() {
        Answer both = gateway.exchange(gateway.request(RUNS)
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .header("Accept-Language", "fr")
                .POST(BodyPublishers.ofString("{\"from\":\"transform\",\"only\":[\"publish\"]}")));
        assertEquals(400, both.status());
        assertEquals("only", both.json().at("/errors/0/field").asText());
        assertEquals(
                "exclut « from » ; donnez l'un des deux",
                both.json().at("/errors/0/detail").asText());
        assertEquals(400, send("POST", RUNS, "{\"only\":[\"\"]}").status());
        assertEquals(400, send("POST", RUNS, "{\"onyl\":[]}").status());
        assertEquals(
                400,
                send("POST", RUNS, "{\"from\":\"" + "x".repeat(101) + "\"}").status());
        assertEquals(404, send("GET", RUNS + "/987654", null).status());
        assertEquals(400, send("GET", RUNS + "/last", null).status());
        assertEquals(404, send("POST", RUNS + "/987654/cancel", null).status());
        assertEquals(404, send("POST", "/api/v1/models/99/promote", "{}").status());
    }

    @Test
    void aRunThatWaitsIsCancelled() {
        String place = send("POST", RUNS, "{}").header("Location");
        Answer cancelled = send("POST", place + "/cancel", null);
        assertEquals(202, cancelled.status());
        assertEquals("CANCELLED", cancelled.json().get("state").asText());
        assertTrue(worker.next(WORKER).isEmpty());
    }

    @Test
    void aTrainingIsAJobAndItsStatusTheLatest() {
        assertEquals(404, send("GET", "/api/v1/training/status", null).status());
        Answer asked = send("POST", "/api/v1/training", "{\"force\":true}");
        assertEquals(202, asked.status());
        assertEquals(asked.json(), get("/api/v1/training/status"));
        assertEquals(asked.json(), get(asked.header("Location")));
        assertEquals(
                404,
                send("GET", RUNS + "/" + asked.json().get("id").asLong(), null).status(),
                "it is no run");
    }

    @Test
    void modelsAreListedAndPromotionAndRollbackAreJobs() {
        JsonNode models = get("/api/v1/models").get("items");
        assertEquals(2, models.size());
        assertEquals("second", models.get(0).get("name").asText());
        assertTrue(models.get(0).get("serving").asBoolean());
        assertTrue(models.get(1).get("previous").asBoolean());
        Answer promotion = send("POST", "/api/v1/models/1/promote", "{}");
        assertEquals(202, promotion.status(), promotion.body());
        assertEquals(
                "{\"force\":false,\"version\":\"1\"}",
                get(promotion.header("Location")).get("parameters").toString());
        assertEquals(202, send("POST", "/api/v1/models/rollback", null).status());
        assertEquals(409, send("POST", "/api/v1/models/rollback", null).status());
    }

    @Test
    void aBaselineIsAJobForTheReleaseThatIsNamed() {
        String path = "/api/v1/monitoring/drift/baseline";
        assertEquals(503, send("POST", path, "{}").status(), "nothing is served that could be meant");
        for (String refused :
                new String[] {"{\"release\":\"\"}", "{\"release\":\"" + "x".repeat(101) + "\"}", "{\"id\":\"1\"}"}) {
            assertEquals(400, send("POST", path, refused).status(), refused);
        }
        Answer asked = send("POST", path, "{\"release\":\"20260301T050000Z\"}");
        assertEquals(202, asked.status(), asked.body());
        JsonNode job = get(asked.header("Location"));
        assertEquals("BASELINE", job.get("kind").asText());
        assertEquals("{\"release\":\"20260301T050000Z\"}", job.get("parameters").toString());
        assertEquals(409, send("POST", path, "{\"release\":\"another\"}").status());
    }

    private static JsonNode get(String path) {
        Answer answer = gateway.get(path, token);
        assertEquals(200, answer.status(), answer.body());
        return answer.json();
    }

    private static Answer send(String method, String path, String body) {
        return gateway.send(method, path, body, token);
    }
}
