package fr.jobmarket.gateway.job;

import fr.jobmarket.gateway.account.Role;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.authentication.Authentication;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Everything that was asked of the worker, whatever its kind. */
@Controller("/api/v1/jobs")
@ExecuteOn(TaskExecutors.IO)
@Secured(Role.ADMIN_NAME)
@SecurityRequirement(name = "bearer")
@Tag(name = "administration")
class JobController {

    static final String PATH = "/api/v1/jobs";

    private final Requests requests;

    JobController(Requests requests) {
        this.requests = requests;
    }

    /** The latest jobs of every kind, newest first. */
    @Get
    JobList list(
            @Nullable
                    @QueryValue
                    @Parameter(schema = @Schema(type = "integer", minimum = "1", maximum = "100", defaultValue = "20"))
                    String limit,
            Authentication authentication) {
        return requests.latest(authentication, null, limit);
    }

    /** A job with the last lines of its log. */
    @Get("/{id}")
    JobView show(long id, Authentication authentication) {
        return requests.find(authentication, id, null);
    }

    /** Stops a job: at once while it waits, otherwise as soon as its worker hears of it, at the latest between two tasks. */
    @Post("/{id}/cancel")
    @Status(HttpStatus.ACCEPTED)
    HttpResponse<JobView> cancel(long id, Authentication authentication) {
        return requests.cancel(authentication, id, null);
    }
}
