package fr.jobmarket.warehouse.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.jobmarket.error.InvalidInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatabaseTest {

    @Test
    void aDatabaseInMemoryLeavesNothingBehind() throws IOException {
        Path landing;
        try (Database database =
                Database.open(new DuckDbDialect("jdbc:duckdb:", Clock.systemUTC()), Clock.systemUTC())) {
            landing = database.dialect().landingDirectory();
            Files.writeString(Files.createDirectories(landing.resolve("run")).resolve("batch.ndjson"), "{}");
        }

        assertFalse(Files.exists(landing));
    }

    @Test
    void aDatabaseInAFileKeepsWhatLanded(@TempDir Path folder) throws IOException {
        Path batch;
        try (Database database =
                Database.open("jdbc:duckdb:" + folder.resolve("warehouse.duckdb"), folder, Clock.systemUTC())) {
            Path run = Files.createDirectories(
                    database.dialect().landingDirectory().resolve("run"));
            batch = Files.writeString(run.resolve("batch.ndjson"), "{}");
        }

        assertTrue(Files.exists(batch));
    }

    @Test
    void aFileCalledLikeALayerIsRefusedWithTheReason(@TempDir Path folder) {
        InvalidInputException error = assertThrows(
                InvalidInputException.class,
                () -> Database.open("jdbc:duckdb:" + folder.resolve("Gold.duckdb"), folder, Clock.systemUTC()));

        assertTrue(error.getMessage().contains("Gold.duckdb"), error.getMessage());
    }

    @Test
    void textsOfSomeKilobytesAreCompressedAsDocumentsAndNothingElse(@TempDir Path folder) {
        try (Database database =
                Database.open("jdbc:duckdb:" + folder.resolve("warehouse.duckdb"), folder, Clock.systemUTC())) {
            database.updateToStay("insert into bronze.offer_raw select 'francetravail', i::varchar, "
                    + "'{\"id\": \"' || i || '\", \"description\": \"' || repeat('Un poste ' || i || ' ', 100) || '\"}', "
                    + "md5(i::varchar), 'run', current_timestamp::timestamp, null from range(3000) t(i)");
            database.forEach("checkpoint", row -> {});

            assertEquals(
                    List.of("payload"),
                    database.list(
                            "select distinct column_name from pragma_storage_info('bronze.offer_raw') "
                                    + "where lower(compression) = 'zstd'",
                            row -> row.getString(1)));
        }
    }
}
