package fr.jobmarket.gateway.job;

import fr.jobmarket.gateway.account.Role;
import fr.jobmarket.jobs.JobRequest;
import fr.jobmarket.serving.CurrentRelease;
import fr.jobmarket.serving.OpenRelease;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
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
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** The release that others are compared with. */
@Controller("/api/v1/monitoring/drift/baseline")
@ExecuteOn(TaskExecutors.IO)
@Secured(Role.ADMIN_NAME)
@SecurityRequirement(name = "bearer")
@Tag(name = "administration")
class BaselineController {

    private final Requests requests;
    private final CurrentRelease current;

    BaselineController(Requests requests, CurrentRelease current) {
        this.requests = requests;
        this.current = current;
    }

    /**
     * What others are to be compared with.
     *
     * @param release id of a release; the one being served when absent
     */
    @Serdeable
    @Schema(name = "Baseline")
    record Baseline(@Nullable @Size(min = 1, max = 100) String release) {}

    /** Asks to compare with this release from now on, after each run and once at once. A job fails when there is no such release. */
    @Post
    @Status(HttpStatus.ACCEPTED)
    HttpResponse<JobView> choose(@Valid @Body Baseline baseline, Authentication authentication) {
        return requests.record(
                authentication,
                () -> new JobRequest.Baseline(
                        baseline.release() == null ? current.use(OpenRelease::id) : baseline.release()),
                JobController.PATH);
    }
}
