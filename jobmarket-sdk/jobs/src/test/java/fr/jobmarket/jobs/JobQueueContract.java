package fr.jobmarket.jobs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.jobmarket.error.InvalidInputException;
import fr.jobmarket.error.RetriableException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What holds of jobs in every database. */
abstract class JobQueueContract {

    private static final JobRequest.PipelineRun RUN =
            new JobRequest.PipelineRun(null, List.of("harvest adzuna"), true, true);
    private static final JobRequest.Training TRAINING = new JobRequest.Training(false);
    private static final Worker WORKER = new Worker("process 1 on here", "here:/home");
    private static final Worker OTHER = new Worker("process 2 on there", "there:/home");

    private JobQueue queue;
    /** Whoever takes the lease by this has lost it at once. */
    private JobQueue withoutLease;

    abstract ApplicationDatabase database();

    @BeforeEach
    void beginWithoutJobs() throws SQLException {
        ApplicationDatabase database = database();
        queue = database.jobs();
        withoutLease = new JobQueue(database::connect, Duration.ZERO);
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("delete from job");
            statement.execute("update worker_lease set workplace = '', expires_at = current_timestamp");
        }
    }

    @Test
    void jobsThatEndedLongAgoAreRemovedAndNoOthers() throws SQLException {
        Job cancelled = queue.request(TRAINING, "an account").orElseThrow();
        queue.cancel(cancelled.id());
        Job lately = queue.request(TRAINING, "an account").orElseThrow();
        queue.cancel(lately.id());
        Job waiting = queue.request(TRAINING, "an account").orElseThrow();
        try (Work running = queue.begin(RUN, "somebody", WORKER);
                Connection connection = database().connect();
                Statement statement = connection.createStatement()) {
            statement.execute("update job set created_at = current_timestamp - interval '3' day");
            statement.execute(
                    "update job set ended_at = current_timestamp - interval '2' day where id = " + cancelled.id());
            assertEquals(0, queue.removeEnded(Duration.ofDays(3)));
            assertEquals(1, queue.removeEnded(Duration.ofDays(1)));
            assertEquals(
                    List.of(running.job().id(), waiting.id(), lately.id()),
                    queue.latest(null, 10).stream().map(Job::id).toList());
        }
    }

    @Test
    void whatIsAskedForWaitsAndIsReadAsItWasAskedFor() {
        Job asked = queue.request(RUN, "an account").orElseThrow();
        Job found = queue.find(asked.id()).orElseThrow();
        assertEquals(asked, found);
        assertEquals(RUN, found.request());
        assertEquals("an account", found.requestedBy());
        assertEquals(JobState.REQUESTED, found.state());
        assertNull(found.progress());
        assertEquals(List.of(), found.log());
        assertEquals(Optional.empty(), queue.find(asked.id() + 1));
    }

    @Test
    void everyKindOfRequestIsReadAsItWasAskedFor() {
        List<JobRequest> requests = List.of(
                RUN,
                new JobRequest.PipelineRun("transform", List.of(), false, false),
                new JobRequest.Training(true),
                new JobRequest.Promotion("7", true),
                new JobRequest.Rollback(),
                new JobRequest.Baseline("20260301T050000Z"),
                new JobRequest.Command("harvest"));
        for (JobRequest request : requests) {
            try (Work work = queue.begin(request, "command line", WORKER)) {
                assertEquals(request, work.job().request());
                work.succeed("done");
            }
        }
    }

    @Test
    void aCommandIsDoneWhereItIsTypedAndNamedToWhoComesSecond() {
        JobRequest.Command harvest = new JobRequest.Command("harvest");
        assertThrows(InvalidInputException.class, () -> queue.request(harvest, "one"));
        try (Work work = queue.begin(harvest, "command line", WORKER)) {
            Worker other = new Worker("process 2", "elsewhere:/home");
            String told = assertThrows(RetriableException.class, () -> queue.begin(RUN, "one", other))
                    .getMessage();
            assertTrue(told.contains("harvest, " + WORKER.name() + " since "), told);
            work.succeed("done");
        }
    }

    @Test
    void ofEachKindOneWaitsAtMost() {
        queue.request(RUN, "one").orElseThrow();
        assertEquals(Optional.empty(), queue.request(new JobRequest.PipelineRun(null, List.of(), false, false), "two"));
        queue.request(TRAINING, "two").orElseThrow();
        try (Work work = queue.next(WORKER).orElseThrow()) {
            assertTrue(queue.request(RUN, "two").isPresent(), "the first does not wait any more");
            work.succeed("done");
        }
    }

    @Test
    void jobsAreDoneInTheOrderTheyWereAskedForOneAtATime() {
        Job first = queue.request(TRAINING, "one").orElseThrow();
        Job second = queue.request(RUN, "one").orElseThrow();
        try (Work work = queue.next(WORKER).orElseThrow()) {
            assertEquals(first.id(), work.job().id());
            assertEquals(JobState.RUNNING, queue.find(first.id()).orElseThrow().state());
            assertEquals(Optional.empty(), queue.next(OTHER));
            RetriableException busy =
                    assertThrows(RetriableException.class, () -> queue.begin(RUN, "command line", OTHER));
            assertTrue(busy.getMessage().contains(WORKER.name()), busy.getMessage());
            work.succeed("model 3");
        }
        Job done = queue.find(first.id()).orElseThrow();
        assertEquals(JobState.SUCCEEDED, done.state());
        assertEquals("model 3", done.result());
        assertNotNull(done.endedAt());
        try (Work work = queue.next(OTHER).orElseThrow()) {
            assertEquals(second.id(), work.job().id());
            work.fail("no network");
        }
        assertEquals("no network", queue.find(second.id()).orElseThrow().error());
        assertEquals(
                List.of(second.id(), first.id()),
                queue.latest(null, 10).stream().map(Job::id).toList());
        assertEquals(
                List.of(second.id()),
                queue.latest(JobRequest.Kind.PIPELINE_RUN, 10).stream()
                        .map(Job::id)
                        .toList());
        assertEquals(1, queue.latest(null, 1).size());
        assertEquals(Optional.empty(), queue.next(WORKER));
    }

    @Test
    void whatABusyDatabaseRefusedToBeginLeavesNoTrace() {
        try (Work work = queue.begin(TRAINING, "command line", WORKER)) {
            assertThrows(RetriableException.class, () -> queue.begin(RUN, "command line", OTHER));
            work.succeed("done");
        }
        assertEquals(1, queue.latest(null, 10).size());
    }

    @Test
    void manyWorkersAtOnceBeginEachJobOnce() throws Exception {
        queue.request(TRAINING, "one").orElseThrow();
        queue.request(RUN, "one").orElseThrow();
        List<Work> works = new ArrayList<>();
        for (int round = 0; round < 2; round++) {
            List<Work> begun = atOnce(8, i -> queue.next(new Worker("worker " + i, "place " + i))).stream()
                    .flatMap(Optional::stream)
                    .toList();
            assertEquals(1, begun.size());
            begun.get(0).succeed("done");
            works.addAll(begun);
        }
        assertEquals(2, works.stream().map(work -> work.job().id()).distinct().count());
    }

    @Test
    void ofManyWhoAskAtOnceOneIsHeard() throws Exception {
        List<Job> heard = atOnce(8, i -> queue.request(RUN, "account " + i)).stream()
                .flatMap(Optional::stream)
                .toList();
        assertEquals(1, heard.size());
        assertEquals(heard, queue.latest(null, 10));
    }

    @Test
    void progressAndTheEndOfTheLogAreStored() {
        queue.request(RUN, "one").orElseThrow();
        try (Work work = queue.next(WORKER).orElseThrow()) {
            work.progress("harvest", 3, 10);
            work.isRun("20261128-1");
            IntStream.rangeClosed(1, 250).forEach(i -> work.say("line " + i));
            work.say("x".repeat(9_000) + "\0");
            assertEquals(JobQueue.Sign.GO_ON, queue.beat(work));
            Job seen = queue.find(work.job().id()).orElseThrow();
            assertEquals(new Job.Progress("harvest", 3, 10), seen.progress());
            assertEquals("20261128-1", seen.runId());
            assertEquals(Job.LOG_LINES, seen.log().size());
            assertEquals("line 152", seen.log().get(0));
            assertEquals(List.of(), queue.latest(null, 1).get(0).log());
            assertEquals(
                    List.of(seen.id()),
                    queue.ofRun("20261128-1").stream().map(Job::id).toList());
            work.fail("e\0".repeat(9_000));
        }
        assertEquals(
                4_000,
                queue.latest(null, 1).get(0).error().chars().filter(c -> c != 0).count());
    }

    @Test
    void aJobThatWaitsIsCancelledAtOnceAndNeverBegins() {
        Job waiting = queue.request(RUN, "one").orElseThrow();
        assertEquals(
                JobState.CANCELLED, queue.cancel(waiting.id()).orElseThrow().state());
        assertEquals(Optional.empty(), queue.next(WORKER));
        assertTrue(queue.request(RUN, "one").isPresent());
        assertEquals(Optional.empty(), queue.cancel(waiting.id() + 100));
    }

    @Test
    void theWorkerOfACancelledJobHearsOfItAndTheJobSaysSo() {
        Job job = queue.request(RUN, "one").orElseThrow();
        try (Work work = queue.next(WORKER).orElseThrow()) {
            assertEquals(JobState.RUNNING, queue.cancel(job.id()).orElseThrow().state());
            assertEquals(JobQueue.Sign.CANCEL, queue.beat(work));
            work.signOfLife();
            work.fail(assertThrows(JobStoppedException.class, () -> work.progress("transform", 0, -1))
                    .getMessage());
        }
        Job stopped = queue.find(job.id()).orElseThrow();
        assertEquals(JobState.CANCELLED, stopped.state());
        assertNotNull(stopped.cancelRequestedAt());
        assertEquals(stopped, queue.cancel(job.id()).orElseThrow());
    }

    @Test
    void aJobWhoseWorkerDiedHasFailedForEveryReader() {
        Job job = queue.request(RUN, "one").orElseThrow();
        Work dead = withoutLease.next(WORKER).orElseThrow();
        Job seen = queue.find(job.id()).orElseThrow();
        assertEquals(JobState.FAILED, seen.state());
        assertTrue(seen.error().contains("stopped answering"), seen.error());
        assertEquals(JobQueue.Sign.LOST, queue.beat(dead));
        dead.succeed("too late");
        assertEquals(seen, queue.find(job.id()).orElseThrow());
    }

    @Test
    void aLeaseThatEndedIsTakenByTheNextAndItsOldHolderNotices() {
        Work slow = withoutLease.begin(RUN, "schedule", WORKER);
        try (Work next = queue.begin(TRAINING, "command line", OTHER)) {
            assertEquals(JobQueue.Sign.LOST, queue.beat(slow));
            assertThrows(JobStoppedException.class, slow::goOn);
            slow.succeed("too late");
            assertEquals(JobQueue.Sign.GO_ON, queue.beat(next));
            assertEquals(
                    JobState.FAILED, queue.find(slow.job().id()).orElseThrow().state());
            next.succeed("done");
        }
    }

    @Test
    void whoWorksWhereADeadProcessDidNeedNotWaitForItsLease() {
        Work dead = queue.begin(RUN, "schedule", WORKER);
        try (Work next = queue.begin(RUN, "schedule", new Worker("process 3 on here", WORKER.workplace()))) {
            assertEquals(
                    JobState.FAILED, queue.find(dead.job().id()).orElseThrow().state());
            assertEquals(
                    JobState.RUNNING, queue.find(next.job().id()).orElseThrow().state());
            next.succeed("done");
        }
        dead.close();
    }

    @Test
    void workThatEndsWithoutAWordHasFailed() {
        Work work = queue.begin(RUN, "schedule", WORKER);
        work.close();
        Job job = queue.find(work.job().id()).orElseThrow();
        assertEquals(JobState.FAILED, job.state());
        assertNotNull(job.error());
    }

    private interface Attempt<T> {
        T by(int number);
    }

    private static <T> List<T> atOnce(int threads, Attempt<T> attempt) throws Exception {
        CyclicBarrier start = new CyclicBarrier(threads);
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            List<Callable<T>> attempts = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                int number = i;
                attempts.add(() -> {
                    start.await();
                    return attempt.by(number);
                });
            }
            List<T> results = new ArrayList<>();
            for (Future<T> result : pool.invokeAll(attempts)) {
                results.add(result.get());
            }
            return results;
        } finally {
            pool.shutdownNow();
        }
    }
}
