package fr.jobmarket.gateway.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An error, as RFC 9457 words it.
 *
 * @param type what kind of problem it is, for programs; {@code about:blank} when the status says it all
 * @param title what kind of problem it is, for people
 * @param status the HTTP status
 * @param detail what was wrong with this request and what to do
 * @param instance the path asked for
 * @param parameter the query parameter that is wrong, if it is one
 * @param errors each member of the body that is wrong, if there are some
 */
@Serdeable
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Problem(
        String type,
        String title,
        int status,
        @Nullable String detail,
        @Nullable String instance,
        @Nullable String parameter,
        @Nullable List<FieldError> errors) {

    /** The media type of problems. */
    public static final String MEDIA_TYPE = "application/problem+json";

    /**
     * One wrong member of a body.
     *
     * @param field the path of the member, such as {@code place.latitude}
     * @param detail what is wrong with it and what is allowed
     */
    @Serdeable
    public record FieldError(String field, String detail) {}
}
