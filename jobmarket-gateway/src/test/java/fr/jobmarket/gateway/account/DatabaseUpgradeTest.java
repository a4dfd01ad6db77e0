package fr.jobmarket.gateway.account;

import static org.junit.jupiter.api.Assertions.assertEquals;

import fr.jobmarket.gateway.GatewaySettings;
import fr.jobmarket.gateway.RunningGateway;
import fr.jobmarket.offer.Offer;
import fr.jobmarket.offer.OfferJson;
import fr.jobmarket.offer.Source;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatabaseUpgradeTest {

    private static final String ACCOUNT = "00000000-0000-4000-8000-000000000001";
    private static final String OFFER = "00000000-0000-4000-8000-000000000002";

    @TempDir
    Path home;

    /** Version 2 is what the first program left behind. */
    @Test
    void bringsTheDatabaseOfAnEarlierProgramUpToDateWithItsData() throws Exception {
        Map<String, Object> settings = GatewaySettings.properties(Map.of("JOBMARKET_HOME", home.toString()));
        String url = settings.get("datasources.default.url").toString();
        Flyway.configure()
                .dataSource(url, "sa", "")
                .locations("classpath:db/migration")
                .target("2")
                .load()
                .migrate();
        Offer offer = Offer.builder(Source.MANUAL, OFFER)
                .title("Soudeuse")
                .description("Au chalumeau")
                .build();
        try (Connection connection = DriverManager.getConnection(url, "sa", "");
                Statement statement = connection.createStatement()) {
            statement.execute("insert into account values ('" + ACCOUNT
                    + "', 'camille@example.org', null, 'none', timestamp with time zone '2026-11-20 06:00:00+00')");
            statement.execute("insert into own_offer values ('" + OFFER + "', '" + ACCOUNT
                    + "', '" + OfferJson.write(offer) + "', "
                    + "timestamp with time zone '2026-11-20 06:00:00+00')");
            statement.execute("shutdown");
        }
        try (RunningGateway gateway = RunningGateway.in(home)) {
            assertEquals(
                    "Soudeuse",
                    gateway.get("/api/v1/offers/manual:" + OFFER)
                            .json()
                            .get("title")
                            .asText());
            assertEquals(
                    409,
                    gateway.post(
                                    "/api/v1/auth/register",
                                    "{\"email\":\"camille@example.org\",\"password\":\"correct cheval pile\"}")
                            .status());
        }
    }
}
