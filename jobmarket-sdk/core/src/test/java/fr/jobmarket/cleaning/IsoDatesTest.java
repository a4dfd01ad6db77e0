package fr.jobmarket.cleaning;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IsoDatesTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    2025-10-25                        | 2025-10-25T00:00:00Z
                    20251025                          | 2025-10-25T00:00:00Z
                    2025-W43-6                        | 2025-10-25T00:00:00Z
                    2025W436T0341Z                    | 2025-10-25T03:41:00Z
                    2025-298                          | 2025-10-25T00:00:00Z
                    2025298T034117Z                   | 2025-10-25T03:41:17Z
                    2020-W53-7                        | 2021-01-03T00:00:00Z
                    2025-10-25T03:41:17.527           | 2025-10-25T03:41:17.527Z
                    2025-10-25T03:41:17,5Z            | 2025-10-25T03:41:17.500Z
                    2025-10-25T03:41,5Z               | 2025-10-25T03:41:30Z
                    2025-10-25T03.25Z                 | 2025-10-25T03:15:00Z
                    20251025T034117+0200              | 2025-10-25T01:41:17Z
                    2025-10-25T03:41:17.000+02        | 2025-10-25T01:41:17Z
                    2025-10-25T23:41:17-05:30         | 2025-10-26T05:11:17Z
                    2025-10-25T24:00:00Z              | 2025-10-26T00:00:00Z
                    2016-12-31T23:59:60Z              | 2017-01-01T00:00:00Z
                    2025-10-25t03:41:17z              | 2025-10-25T03:41:17Z
                    2025-10-25 03:41:17               | 2025-10-25T03:41:17Z
                    2025-10-25T03:41:17+02:00[Europe/Paris] | 2025-10-25T01:41:17Z
                    """)
    void readsEveryFormThatNamesADayOrAnInstant(String text, Instant expected) {
        assertEquals(expected, IsoDates.parse(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "2025",
                "2025-10",
                "25/10/2025",
                "25-10-2025",
                "2025-02-30",
                "2025-13-01",
                "2025-366",
                "2025-W53-1",
                "2025-W10-8",
                "2025-10-25T25:00Z",
                "2025-10-25T24:01Z",
                "2025-10-25T03:61Z",
                "1761363677",
                "1761363677000",
                "hier",
                "2025-10-25T03:41:17+25:00",
                "2025-10-25T",
                "2025-10-25Z",
                "102025-10-25"
            })
    void refusesWhatNamesNoDay(String text) {
        assertNull(IsoDates.parse(text));
    }

    @Test
    void agreesWithTheJdkOnTheFormsItKnows() {
        Random random = new Random(8601);
        List<DateTimeFormatter> forms = List.of(
                DateTimeFormatter.ISO_OFFSET_DATE_TIME,
                DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss.SSSSSSSSSXX"),
                DateTimeFormatter.ofPattern("uuuu-DDD'T'HH:mm:ss,SSSSSSSSSXXX"),
                DateTimeFormatter.ofPattern("YYYY-'W'ww-e'T'HHmmss.SSSSSSSSSX", java.util.Locale.FRANCE));
        for (int i = 0; i < 20_000; i++) {
            OffsetDateTime time = LocalDateTime.of(2000, 1, 1, 0, 0)
                    .plusSeconds(random.nextInt(1 << 30))
                    .plusNanos(random.nextInt(1000) * 1_000_000L)
                    .atOffset(ZoneOffset.ofHours(random.nextInt(25) - 12));
            String text = forms.get(i % forms.size()).format(time);

            assertEquals(time.toInstant(), IsoDates.parse(text), text);
        }
    }
}
