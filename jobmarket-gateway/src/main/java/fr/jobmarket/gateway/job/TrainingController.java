package fr.jobmarket.gateway.job;

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
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import org.jspecify.annotations.Nullable;

/** Training of the scoring model. */
@Controller("/api/v1/training")
@ExecuteOn(TaskExecutors.IO)
@Secured(Role.ADMIN_NAME)
@SecurityRequirement(name = "bearer")
@Tag(name = "administration")
class TrainingController {

    private final Requests requests;

    TrainingController(Requests requests) {
        this.requests = requests;
    }

    /**
     * How to train.
     *
     * @param force whether the model serves even when it is not shown to be better; false when absent
     */
    @Serdeable
    @Schema(name = "Training")
    record Training(@Nullable Boolean force) {}

    /** Asks for a training on the offers of the current release. */
    @Post
    @Status(HttpStatus.ACCEPTED)
    HttpResponse<JobView> request(@Valid @Body Training training, Authentication authentication) {
        return requests.record(
                authentication,
                () -> new JobRequest.Training(Boolean.TRUE.equals(training.force())),
                JobController.PATH);
    }

    /** The latest training with the last lines of its log; 404 when none was ever asked for. */
    @Get("/status")
    JobView status(Authentication authentication) {
        return requests.latest(authentication, JobRequest.Kind.TRAINING, "1").items().stream()
                .findFirst()
                .map(job -> requests.find(authentication, job.id(), JobRequest.Kind.TRAINING))
                .orElseThrow(() -> ProblemException.notFound(MessageKey.NO_TRAINING.with()));
    }
}
