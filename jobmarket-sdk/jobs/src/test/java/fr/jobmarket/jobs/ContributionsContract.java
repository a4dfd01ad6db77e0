package fr.jobmarket.jobs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the warehouse takes over, from whatever database. The tables are those of version 5, with data, brought up to date. */
abstract class ContributionsContract {

    private static final String AT = "timestamp with time zone '2026-11-20 06:00:00.123+00'";
    private static final Instant INSTANT = Instant.parse("2026-11-20T06:00:00.123Z");

    private ApplicationDatabase database;

    /** An empty database. */
    abstract ApplicationDatabase empty();

    @BeforeEach
    void bringVersion5UpToDate() throws SQLException {
        database = empty();
        Flyway.configure()
                .dataSource(database.url(), database.user().orElse(null), database.password())
                .locations("classpath:db/migration")
                .target("5")
                .load()
                .migrate();
        account(1, "CANDIDATE");
        account(2, "ADMIN");
        feedback(1, 1, "VIEW", "3");
        feedback(2, 2, "APPLY", "null");
        offer(1);
        offer(2);
        database.open();
    }

    private static String id(int number) {
        return "00000000-0000-4000-8000-00000000000" + number;
    }

    private void account(int number, String role) throws SQLException {
        sql("insert into account (id, email, password_hash, created_at, role) values ('" + id(number) + "', 'a" + number
                + "@example.org', 'none', " + AT + ", '" + role + "')");
    }

    private void feedback(int number, int account, String action, String rank) throws SQLException {
        sql("insert into feedback values ('" + id(number) + "', '" + id(account) + "', 'adzuna:" + number + "', '"
                + action + "', " + rank + ", 'r1', " + AT + ")");
    }

    private void offer(int account) throws SQLException {
        sql("insert into own_offer values ('" + id(account) + "', '" + id(account) + "', '{}', " + AT + ")");
    }

    private void sql(String statement) throws SQLException {
        try (Connection connection = database.connect();
                Statement update = connection.createStatement()) {
            update.execute(statement);
        }
    }

    private static Map<String, Contributions.Feedback> feedback(Contributions left, Instant since) {
        Map<String, Contributions.Feedback> feedback = new TreeMap<>();
        left.forEachFeedback(since, act -> feedback.put(act.id(), act));
        return feedback;
    }

    private static List<String> candidates(Contributions left) {
        List<String> candidates = new ArrayList<>();
        left.forEachCandidate(candidates::add);
        return candidates;
    }

    private static List<String> offers(Contributions left, Contributions.Publishers publishers) {
        List<String> offers = new ArrayList<>();
        left.forEachOwnOffer(publishers, own -> offers.add(own.sourceId() + own.content()));
        return offers;
    }

    @Test
    void everyAccountHasAPseudonymOfItsOwnThatIsNotItsId() {
        try (Contributions left = database.contributions()) {
            List<String> candidates = candidates(left);
            assertEquals(2, candidates.size());
            assertNotEquals(candidates.get(0), candidates.get(1));
            assertEquals(-1, candidates.indexOf(id(1)));
        }
    }

    @Test
    void feedbackIsReadAsItWasGivenAndByPseudonym() {
        try (Contributions left = database.contributions()) {
            List<String> candidates = candidates(left);
            Contributions.Feedback view = feedback(left, INSTANT).get(id(1));
            assertEquals(
                    new Contributions.Feedback(id(1), view.candidate(), "adzuna:1", "VIEW", 3, "r1", INSTANT), view);
            assertEquals(true, candidates.contains(view.candidate()));
            assertEquals(null, feedback(left, INSTANT).get(id(2)).rank());
            assertEquals(Map.of(), feedback(left, INSTANT.plusMillis(1)));
        }
    }

    @Test
    void ownOffersAreThoseOfWhoMayPublish() {
        try (Contributions left = database.contributions()) {
            assertEquals(List.of(), offers(left, Contributions.Publishers.NOBODY));
            assertEquals(List.of(id(2) + "{}"), offers(left, Contributions.Publishers.ADMINISTRATORS));
            assertEquals(List.of(id(1) + "{}", id(2) + "{}"), offers(left, Contributions.Publishers.EVERYBODY));
        }
    }

    @Test
    void whatIsWrittenMeanwhileIsReadTheNextTime() throws SQLException {
        try (Contributions left = database.contributions()) {
            assertEquals(2, candidates(left).size());
            account(3, "CANDIDATE");
            feedback(3, 3, "SAVE", "1");
            assertEquals(2, candidates(left).size());
            assertEquals(2, feedback(left, Instant.EPOCH).size());
        }
        try (Contributions left = database.contributions()) {
            assertEquals(3, candidates(left).size());
            assertEquals(3, feedback(left, Instant.EPOCH).size());
        }
    }

    @Test
    void aDatabaseIsToldFromAnother() {
        String id = databaseId(database);
        assertEquals(id, databaseId(database));
        assertNotEquals(id, databaseId(empty().open()));
    }

    private static String databaseId(ApplicationDatabase database) {
        try (Contributions left = database.contributions()) {
            return left.databaseId();
        }
    }
}
