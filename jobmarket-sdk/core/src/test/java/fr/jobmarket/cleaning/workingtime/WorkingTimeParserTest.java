package fr.jobmarket.cleaning.workingtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.jobmarket.offer.WorkingTime;
import fr.jobmarket.offer.WorkingTimeKind;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkingTimeParserTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "35H Travail en journée | FULL_TIME | 35",
                "35H Hebdomadaire | FULL_TIME | 35",
                "24H30 Horaires variables | PART_TIME | 24.5",
                "35H/semaine | FULL_TIME | 35",
                "37 H  Travail en journée | FULL_TIME | 37",
                "Temps partiel - 20H/semaine | PART_TIME | 20",
                "temps partiel Travail en journée | PART_TIME |",
                "Temps plein | FULL_TIME |",
                "37H30 Travail posté (2x8, 3x8, 5x8, etc.) | FULL_TIME | 37.5",
            })
    void readsHoursAndKind(String label, WorkingTimeKind kind, @Nullable Double hours) {
        assertEquals(Optional.of(new WorkingTime(kind, hours)), WorkingTimeParser.parse(label));
    }

    @Test
    void believesTheSourceAboutFullTimeRatherThanTheHours() {
        assertEquals(
                Optional.of(new WorkingTime(WorkingTimeKind.FULL_TIME, 32.0)),
                WorkingTimeParser.parse("32H Travail en journée", "Temps plein"));
    }

    @Test
    void takesMonthlyHoursForNoWeek() {
        assertEquals(
                Optional.of(new WorkingTime(WorkingTimeKind.FULL_TIME, null)),
                WorkingTimeParser.parse("151H", "Temps plein"));
        assertTrue(WorkingTimeParser.parse("voir offre").isEmpty());
    }

    @Test
    void readsAdzuna() {
        assertEquals(
                Optional.of(new WorkingTime(WorkingTimeKind.PART_TIME, null)),
                WorkingTimeParser.parseAdzuna("part_time"));
        assertTrue(WorkingTimeParser.parseAdzuna(null).isEmpty());
    }
}
