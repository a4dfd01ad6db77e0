package fr.jobmarket.source.adzuna;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.jobmarket.source.ManualTime;
import fr.jobmarket.source.QuotaExhaustedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QuotaLedgerTest {

    private final ManualTime time = new ManualTime();

    @Test
    void refusesTheCallThatIsOneTooManyAndSaysWhenItIsPossible() {
        QuotaLedger ledger = QuotaLedger.inMemory(QuotaLedger.Quota.STANDARD, time);
        Instant first = time.instant();
        for (int i = 0; i < 25; i++) {
            ledger.enter();
            time.advance(Duration.ofSeconds(1));
        }
        QuotaExhaustedException refusal = assertThrows(QuotaExhaustedException.class, ledger::enter);
        assertEquals(first.plusSeconds(60), refusal.possibleAt());
        assertTrue(refusal.getMessage().contains("25 calls a minute"), refusal.getMessage());
        time.advance(Duration.between(time.instant(), refusal.possibleAt()));
        ledger.enter();
    }

    @Test
    void neverExceedsAnyOfTheFourWindowsWhateverTheRhythm(@TempDir Path folder) {
        Random random = new Random(7);
        List<Instant> calls = new ArrayList<>();
        Path file = folder.resolve("key.ledger");
        for (int i = 0; i < 6_000; i++) {
            // A ledger opened anew each time is a process started anew.
            QuotaLedger ledger = QuotaLedger.at(file, QuotaLedger.Quota.STANDARD, time);
            try {
                ledger.enter();
                calls.add(time.instant());
                time.advance(Duration.ofSeconds(random.nextInt(120)));
            } catch (QuotaExhaustedException e) {
                assertTrue(e.possibleAt().isAfter(time.instant()));
                time.advance(Duration.between(time.instant(), e.possibleAt()));
            }
        }
        assertTrue(calls.size() > 2_500, "calls: " + calls.size());
        for (QuotaLedger.Quota.Window window : QuotaLedger.Quota.STANDARD.windows()) {
            for (int i = window.calls(); i < calls.size(); i++) {
                Duration span = Duration.between(calls.get(i - window.calls()), calls.get(i));
                assertTrue(span.compareTo(window.length()) >= 0, window + " exceeded at call " + i);
            }
        }
    }

    @Test
    void tellsWhatIsLeft() {
        QuotaLedger ledger = QuotaLedger.inMemory(QuotaLedger.Quota.STANDARD, time);
        ledger.enter();
        ledger.enter();
        assertEquals(Map.of("minute", 23, "day", 248, "week", 998, "month", 2_498), ledger.remaining());
    }

    @Test
    void countsATornEntryAsACall(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("key.ledger");
        QuotaLedger.at(file, QuotaLedger.Quota.STANDARD, time).enter();
        Files.write(file, new byte[] {1, 2, 3}, StandardOpenOption.APPEND);
        assertEquals(
                248,
                QuotaLedger.at(file, QuotaLedger.Quota.STANDARD, time)
                        .remaining()
                        .get("day"));
    }

    @Test
    void isSharedByProcesses(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("key.ledger");
        List<Process> processes = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            processes.add(new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-cp",
                            System.getProperty("java.class.path"),
                            Caller.class.getName(),
                            file.toString())
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("log" + i).toFile())
                    .start());
        }
        int admitted = 0;
        for (int i = 0; i < 3; i++) {
            assertTrue(processes.get(i).waitFor(60, TimeUnit.SECONDS));
            admitted +=
                    Integer.parseInt(Files.readString(folder.resolve("log" + i)).strip());
        }
        assertEquals(100, admitted);
    }

    /** Another process that calls as often as it may. */
    static final class Caller {
        public static void main(String[] arguments) {
            QuotaLedger.Quota quota =
                    new QuotaLedger.Quota(List.of(new QuotaLedger.Quota.Window("day", Duration.ofDays(1), 100)));
            QuotaLedger ledger = QuotaLedger.at(Path.of(arguments[0]), quota, Clock.systemUTC());
            int admitted = 0;
            try {
                while (true) {
                    ledger.enter();
                    admitted++;
                }
            } catch (QuotaExhaustedException e) {
                System.out.println(admitted);
            }
        }
    }
}
