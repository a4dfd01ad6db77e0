package fr.jobmarket.gateway.manual;

import fr.jobmarket.gateway.account.Accounts;
import fr.jobmarket.gateway.account.RepeatableRequests;
import fr.jobmarket.gateway.http.Problem;
import fr.jobmarket.gateway.http.VisibleText;
import fr.jobmarket.offer.Contract;
import fr.jobmarket.offer.Offer;
import fr.jobmarket.referential.CodeForm;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
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
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Offers that the person signed in enters by hand. */
@Controller("/api/v1/offers")
@ExecuteOn(TaskExecutors.IO)
@Secured(SecurityRule.IS_AUTHENTICATED)
@SecurityRequirement(name = "bearer")
@Tag(name = "me")
class OwnOfferController {

    private final Accounts accounts;
    private final OwnOffers offers;
    private final RepeatableRequests requests;

    OwnOfferController(Accounts accounts, OwnOffers offers, RepeatableRequests requests) {
        this.requests = requests;
        this.accounts = accounts;
        this.offers = offers;
    }

    /**
     * An offer to enter.
     *
     * @param title what the post is called
     * @param description plain text
     * @param url where it can be applied for
     * @param companyName who hires
     * @param romeCode ROME occupation
     * @param contract form of contract
     * @param communeCode INSEE code of where the work is done
     * @param annualSalaryMin lower bound, gross euros per year
     * @param annualSalaryMax upper bound, gross euros per year
     * @param experienceMonths experience demanded, in months; 0 for none
     * @param skills labels of skills demanded
     * @param remote true when remote work is offered, false when it is excluded
     */
    @Serdeable
    @Schema(name = "OwnOffer")
    record Draft(
            @NotBlank @Size(max = 200) @Pattern(regexp = VisibleText.REGEX, message = VisibleText.MESSAGE)
            String title,

            @NotNull @Size(max = 20_000) String description,

            @Nullable @Size(max = 1_000) @Pattern(regexp = "https?://[^\\s\"<>]+")
            String url,

            @Nullable @Size(max = 200) @Pattern(regexp = VisibleText.REGEX, message = VisibleText.MESSAGE)
            String companyName,

            @Nullable @Pattern(regexp = "^" + CodeForm.ROME_REGEX + "$")
            String romeCode,

            Contract.@Nullable Type contract,

            @Nullable @Pattern(regexp = "^" + CodeForm.COMMUNE_REGEX + "$")
            String communeCode,

            @Nullable @Min(0) @Max(10_000_000) Double annualSalaryMin,
            @Nullable @Min(0) @Max(10_000_000) Double annualSalaryMax,
            @Nullable @Min(0) @Max(960) Integer experienceMonths,

            @Nullable @Size(max = 50)
            List<@NotBlank @Size(max = 200) @Pattern(regexp = VisibleText.REGEX, message = VisibleText.MESSAGE) String>
                    skills,

            @Nullable Boolean remote) {}

    /** Enters an offer. It can be read by its id; whether everybody finds it from the next release on the operator decides. */
    @Post
    @Status(HttpStatus.CREATED)
    HttpResponse<Offer> add(
            @Valid @Body Draft draft,
            @Nullable
                    @Header(RepeatableRequests.HEADER)
                    @Parameter(
                            description = RepeatableRequests.DESCRIPTION,
                            schema = @Schema(type = "string", pattern = RepeatableRequests.KEY_REGEX))
                    String key,
            Authentication authentication) {
        Offer offer = offers.add(accounts.signedIn(authentication).id(), draft, requests.of(key, "offer", draft));
        return HttpResponse.created(offer, URI.create("/api/v1/offers/" + offer.id()));
    }

    /** Deletes an offer one has entered. */
    @Delete("/{id}")
    @Status(HttpStatus.NO_CONTENT)
    @Produces({MediaType.APPLICATION_JSON, Problem.MEDIA_TYPE})
    void delete(String id, Authentication authentication) {
        offers.delete(accounts.signedIn(authentication).id(), id);
    }
}
