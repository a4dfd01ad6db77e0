package fr.jobmarket.gateway.activity;

import fr.jobmarket.gateway.account.Account;
import fr.jobmarket.gateway.account.Accounts;
import fr.jobmarket.gateway.http.MessageKey;
import fr.jobmarket.gateway.http.Problem;
import fr.jobmarket.gateway.http.ProblemException;
import fr.jobmarket.gateway.http.QueryParameters;
import fr.jobmarket.gateway.offer.OfferList;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.Put;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** What the person signed in does with offers. */
@Controller("/api/v1/me")
@ExecuteOn(TaskExecutors.IO)
@Secured(SecurityRule.IS_AUTHENTICATED)
@SecurityRequirement(name = "bearer")
@Tag(name = "me")
class FeedbackController {

    private static final int MAX_LIMIT = 100;

    private final Accounts accounts;
    private final Feedbacks feedbacks;
    private final FeedbackMetrics metrics;

    FeedbackController(Accounts accounts, Feedbacks feedbacks, FeedbackMetrics metrics) {
        this.accounts = accounts;
        this.feedbacks = feedbacks;
        this.metrics = metrics;
    }

    /**
     * What somebody did with an offer.
     *
     * @param offerId the offer
     * @param action what they did
     * @param rank where it stood in the recommendations it was found in, 1 for the first
     * @param release the release those recommendations came from
     */
    @Serdeable
    @Schema(name = "Feedback")
    record Given(
            @NotBlank @Size(max = 200) String offerId,
            @NotNull FeedbackAction action,
            @Nullable @Min(1) @Max(1000) Integer rank,

            @Nullable @Pattern(regexp = "[A-Za-z0-9._-]{1,100}")
            String release) {}

    /** Notes what was done with an offer; {@code save} puts it on the list of saved offers as well. */
    @Post("/feedback")
    @Status(HttpStatus.NO_CONTENT)
    @Produces({MediaType.APPLICATION_JSON, Problem.MEDIA_TYPE})
    void give(@Valid @Body Given given, Authentication authentication) {
        Account account = accounts.signedIn(authentication);
        feedbacks.add(account.id(), given.offerId(), given.action(), given.rank(), given.release());
        metrics.given(given.action());
    }

    /** The saved offers that the release still knows, last saved first. */
    @Get("/saved")
    @Produces({MediaType.APPLICATION_JSON, "text/csv", MediaType.TEXT_PLAIN})
    SavedOffers saved(
            @Nullable
                    @QueryValue
                    @Parameter(schema = @Schema(type = "integer", minimum = "1", maximum = "100", defaultValue = "100"))
                    String limit,
            Authentication authentication) {
        int most = QueryParameters.integer("limit", limit, MAX_LIMIT, 1, MAX_LIMIT);
        return feedbacks.saved(accounts.signedIn(authentication).id(), most);
    }

    /**
     * What to keep about a saved offer; what is absent is removed.
     *
     * @param note what to remember
     * @param application how far one's application is
     */
    @Serdeable
    @Schema(name = "SavedOfferDetails")
    record Details(
            @Nullable @Size(max = 2_000) String note,
            @Nullable ApplicationStage application) {}

    /** Keeps a note and the state of one's application about an offer, which is saved unless it is already. */
    @Put("/saved/{offerId}")
    SavedNote note(String offerId, @Valid @Body Details details, Authentication authentication) {
        if (details.note() != null && details.note().indexOf('\0') >= 0) {
            throw ProblemException.field("note", MessageKey.NUL_CHARACTER.with());
        }
        return feedbacks.note(accounts.signedIn(authentication).id(), offerId, details.note(), details.application());
    }

    /** Takes an offer off the list of saved offers, with what was kept about it. */
    @Delete("/saved/{offerId}")
    @Status(HttpStatus.NO_CONTENT)
    @Produces({MediaType.APPLICATION_JSON, Problem.MEDIA_TYPE})
    void unsave(String offerId, Authentication authentication) {
        feedbacks.unsave(accounts.signedIn(authentication).id(), offerId);
    }

    /** The dismissed offers that the release still knows, last dismissed first. */
    @Get("/dismissed")
    @Produces({MediaType.APPLICATION_JSON, "text/csv", MediaType.TEXT_PLAIN})
    OfferList dismissed(
            @Nullable
                    @QueryValue
                    @Parameter(schema = @Schema(type = "integer", minimum = "1", maximum = "100", defaultValue = "100"))
                    String limit,
            Authentication authentication) {
        int most = QueryParameters.integer("limit", limit, MAX_LIMIT, 1, MAX_LIMIT);
        return feedbacks.dismissed(accounts.signedIn(authentication).id(), most);
    }

    /** Takes a dismissal back: the offer may be recommended again. */
    @Delete("/dismissed/{offerId}")
    @Status(HttpStatus.NO_CONTENT)
    @Produces({MediaType.APPLICATION_JSON, Problem.MEDIA_TYPE})
    void restore(String offerId, Authentication authentication) {
        feedbacks.restore(accounts.signedIn(authentication).id(), offerId);
    }
}
