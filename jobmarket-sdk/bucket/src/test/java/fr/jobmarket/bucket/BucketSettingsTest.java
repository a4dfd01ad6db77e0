package fr.jobmarket.bucket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.jobmarket.error.InvalidInputException;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the environment says of the bucket, before anything is asked of it. */
class BucketSettingsTest {

    private static Map<String, String> with(String variable, String value) {
        Map<String, String> environment = new HashMap<>(Map.of(
                ReleaseBucket.URL,
                "s3://releases",
                "AWS_ENDPOINT_URL",
                "https://storage.example.org",
                "AWS_ACCESS_KEY_ID",
                "publisher",
                "AWS_SECRET_ACCESS_KEY",
                "a secret of tests"));
        environment.put(variable, value);
        return environment;
    }

    @ParameterizedTest
    @CsvSource({
        "JOBMARKET_RELEASES_URL, https://storage.example.org/releases",
        "JOBMARKET_RELEASES_URL, s3://",
        "JOBMARKET_RELEASES_URL, s3://key:secret@releases",
        "AWS_ENDPOINT_URL, storage.example.org",
        "AWS_ENDPOINT_URL, https://key:secret@storage.example.org",
        "AWS_ENDPOINT_URL, https://storage example",
        "AWS_REGION, Europe (Paris)",
        "AWS_SECRET_ACCESS_KEY, ''",
        "AWS_ACCESS_KEY_ID, ''"
    })
    void aSettingThatIsWrongIsNamedWithoutSecrets(String variable, String value) {
        Map<String, String> wrong = with(variable, value);
        InvalidInputException e = assertThrows(InvalidInputException.class, () -> ReleaseBucket.of(wrong));
        assertTrue(e.getMessage().contains(variable), e.getMessage());
        assertFalse(e.getMessage().contains("key:secret"), e.getMessage());
        assertFalse(e.getMessage().contains("a secret of tests"), e.getMessage());
    }

    @ParameterizedTest
    @CsvSource({
        "s3://releases, s3://releases",
        "s3://releases/, s3://releases",
        "s3://releases/market/paris/, s3://releases/market/paris"
    })
    void saysWhereReleasesAre(String url, String location) {
        try (ReleaseBucket bucket =
                ReleaseBucket.of(with(ReleaseBucket.URL, url)).orElseThrow()) {
            assertEquals(location, bucket.location());
        }
    }

    @Test
    void withoutAnAddressThereIsNone() {
        assertTrue(ReleaseBucket.of(Map.of()).isEmpty());
        assertTrue(ReleaseBucket.of(with(ReleaseBucket.URL, " ")).isEmpty());
    }
}
