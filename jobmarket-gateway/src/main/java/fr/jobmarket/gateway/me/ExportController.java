package fr.jobmarket.gateway.me;

import fr.jobmarket.gateway.account.Accounts;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.tags.Tag;

/** Hands out what is kept about the person signed in. */
@Controller("/api/v1/me/export")
@ExecuteOn(TaskExecutors.IO)
@Secured(SecurityRule.IS_AUTHENTICATED)
@SecurityRequirement(name = "bearer")
@Tag(name = "me")
class ExportController {

    private final Accounts accounts;
    private final PersonalData personalData;

    ExportController(Accounts accounts, PersonalData personalData) {
        this.accounts = accounts;
        this.personalData = personalData;
    }

    /** Everything kept about the person signed in (GDPR, articles 15 and 20). */
    @Get
    PersonalData.Export export(Authentication authentication) {
        return personalData.export(accounts.signedIn(authentication));
    }
}
