package fr.jobmarket.jobs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One process asks and reads, another works and is killed; they share the file of H2. */
@Tag("slow")
class TwoProcessesTest {

    private static final Duration LEASE = Duration.ofSeconds(6);
    private static final Worker READER = new Worker("the reader", "elsewhere:/home");

    @TempDir
    Path home;

    @AfterEach
    void closeDatabase() {
        ApplicationDatabase.of(Map.of(), home).close();
    }

    @Test
    void theJobOfAKilledWorkerFailsAndAnotherIsDone() throws Exception {
        JobQueue queue = new JobQueue(ApplicationDatabase.of(Map.of(), home).open()::connect, LEASE);
        long job = queue.request(new JobRequest.Training(false), "one")
                .orElseThrow()
                .id();
        Process worker = startWorker();
        assertEquals("working on " + job, firstLine(worker));
        killAndCheck(worker, queue, job);
    }

    /** Whoever opened the file first serves the others: the server dies here. */
    @Test
    void theDatabaseOutlivesTheProcessThatServedIt() throws Exception {
        Process worker = startWorker();
        assertEquals("nothing to do", firstLine(worker));
        JobQueue queue = new JobQueue(ApplicationDatabase.of(Map.of(), home).open()::connect, LEASE);
        long job = queue.request(new JobRequest.Training(false), "one")
                .orElseThrow()
                .id();
        while (queue.find(job).orElseThrow().state() != JobState.RUNNING) {
            Thread.sleep(20);
        }
        killAndCheck(worker, queue, job);
    }

    private static void killAndCheck(Process worker, JobQueue queue, long job) throws InterruptedException {
        assertEquals(JobState.RUNNING, queue.find(job).orElseThrow().state());
        worker.destroyForcibly().waitFor();
        queue.request(new JobRequest.Training(true), "one").orElseThrow();
        while (queue.find(job).orElseThrow().state() == JobState.RUNNING) {
            Thread.sleep(100);
        }
        Job dead = queue.find(job).orElseThrow();
        assertEquals(JobState.FAILED, dead.state());
        assertEquals(List.of("begun"), dead.log());
        try (Work work = queue.next(READER).orElseThrow()) {
            assertTrue(work.job().id() > job);
            work.succeed("done");
        }
    }

    private Process startWorker() throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        TwoProcessesTest.class.getName(),
                        home.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private static String firstLine(Process process) throws IOException {
        return new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8)).readLine();
    }

    /** The worker: takes the first job there is and never ends it. */
    public static void main(String[] arguments) throws InterruptedException {
        Path home = Path.of(arguments[0]);
        JobQueue queue = new JobQueue(ApplicationDatabase.of(Map.of(), home).open()::connect, LEASE);
        while (true) {
            queue.next(Worker.in(home))
                    .ifPresentOrElse(TwoProcessesTest::work, () -> System.out.println("nothing to do"));
            Thread.sleep(50);
        }
    }

    private static void work(Work work) {
        work.say("begun");
        work.signOfLife();
        System.out.println("working on " + work.job().id());
        while (true) {
            work.goOn();
            Thread.onSpinWait();
        }
    }
}
