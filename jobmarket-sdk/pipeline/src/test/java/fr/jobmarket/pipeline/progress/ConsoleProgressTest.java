package fr.jobmarket.pipeline.progress;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConsoleProgressTest {

    private static final class HandClock extends Clock {
        private Instant now = Instant.parse("2026-11-20T12:00:00Z");

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }

    @Test
    void linesAreFewAndSayHowFarAStepIs() {
        HandClock clock = new HandClock();
        StringWriter text = new StringWriter();
        try (ConsoleProgress progress = ConsoleProgress.plain(new PrintWriter(text, true), clock)) {
            for (int done = 0; done <= 1_000; done += 100) {
                progress.progress("cleaning", done, 1_000);
                clock.now = clock.now.plus(Duration.ofSeconds(1));
            }
            progress.progress("building gold", 0, -1);
        }
        assertEquals(
                List.of(
                        "cleaning: 500 of 1,000 (50 %)",
                        "cleaning: 1,000, done in 11.0 s", "building gold: done in 0.0 s"),
                text.toString().lines().toList());
    }
}
