package fr.jobmarket.source;

import fr.jobmarket.error.NonRetriableException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The server understood the call and refuses it as it is (4xx), or sends it elsewhere (3xx), where it is not followed. */
public final class RequestRejectedException extends NonRetriableException {

    private final int status;
    private final @Nullable String code;
    private final @Nullable String parameter;

    /** A refusal with this HTTP status, the server's own code and the parameter it blames, where it names them. */
    public RequestRejectedException(String message, int status, @Nullable String code, @Nullable String parameter) {
        super(message, null);
        this.status = status;
        this.code = code;
        this.parameter = parameter;
    }

    /** The HTTP status, 300 to 499. */
    public int status() {
        return status;
    }

    /** The server's own code ({@code codeErreur} of France Travail, {@code exception} of Adzuna). */
    public Optional<String> code() {
        return Optional.ofNullable(code);
    }

    /** The parameter the server does not accept. */
    public Optional<String> parameter() {
        return Optional.ofNullable(parameter);
    }
}
