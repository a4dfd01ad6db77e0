package fr.jobmarket.source.internal;

import fr.jobmarket.error.JobMarketException;
import fr.jobmarket.source.AuthenticationException;
import fr.jobmarket.source.RequestRejectedException;
import fr.jobmarket.source.ServerException;
import fr.jobmarket.source.TransportException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The errors that answers stand for which are no success.
 *
 * @param clock tells the time for waits given as a date
 * @param credentials what to do about refused credentials
 * @param rights what to do about an application that may not use the API
 */
public record Refusals(Clock clock, String credentials, String rights) {

    /**
     * What a server gives as its reason.
     *
     * @param text for people, without secrets
     * @param code its own code, if any
     * @param parameter the parameter it blames, if any
     */
    public record Reason(
            String text, @Nullable String code, @Nullable String parameter) {}

    /** The error for this answer to what was asked. */
    public JobMarketException of(Answer answer, String what, Reason reason) {
        int status = answer.status();
        String said = what + " was answered with " + status + ": " + reason.text();
        if (status == 401) {
            return new AuthenticationException(said + "; " + credentials, status);
        }
        if (status == 403) {
            return new AuthenticationException(said + "; " + rights, status);
        }
        if (status == 429 || status >= 500) {
            Duration wait = RetryAfter.of(answer.headers(), clock).orElse(null);
            String advice = status == 429 ? "; make fewer calls at once" : "; try again later";
            return new ServerException(said + advice, status, reason.code(), wait);
        }
        if (status >= 400) {
            return new RequestRejectedException(said, status, reason.code(), reason.parameter());
        }
        if (status >= 300) {
            return new RequestRejectedException(
                    what + " was sent on to " + target(answer) + " (status " + status
                            + ") and not followed, as credentials must not leave for another place; check the base URL",
                    status,
                    reason.code(),
                    reason.parameter());
        }
        return new TransportException(said + ", which this API does not use", null);
    }

    /** Where a redirect leads, without its path and query, which may repeat a secret. */
    private static String target(Answer answer) {
        try {
            URI target = URI.create(answer.headers().firstValue("Location").orElse(""));
            return target.getHost() == null ? "another path" : target.getScheme() + "://" + target.getHost();
        } catch (IllegalArgumentException e) {
            return "an unintelligible place";
        }
    }
}
