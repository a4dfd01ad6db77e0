package fr.jobmarket.gateway.activity;

import fr.jobmarket.gateway.account.Accounts;
import fr.jobmarket.gateway.account.Role;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Made-up feedback, to try out what reads it before there is any. */
@Controller("/api/v1/demo/feedback")
@ExecuteOn(TaskExecutors.IO)
@Secured(Role.ADMIN_NAME)
@SecurityRequirement(name = "bearer")
@Tag(name = "administration")
class DemoFeedbackController {

    private static final int USUAL_COUNT = 100;

    private final Accounts accounts;
    private final MadeUpFeedback madeUp;

    DemoFeedbackController(Accounts accounts, MadeUpFeedback madeUp) {
        this.accounts = accounts;
        this.madeUp = madeUp;
    }

    /**
     * What to make up.
     *
     * @param count about how many offers; 100 when absent, and fewer where the release has fewer
     * @param seed the same one makes up the same over the same release; 0 when absent
     */
    @Serdeable
    @Schema(name = "DemoFeedback")
    record Wanted(
            @Nullable @Min(1) @Max(1000) Integer count,
            @Nullable @Min(0) Integer seed) {}

    /**
     * What was made up.
     *
     * @param added how many of these were not there already
     * @param items all that this count and seed make up
     */
    @Serdeable
    @Schema(name = "DemoFeedbacks")
    record MadeUp(int added, List<FeedbackController.Given> items) {}

    /** Makes up feedback of the administrator's own account on offers drawn by chance. Asked again, it adds nothing. */
    @Post
    MadeUp make(@Valid @Body Wanted wanted, Authentication authentication) {
        return madeUp.add(
                accounts.administrator(authentication).id(),
                Objects.requireNonNullElse(wanted.count(), USUAL_COUNT),
                Objects.requireNonNullElse(wanted.seed(), 0));
    }
}
