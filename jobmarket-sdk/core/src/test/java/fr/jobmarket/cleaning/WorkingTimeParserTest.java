package fr.jobmarket.cleaning;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.jobmarket.offer.WorkingTime;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

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
    void readsHoursAndKind(String label, WorkingTime.Kind kind, @Nullable Double hours) {
        assertEquals(Optional.of(new WorkingTime(kind, hours)), WorkingTimeParser.parse(label));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "104 H/mois | PART_TIME | 24",
                "104 heures par mois | PART_TIME | 24",
                "86,67 h mensuelles | PART_TIME | 20",
                "151,67 H / mois | FULL_TIME | 35",
                "1607 heures par an | FULL_TIME | 35",
                "7H par jour, 35h par semaine | FULL_TIME | 35",
                "24h à 30h par semaine | PART_TIME | 24",
                "9h-12h / 14h-18h, 28h hebdomadaires | PART_TIME | 28",
                "mi-temps | PART_TIME |",
            })
    void bringsTheHoursOfOtherPeriodsToAWeek(String label, WorkingTime.Kind kind, @Nullable Double hours) {
        WorkingTime read = WorkingTimeParser.parse(label).orElseThrow();
        assertEquals(kind, read.kind());
        assertEquals(hours, read.hoursPerWeek());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "7H par jour",
                "7h/jour",
                "7,5 heures / jour",
                "12h par nuit",
                "8h à 17h",
                "9h00-18h00",
                "9h-12h / 14h-18h",
                "6H00 à 14H00 ou de 12H00 à 20H00",
                "prise de poste à 6 h",
                "+ 4 heures supplémentaires",
                "4h supp.",
            })
    void takesNeitherADayNorTheClockForAWeek(String label) {
        assertTrue(WorkingTimeParser.parse(label).isEmpty(), label);
    }

    @Test
    void believesTheSourceAboutFullTimeRatherThanTheHours() {
        assertEquals(
                Optional.of(new WorkingTime(WorkingTime.Kind.FULL_TIME, 32.0)),
                WorkingTimeParser.parse("32H Travail en journée", "Temps plein"));
    }

    @Test
    void takesMonthlyHoursForNoWeek() {
        assertEquals(
                Optional.of(new WorkingTime(WorkingTime.Kind.FULL_TIME, null)),
                WorkingTimeParser.parse("151H", "Temps plein"));
        assertTrue(WorkingTimeParser.parse("voir offre").isEmpty());
    }

    @Test
    void readsAdzuna() {
        assertEquals(
                Optional.of(new WorkingTime(WorkingTime.Kind.PART_TIME, null)),
                WorkingTimeParser.parseAdzuna("part_time"));
        assertTrue(WorkingTimeParser.parseAdzuna(null).isEmpty());
    }
}
