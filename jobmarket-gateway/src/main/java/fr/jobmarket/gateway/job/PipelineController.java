package fr.jobmarket.gateway.job;

import fr.jobmarket.error.InvalidInputException;
import fr.jobmarket.gateway.account.Role;
import fr.jobmarket.gateway.http.MessageKey;
import fr.jobmarket.gateway.http.ProblemException;
import fr.jobmarket.jobs.JobRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Runs of the pipeline. */
@Controller("/api/v1/pipeline/runs")
@ExecuteOn(TaskExecutors.IO)
@Secured(Role.ADMIN_NAME)
@SecurityRequirement(name = "bearer")
@Tag(name = "administration")
class PipelineController {

    /** Where runs are read. */
    static final String PATH = "/api/v1/pipeline/runs";

    private final Requests requests;

    PipelineController(Requests requests) {
        this.requests = requests;
    }

    /**
     * Which run; without members everything that is not done yet.
     *
     * @param from the task to do, even again, with those that depend on it; excludes {@code only}
     * @param only the tasks to do, even again, and no others
     * @param accept whether to believe a source that announces suddenly fewer offers, and to publish an empty or suddenly
     *     smaller market; false when absent
     * @param full whether the whole index is written anew instead of what changed since the current release; false when
     *     absent
     */
    @Serdeable
    @Schema(name = "PipelineRun")
    record PipelineRun(
            @Nullable @Size(max = 100) String from,
            @Nullable @Size(max = 20) List<@NotBlank @Size(max = 100) String> only,
            @Nullable Boolean accept,
            @Nullable Boolean full) {

        private JobRequest request() {
            try {
                return new JobRequest.PipelineRun(
                        from, only == null ? List.of() : only, Boolean.TRUE.equals(accept), Boolean.TRUE.equals(full));
            } catch (InvalidInputException e) {
                // Names are short enough, and few: nothing else can be wrong.
                throw ProblemException.field("only", MessageKey.FROM_AND_ONLY.with());
            }
        }
    }

    /** Asks for a run. Whether there are such tasks the worker knows: a name that is none makes the job fail. */
    @Post
    @Status(HttpStatus.ACCEPTED)
    HttpResponse<JobView> request(@Valid @Body PipelineRun run, Authentication authentication) {
        return requests.record(authentication, run::request, PATH);
    }

    /** The latest runs, by whomever they were asked for, newest first. */
    @Get
    JobList list(
            @Nullable
                    @QueryValue
                    @Parameter(schema = @Schema(type = "integer", minimum = "1", maximum = "100", defaultValue = "20"))
                    String limit,
            Authentication authentication) {
        return requests.latest(authentication, JobRequest.Kind.PIPELINE_RUN, limit);
    }

    /** A run with the last lines of its log. */
    @Get("/{id}")
    JobView show(long id, Authentication authentication) {
        return requests.find(authentication, id, JobRequest.Kind.PIPELINE_RUN);
    }

    /** Stops a run: at once while it waits, otherwise as soon as its worker hears of it, at the latest between two tasks. */
    @Post("/{id}/cancel")
    @Status(HttpStatus.ACCEPTED)
    HttpResponse<JobView> cancel(long id, Authentication authentication) {
        return requests.cancel(authentication, id, JobRequest.Kind.PIPELINE_RUN);
    }
}
