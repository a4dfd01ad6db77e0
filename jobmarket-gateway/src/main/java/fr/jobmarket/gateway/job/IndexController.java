package fr.jobmarket.gateway.job;

import fr.jobmarket.gateway.account.Role;
import fr.jobmarket.jobs.JobRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.authentication.Authentication;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;

/** The index that searches read, of which each release has its own. */
@Controller("/api/v1/index")
@ExecuteOn(TaskExecutors.IO)
@Secured(Role.ADMIN_NAME)
@SecurityRequirement(name = "bearer")
@Tag(name = "administration")
class IndexController {

    private final Requests requests;

    IndexController(Requests requests) {
        this.requests = requests;
    }

    /** Asks for a new release whose whole index is written anew from the warehouse: a run that does nothing else. */
    @Post("/rebuild")
    @Status(HttpStatus.ACCEPTED)
    HttpResponse<JobView> rebuild(Authentication authentication) {
        return requests.record(
                authentication,
                () -> new JobRequest.PipelineRun(null, List.of("publish"), false, true),
                PipelineController.PATH);
    }
}
