package fr.jobmarket.gateway.account;

import fr.jobmarket.candidate.CandidateProfile;
import fr.jobmarket.gateway.http.Callers;
import fr.jobmarket.gateway.http.Problem;
import fr.jobmarket.gateway.http.VisibleText;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Patch;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.Put;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** The account of the person signed in, and the profile in it. */
@Controller("/api/v1/me")
@ExecuteOn(TaskExecutors.IO)
@Secured(SecurityRule.IS_AUTHENTICATED)
@SecurityRequirement(name = "bearer")
@Tag(name = "me")
class AccountController {

    private final Accounts accounts;
    private final Profiles profiles;
    private final Callers callers;

    AccountController(Accounts accounts, Profiles profiles, Callers callers) {
        this.callers = callers;
        this.accounts = accounts;
        this.profiles = profiles;
    }

    /**
     * What to change; members that are absent stay as they are.
     *
     * @param displayName how they wish to be called; an empty text removes it
     * @param email a new e-mail address; needs the current password
     * @param newPassword a new password; needs the current one and ends every sign-in
     * @param currentPassword the current password
     */
    @Serdeable
    @Schema(name = "Changes")
    record Changes(
            @Nullable @Size(max = 100) @Pattern(regexp = VisibleText.REGEX, message = VisibleText.MESSAGE)
            String displayName,

            @Nullable @Size(max = 254) String email,
            @Nullable @Size(max = 200) String newPassword,
            @Nullable @Size(max = 200) String currentPassword) {}

    /** The account. */
    @Get
    AccountView me(Authentication authentication) {
        return AccountView.of(accounts.signedIn(authentication));
    }

    /** Changes the account. */
    @Patch
    @ExecuteOn(PasswordThreads.NAME)
    AccountView change(@Valid @Body Changes changes, Authentication authentication, HttpRequest<?> request) {
        return AccountView.of(accounts.change(accounts.signedIn(authentication), changes, callers.of(request)));
    }

    /**
     * What proves that it is the owner who deletes.
     *
     * @param password the current password
     */
    @Serdeable
    @Schema(name = "Deletion")
    record Deletion(@NotBlank @Size(max = 200) String password) {}

    /** Deletes the account with everything that belongs to it. This cannot be undone. */
    @Delete
    @ExecuteOn(PasswordThreads.NAME)
    @Status(HttpStatus.NO_CONTENT)
    @Produces({MediaType.APPLICATION_JSON, Problem.MEDIA_TYPE})
    void delete(@Valid @Body Deletion deletion, Authentication authentication, HttpRequest<?> request) {
        accounts.delete(accounts.signedIn(authentication), deletion.password(), callers.of(request));
    }

    /** The candidate profile; an empty one when none was written yet. */
    @Get("/profile")
    CandidateProfile profile(Authentication authentication) {
        return profiles.of(accounts.signedIn(authentication).id());
    }

    /** Replaces the candidate profile. */
    @Put("/profile")
    CandidateProfile replaceProfile(@Body CandidateProfile profile, Authentication authentication) {
        Account account = accounts.signedIn(authentication);
        profiles.replace(account.id(), profile);
        return profiles.of(account.id());
    }
}
