package fr.jobmarket.gateway.job;

import fr.jobmarket.jobs.Job;
import fr.jobmarket.jobs.JobRequest;
import fr.jobmarket.jobs.JobState;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A job of the pipeline's worker.
 *
 * @param id higher for younger ones
 * @param kind what it is
 * @param parameters what was asked for
 * @param requestedBy the id of an account, "schedule" or "command line"
 * @param state how far it is; a job has FAILED, too, when its worker has shown no sign of life for half a minute
 * @param progress what is being done, or was when it ended
 * @param run the run of the pipeline it became, once that has begun
 * @param result what came of it, for a person to read
 * @param error why it was not done
 * @param log the last lines it said, at most 100, oldest first; empty in lists
 * @param createdAt when it was asked for
 * @param startedAt when a worker began
 * @param endedAt when it ended
 * @param cancelRequestedAt when somebody asked to stop it
 */
@Serdeable
@Schema(name = "Job")
record JobView(
        long id,
        JobRequest.Kind kind,
        Parameters parameters,
        String requestedBy,
        JobState state,
        @Nullable Progress progress,
        @Nullable String run,
        @Nullable String result,
        @Nullable String error,
        List<String> log,
        Instant createdAt,
        @Nullable Instant startedAt,
        @Nullable Instant endedAt,
        @Nullable Instant cancelRequestedAt) {

    /**
     * What was asked for; what does not belong to the kind of job is absent.
     *
     * @param from the task a run begins with
     * @param only the tasks a run is limited to
     * @param accept whether a suddenly smaller market is accepted
     * @param full whether a run writes the whole index anew
     * @param force whether a model serves even when it was not shown to be better
     * @param version the model to promote
     * @param command the command somebody typed
     * @param release the release to compare others with
     */
    @Serdeable
    @Schema(name = "JobParameters")
    record Parameters(
            @Nullable String from,
            @Nullable List<String> only,
            @Nullable Boolean accept,
            @Nullable Boolean full,
            @Nullable Boolean force,
            @Nullable String version,
            @Nullable String command,
            @Nullable String release) {

        private static Parameters of(JobRequest request) {
            if (request instanceof JobRequest.PipelineRun run) {
                return new Parameters(run.from(), run.only(), run.accept(), run.full(), null, null, null, null);
            }
            if (request instanceof JobRequest.Training training) {
                return new Parameters(null, null, null, null, training.force(), null, null, null);
            }
            if (request instanceof JobRequest.Promotion promotion) {
                return new Parameters(null, null, null, null, promotion.force(), promotion.version(), null, null);
            }
            String command = request instanceof JobRequest.Command typed ? typed.name() : null;
            String release = request instanceof JobRequest.Baseline baseline ? baseline.release() : null;
            return new Parameters(null, null, null, null, null, null, command, release);
        }
    }

    /**
     * How far a job is.
     *
     * @param task what is being done
     * @param done units done so far
     * @param of units in all; absent when not known
     */
    @Serdeable
    @Schema(name = "JobProgress")
    record Progress(String task, long done, @Nullable Long of) {}

    static JobView of(Job job) {
        Job.Progress progress = job.progress();
        return new JobView(
                job.id(),
                job.request().kind(),
                Parameters.of(job.request()),
                job.requestedBy(),
                job.state(),
                progress == null
                        ? null
                        : new Progress(
                                progress.task(), progress.done(), progress.total() < 0 ? null : progress.total()),
                job.runId(),
                job.result(),
                job.error(),
                job.log(),
                job.createdAt(),
                job.startedAt(),
                job.endedAt(),
                job.cancelRequestedAt());
    }
}
