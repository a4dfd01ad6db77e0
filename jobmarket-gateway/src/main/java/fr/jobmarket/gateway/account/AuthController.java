package fr.jobmarket.gateway.account;

import fr.jobmarket.gateway.account.Accounts.SignedIn;
import fr.jobmarket.gateway.account.Tokens.TokenPair;
import fr.jobmarket.gateway.http.Callers;
import fr.jobmarket.gateway.http.MessageKey;
import fr.jobmarket.gateway.http.Problem;
import fr.jobmarket.gateway.http.ProblemException;
import fr.jobmarket.gateway.http.VisibleText;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** Registration and sign-in. */
@Controller("/api/v1/auth")
@ExecuteOn(TaskExecutors.IO)
@Secured(SecurityRule.IS_ANONYMOUS)
@Tag(name = "accounts")
class AuthController {

    private final Accounts accounts;
    private final Registrations registrations;
    private final PasswordResets resets;
    private final Tokens tokens;
    private final Callers callers;

    AuthController(
            Accounts accounts, Registrations registrations, PasswordResets resets, Tokens tokens, Callers callers) {
        this.accounts = accounts;
        this.registrations = registrations;
        this.resets = resets;
        this.tokens = tokens;
        this.callers = callers;
    }

    /**
     * Who wants an account.
     *
     * @param email their e-mail address, in any spelling
     * @param password at least 10 characters, and not one that is easily guessed
     * @param displayName how they wish to be called
     */
    @Serdeable
    @Schema(name = "Registration")
    record Registration(
            @NotBlank @Size(max = 254) String email,
            @NotNull @Size(max = 200) String password,

            @Nullable @Size(max = 100) @Pattern(regexp = VisibleText.REGEX, message = VisibleText.MESSAGE)
            String displayName) {}

    /**
     * Who signs in.
     *
     * @param email the e-mail address of the account
     * @param password its password
     */
    @Serdeable
    @Schema(name = "Credentials")
    record Credentials(
            @NotBlank @Size(max = 254) String email,
            @NotNull @Size(max = 200) String password) {}

    /**
     * A refresh token.
     *
     * @param refreshToken as the last sign-in or refresh gave it
     */
    @Serdeable
    @Schema(name = "Refresh")
    record Refresh(@NotBlank @Size(max = 100) String refreshToken) {}

    /**
     * A sign-in.
     *
     * @param accessToken goes into the header {@code Authorization: Bearer …}
     * @param refreshToken good for one exchange against the next pair
     * @param tokenType always Bearer
     * @param expiresIn seconds until the access token ends
     * @param account who signed in; absent after a refresh
     */
    @Serdeable
    @Schema(name = "Session")
    record Session(
            String accessToken,
            String refreshToken,
            String tokenType,
            long expiresIn,
            @Nullable AccountView account) {

        static Session of(SignedIn signedIn) {
            return of(signedIn.tokens(), AccountView.of(signedIn.account()));
        }

        static Session of(TokenPair tokens, @Nullable AccountView account) {
            return new Session(
                    tokens.accessToken(), tokens.refreshToken(), "Bearer", tokens.expiresInSeconds(), account);
        }
    }

    /**
     * Creates an account and signs in to it. Where the gateway sends mail, it answers 202 instead, whoever has the address:
     * a message there says how to go on.
     */
    @Post("/register")
    @ExecuteOn(PasswordThreads.NAME)
    @ApiResponse(
            responseCode = "201",
            description = "signed in to the new account",
            content = @Content(schema = @Schema(implementation = Session.class)))
    @ApiResponse(responseCode = "202", description = "a message to the address says how to go on")
    HttpResponse<Session> register(@Valid @Body Registration registration, HttpRequest<?> request) {
        return registrations
                .register(
                        registration.email(), registration.password(), registration.displayName(), callers.of(request))
                .map(signedIn -> HttpResponse.created(Session.of(signedIn)))
                .orElseGet(HttpResponse::accepted);
    }

    /**
     * What came with a message, and what its reader alone knows.
     *
     * @param token from the link in the message
     * @param password the one given when registering
     */
    @Serdeable
    @Schema(name = "Confirmation")
    record Confirmation(
            @NotBlank @Size(max = 100) String token,
            @NotNull @Size(max = 200) String password) {}

    /** Creates the account of a registration that was answered 202, and signs in to it. */
    @Post("/register/confirm")
    @ExecuteOn(PasswordThreads.NAME)
    @Status(HttpStatus.CREATED)
    Session confirmRegistration(@Valid @Body Confirmation confirmation, HttpRequest<?> request) {
        return Session.of(registrations.confirm(confirmation.token(), confirmation.password(), callers.of(request)));
    }

    /**
     * Who forgot their password.
     *
     * @param email the e-mail address of the account
     */
    @Serdeable
    @Schema(name = "PasswordReset")
    record ForgottenPassword(@NotBlank @Size(max = 254) String email) {}

    /** Sends a message with a link to a new password, if there is such an account; the answer is the same if not. */
    @Post("/password-reset")
    @Status(HttpStatus.ACCEPTED)
    @Produces({MediaType.APPLICATION_JSON, Problem.MEDIA_TYPE})
    void resetPassword(@Valid @Body ForgottenPassword forgotten, HttpRequest<?> request) {
        resets.ask(forgotten.email(), callers.of(request));
    }

    /**
     * A new password for a forgotten one.
     *
     * @param token from the link in the message; good for one new password
     * @param newPassword at least 10 characters, and not one that is easily guessed
     */
    @Serdeable
    @Schema(name = "NewPassword")
    record NewPassword(
            @NotBlank @Size(max = 100) String token,
            @NotNull @Size(max = 200) String newPassword) {}

    /** Sets a new password and ends every sign-in. */
    @Post("/password-reset/confirm")
    @ExecuteOn(PasswordThreads.NAME)
    @Status(HttpStatus.NO_CONTENT)
    @Produces({MediaType.APPLICATION_JSON, Problem.MEDIA_TYPE})
    void confirmPasswordReset(@Valid @Body NewPassword chosen, HttpRequest<?> request) {
        resets.confirm(chosen.token(), chosen.newPassword(), callers.of(request));
    }

    /** Signs in. The answer does not tell an unknown address from a wrong password. */
    @Post("/login")
    @ExecuteOn(PasswordThreads.NAME)
    Session login(@Valid @Body Credentials credentials, HttpRequest<?> request) {
        return Session.of(accounts.login(credentials.email(), credentials.password(), callers.of(request)));
    }

    /** Exchanges a refresh token for a new pair. A token that comes back a second time ends the sign-in. */
    @Post("/refresh")
    Session refresh(@Valid @Body Refresh refresh) {
        return tokens.rotate(refresh.refreshToken())
                .map(pair -> Session.of(pair, null))
                .orElseThrow(() -> ProblemException.unauthorized(
                        "urn:jobmarket:refresh-refused", MessageKey.REFRESH_REFUSED.with()));
    }

    /** Ends a sign-in: the refresh token and the access tokens that came with it. */
    @Post("/logout")
    @Status(HttpStatus.NO_CONTENT)
    @Produces({MediaType.APPLICATION_JSON, Problem.MEDIA_TYPE})
    void logout(@Valid @Body Refresh refresh) {
        tokens.close(refresh.refreshToken());
    }
}
