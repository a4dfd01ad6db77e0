package fr.jobmarket.warehouse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.jobmarket.error.JobMarketException;
import fr.jobmarket.error.RetriableException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.time.Clock;
import java.util.Base64;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How a warehouse on Snowflake is opened, and what is said when it is not. */
@Tag("slow")
class SnowflakeAccessTest {

    @TempDir
    Path folder;

    private Warehouse open(String url) {
        return Warehouse.open(url, folder.resolve("landing"), Clock.systemUTC());
    }

    @Test
    void aKeyOpensItAndTwoProgramsCannotShareALandingFolder() throws Exception {
        try (FakeSnow snowflake = FakeSnow.start()) {
            String url = snowflake.url("keys").replace("&password=p", "") + "&private_key_file=" + key();
            try (Warehouse warehouse = open(url)) {
                assertEquals(0, warehouse.counts().get("bronze"));
                RetriableException error = assertThrows(RetriableException.class, () -> open(url));
                assertTrue(error.getMessage().contains("already open"), error.getMessage());
            }
            open(url).close();
        }
    }

    private Path key() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        byte[] key = generator.generateKeyPair().getPrivate().getEncoded();
        String text = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                .encodeToString(key);
        return Files.writeString(
                folder.resolve("key.p8"), "-----BEGIN PRIVATE KEY-----\n" + text + "\n-----END PRIVATE KEY-----\n");
    }

    @Test
    void noErrorShowsTheParametersOfTheUrl() {
        JobMarketException error = assertThrows(
                JobMarketException.class,
                () -> open("jdbc:snowflake://127.0.0.1:1/?ssl=off&account=nobody&user=somebody&password=geheim&db=D"
                        + "&schema=PUBLIC&loginTimeout=1&maxHttpRetries=1"));
        assertTrue(error.getMessage().contains("jdbc:snowflake://127.0.0.1:1/"), error.getMessage());
        assertTrue(error.getMessage().contains("JOBMARKET_WAREHOUSE_URL"), error.getMessage());
        for (Throwable cause = error; cause != null; cause = cause.getCause()) {
            assertFalse(cause.toString().contains("geheim"), cause.toString());
        }
    }
}
