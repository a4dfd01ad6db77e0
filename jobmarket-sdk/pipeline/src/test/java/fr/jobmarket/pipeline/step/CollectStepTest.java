package fr.jobmarket.pipeline.step;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.jobmarket.jobs.ApplicationDatabase;
import fr.jobmarket.offer.Offer;
import fr.jobmarket.offer.OfferJson;
import fr.jobmarket.offer.Source;
import fr.jobmarket.pipeline.Program;
import fr.jobmarket.pipeline.settings.Settings;
import fr.jobmarket.search.OfferIndex;
import fr.jobmarket.serving.release.ReleaseStore;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From the application database to the release, by the commands that people type. */
@Tag("slow")
class CollectStepTest {

    private static final String HARVESTED = "{\"id\": \"1\", \"title\": \"Cuisinière\", \"description\": \"Au four\", "
            + "\"redirect_url\": \"https://www.adzuna.fr/details/1\", \"adref\": \"x\"}";

    @TempDir
    Path home;

    private final StringWriter out = new StringWriter();
    private Map<String, String> variables;
    private ApplicationDatabase database;
    private final UUID candidate = UUID.randomUUID();
    private final UUID administrator = UUID.randomUUID();

    @BeforeEach
    void openAMarketWithTwoAccounts() throws Exception {
        variables = new HashMap<>(Map.of("JOBMARKET_HOME", home.toString()));
        database = ApplicationDatabase.of(variables, home).open();
        account(candidate, "CANDIDATE");
        account(administrator, "ADMIN");
        Path archive = Files.writeString(home.resolve("archive.jsonl"), HARVESTED + "\n");
        command("import", archive.toString());
    }

    @AfterEach
    void closeDatabase() {
        database.close();
    }

    private void account(UUID id, String role) throws SQLException {
        sql("insert into account (id, email, password_hash, created_at, role) values ('" + id + "', '" + id
                + "@example.org', 'none', current_timestamp, '" + role + "')");
    }

    private String offer(UUID account, String title) throws SQLException {
        UUID id = UUID.randomUUID();
        Offer offer = Offer.builder(Source.MANUAL, id.toString())
                .title(title)
                .description("Saisie à la main")
                .build();
        sql("insert into own_offer values ('" + id + "', '" + account + "', '" + OfferJson.write(offer)
                + "', current_timestamp)");
        return offer.id();
    }

    private void feedback(UUID account, String action) throws SQLException {
        sql("insert into feedback values ('" + UUID.randomUUID() + "', '" + account + "', 'adzuna:1', '" + action
                + "', 1, 'r1', current_timestamp)");
    }

    private void sql(String statement) throws SQLException {
        try (Connection connection = database.connect();
                Statement update = connection.createStatement()) {
            update.execute(statement);
        }
    }

    private int command(String... arguments) {
        PrintWriter to = new PrintWriter(out);
        int code = Program.ofPipeline().run(() -> Settings.of(variables, home), to, to, arguments);
        to.flush();
        return code;
    }

    private void publish() {
        for (List<String> step : List.of(List.of("collect"), List.of("transform"), List.of("publish", "--accept"))) {
            assertEquals(0, command(step.toArray(String[]::new)), out::toString);
        }
    }

    private List<String> published() {
        Path index = ReleaseStore.at(home.resolve("releases"))
                .current()
                .orElseThrow()
                .indexDirectory();
        try (OfferIndex offers = OfferIndex.open(index)) {
            return offers.latest(10).stream().map(Offer::title).sorted().toList();
        }
    }

    @Test
    void offersOfAdministratorsAreInTheNextReleaseAndThoseOfOthersOnlyWhenTheOperatorSaysSo() throws SQLException {
        offer(candidate, "Fleuriste");
        offer(administrator, "Boulangère");
        publish();
        assertEquals(List.of("Boulangère", "Cuisinière"), published());

        variables.put("JOBMARKET_PUBLISH_OWN_OFFERS", "everybody");
        publish();
        assertEquals(List.of("Boulangère", "Cuisinière", "Fleuriste"), published());

        variables.put("JOBMARKET_PUBLISH_OWN_OFFERS", "nobody");
        publish();
        assertEquals(List.of("Cuisinière"), published());

        variables.put("JOBMARKET_PUBLISH_OWN_OFFERS", "friends");
        assertEquals(2, command("collect"));
        assertTrue(out.toString().contains("choose nobody, administrators or everybody"), out.toString());
    }

    @Test
    void aDeletedAccountLeavesNeitherOffersNorFeedback() throws Exception {
        offer(administrator, "Boulangère secrète");
        feedback(administrator, "VIEW");
        feedback(candidate, "VIEW");
        publish();
        assertTrue(
                out.toString().contains("1 own offers, 1 new, 0 erased; 2 acts of feedback new, 0 erased"),
                out::toString);

        sql("delete from account where id = '" + administrator + "'");
        publish();
        assertTrue(
                out.toString().contains("0 own offers, 0 new, 1 erased; 0 acts of feedback new, 1 erased"),
                out::toString);
        assertEquals(List.of("Cuisinière"), published());
    }

    @Test
    void anotherApplicationDatabaseIsRefusedUntilThatIsAccepted() throws Exception {
        feedback(candidate, "VIEW");
        publish();
        variables.put("JOBMARKET_DATABASE_URL", "jdbc:h2:mem:another");
        assertEquals(2, command("collect"));
        assertTrue(out.toString().contains("another application database"), out.toString());
        assertEquals(0, command("collect", "--accept"), out::toString);
        assertTrue(out.toString().contains("0 acts of feedback new, 1 erased"), out::toString);
    }

    @Test
    void whatWasWrittenLateIsNotMissed() throws Exception {
        feedback(candidate, "VIEW");
        assertEquals(0, command("collect"), out::toString);
        sql("insert into feedback values ('" + UUID.randomUUID() + "', '" + candidate
                + "', 'adzuna:1', 'SAVE', 1, 'r1', current_timestamp - interval '1' hour)");
        assertEquals(0, command("collect"), out::toString);
        assertTrue(out.toString().contains("1 acts of feedback new, 0 erased"), out::toString);
        out.getBuffer().setLength(0);
        assertEquals(0, command("collect"), out::toString);
        assertTrue(out.toString().contains("0 acts of feedback new, 0 erased"), out::toString);
        assertFalse(out.toString().contains(candidate.toString()), out::toString);
    }
}
