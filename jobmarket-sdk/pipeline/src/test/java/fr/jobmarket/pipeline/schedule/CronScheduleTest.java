package fr.jobmarket.pipeline.schedule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.jobmarket.error.InvalidInputException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CronScheduleTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            0 5 * * *      | 2026-11-20T05:00:00Z | 2026-11-21T05:00:00Z
            0 5 * * *      | 2026-11-20T04:59:59Z | 2026-11-20T05:00:00Z
            */15 * * * *   | 2026-11-20T04:16:00Z | 2026-11-20T04:30:00Z
            0 9-17/4 * * * | 2026-11-20T10:00:00Z | 2026-11-20T13:00:00Z
            30 6 * * 1-5   | 2026-11-20T07:00:00Z | 2026-11-23T06:30:00Z
            0 0 * * 7      | 2026-11-20T07:00:00Z | 2026-11-22T00:00:00Z
            0 0 * * 0      | 2026-11-20T07:00:00Z | 2026-11-22T00:00:00Z
            0 0 29 2 *     | 2026-11-20T07:00:00Z | 2028-02-29T00:00:00Z
            0 0 1 * 1      | 2026-11-24T07:00:00Z | 2026-11-30T00:00:00Z
            5,50 23 31 12 *| 2026-12-31T23:10:00Z | 2026-12-31T23:50:00Z
            """)
    void theNextTimeFollowsTheFields(String schedule, ZonedDateTime after, ZonedDateTime expected) {
        assertEquals(expected, CronSchedule.of(schedule).next(after));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            30 2 * * *     | 2026-03-28T12:00:00+01:00 | 2026-03-29T03:30:00+02:00
            30 2 * * *     | 2026-03-29T03:10:00+02:00 | 2026-03-29T03:30:00+02:00
            30 2 * * *     | 2026-03-29T03:30:00+02:00 | 2026-03-30T02:30:00+02:00
            30 2,3 * * *   | 2026-03-29T03:30:00+02:00 | 2026-03-30T02:30:00+02:00
            30 2 * * *     | 2026-10-24T12:00:00+02:00 | 2026-10-25T02:30:00+02:00
            30 2 * * *     | 2026-10-25T02:30:00+02:00 | 2026-10-26T02:30:00+01:00
            30 2 * * *     | 2026-10-25T02:10:00+01:00 | 2026-10-26T02:30:00+01:00
            */30 * * * *   | 2026-10-25T02:30:00+02:00 | 2026-10-25T02:00:00+01:00
            */30 * * * *   | 2026-03-29T01:30:00+01:00 | 2026-03-29T03:00:00+02:00
            """)
    void whereClocksChangeAStatedHourComesOnce(String schedule, OffsetDateTime after, OffsetDateTime expected) {
        ZoneId paris = ZoneId.of("Europe/Paris");
        assertEquals(
                expected.toInstant(),
                CronSchedule.of(schedule).next(after.toInstant().atZone(paris)).toInstant());
    }

    @ParameterizedTest
    @ValueSource(strings = {"Europe/Paris", "America/New_York", "Australia/Lord_Howe", "America/Nuuk", "Asia/Kolkata"})
    void aDailyTimeComesOnEveryDayOfTheYearsOnce(String zone) {
        CronSchedule schedule = CronSchedule.of("30 2 * * *");
        ZonedDateTime time = ZonedDateTime.of(2025, 1, 1, 0, 0, 0, 0, ZoneId.of(zone));
        for (LocalDate day = time.toLocalDate(); day.getYear() < 2028; day = day.plusDays(1)) {
            time = schedule.next(time);
            assertEquals(day, time.toLocalDate());
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            daily       | five
            60 * * * *  | minute
            * 24 * * *  | hour
            * * 0 * *   | day of month
            * * * 13 *  | month
            * * * * 8   | day of week
            5-1 * * * * | minute
            */0 * * * * | minute
            , * * * *   | minute
            0 0 31 2 *  | never
            """)
    void aWrongFieldIsNamed(String schedule, String named) {
        InvalidInputException error = assertThrows(InvalidInputException.class, () -> CronSchedule.of(schedule));
        assertTrue(error.getMessage().contains(named), error.getMessage());
    }
}
