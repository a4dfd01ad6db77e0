package fr.jobmarket.pipeline.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.jobmarket.error.InvalidInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsTest {

    @TempDir
    Path folder;

    @Test
    void optionWinsOverEnvironmentOverFileOverDefault() throws IOException {
        assertEquals(Path.of("data"), Settings.of(Map.of(), folder).home());
        Files.writeString(folder.resolve(".env"), "JOBMARKET_HOME=from-file\n");
        assertEquals(Path.of("from-file"), Settings.of(Map.of(), folder).home());
        Settings environment = Settings.of(Map.of("JOBMARKET_HOME", "from-environment"), folder);
        assertEquals(Path.of("from-environment"), environment.home());
        assertEquals(Path.of("option"), environment.withHome(Path.of("option")).home());
        assertEquals(Path.of("from-environment"), environment.withHome(null).home());
    }

    @Test
    void aBlankVariableIsAnUnsetOne() throws IOException {
        Files.writeString(folder.resolve(".env"), "JOBMARKET_HOME=from-file\n");
        assertEquals(
                Path.of("from-file"),
                Settings.of(Map.of("JOBMARKET_HOME", " "), folder).home());
    }

    @Test
    void theFileKnowsCommentsQuotesExportsAndEqualsSigns() throws IOException {
        Files.writeString(folder.resolve(".env"), "# c\n\nexport A=\"x y\"\nB='z'\nC = a=b \n");
        Settings settings = Settings.of(Map.of(), folder);
        assertEquals(Optional.of("x y"), settings.get("A"));
        assertEquals(Optional.of("z"), settings.get("B"));
        assertEquals(Optional.of("a=b"), settings.get("C"));
        assertEquals(Optional.empty(), settings.get("D"));
    }

    @Test
    void theWarehouseLiesInTheHomeFolderUnlessSaidOtherwise() {
        assertEquals(
                "jdbc:duckdb:" + Path.of("h", "warehouse.duckdb"),
                Settings.of(Map.of("JOBMARKET_HOME", "h"), folder).warehouseUrl());
        assertEquals(
                "jdbc:duckdb:x",
                Settings.of(Map.of("JOBMARKET_WAREHOUSE_URL", "jdbc:duckdb:x"), folder)
                        .warehouseUrl());
    }

    @Test
    void vanishedOffersAreReducedAfterThirtyDaysUnlessSaidOtherwise() {
        assertEquals(Duration.ofDays(30), Settings.of(Map.of(), folder).redactAfter());
        assertEquals(
                Duration.ofDays(7),
                Settings.of(Map.of("JOBMARKET_REDACT_AFTER_DAYS", "7"), folder).redactAfter());
        for (String wrong : new String[] {"-1", "soon", "99999999999", "36501", "1.5"}) {
            Settings settings = Settings.of(Map.of("JOBMARKET_REDACT_AFTER_DAYS", wrong), folder);
            InvalidInputException error = assertThrows(InvalidInputException.class, settings::redactAfter);
            assertTrue(error.getMessage().contains("JOBMARKET_REDACT_AFTER_DAYS is \"" + wrong), error.getMessage());
        }
    }

    @Test
    void whatIsNoNumberOfDaysIsRefusedByTheNameOfItsVariable() {
        assertEquals(Duration.ofDays(90), Settings.of(Map.of(), folder).keepJobs());
        assertEquals(
                Duration.ofDays(7),
                Settings.of(Map.of("JOBMARKET_KEEP_JOBS_DAYS", "7"), folder).keepJobs());
        InvalidInputException refused = assertThrows(
                InvalidInputException.class, () -> Settings.of(Map.of("JOBMARKET_KEEP_JOBS_DAYS", "a week"), folder)
                        .keepJobs());
        assertTrue(refused.getMessage().startsWith("JOBMARKET_KEEP_JOBS_DAYS is"), refused.getMessage());
    }

    @Test
    void noSecretIsEverShown() {
        assertFalse(
                Settings.of(Map.of("ADZUNA_APP_KEY", "hush"), folder).toString().contains("hush"));
    }

    @Test
    void secretsAreTakenOutOfTexts() {
        Settings settings = Settings.of(
                Map.of(
                        "ADZUNA_APP_KEY", "k3y-of-adzuna",
                        "JOBMARKET_DATABASE_PASSWORD", "chut!",
                        "SHORT_TOKEN", "a",
                        "FRANCE_TRAVAIL_CLIENT_ID", "a name"),
                folder);
        assertEquals(
                "a name, ***, ***, jdbc:postgresql://db/x?user=u&password=***&ssl=true, https://u:***@host/",
                settings.withoutSecrets("a name, k3y-of-adzuna, chut!,"
                        + " jdbc:postgresql://db/x?user=u&password=other&ssl=true, https://u:pw@host/"));
    }
}
