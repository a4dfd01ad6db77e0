package fr.jobmarket.gateway.manual;

import fr.jobmarket.gateway.account.Accounts;
import fr.jobmarket.gateway.account.Role;
import fr.jobmarket.gateway.http.QueryParameters;
import fr.jobmarket.offer.Source;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.tags.Tag;

/** The offers that anybody entered by hand, for administrators. */
@Controller("/api/v1/offers")
@ExecuteOn(TaskExecutors.IO)
@Secured(Role.ADMIN_NAME)
@SecurityRequirement(name = "bearer")
@Tag(name = "administration")
class AllOwnOffersController {

    private final Accounts accounts;
    private final OwnOffers offers;

    AllOwnOffersController(Accounts accounts, OwnOffers offers) {
        this.accounts = accounts;
        this.offers = offers;
    }

    /**
     * What was deleted.
     *
     * @param deleted how many offers
     */
    @Serdeable
    @Schema(name = "DeletedOffers")
    record Deleted(long deleted) {}

    /** Deletes every offer that was entered by hand, whoever did so. Others are not the gateway's to delete. */
    @Delete
    Deleted clearManualOffers(
            @QueryValue
                    @Parameter(
                            description = "said for safety's sake",
                            schema =
                                    @Schema(
                                            type = "string",
                                            allowableValues = {"manual"}))
                    String origin,
            Authentication authentication) {
        accounts.administrator(authentication);
        if (!origin.equals(Source.MANUAL.id())) {
            throw QueryParameters.refused("origin", origin, Source.MANUAL.id());
        }
        return new Deleted(offers.deleteAll());
    }
}
