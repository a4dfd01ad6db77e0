package fr.jobmarket.gateway.recommendation;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A {@link ShownPage} or an {@link AnonymousPage} as the application database keeps it.
 *
 * @param id its own
 * @param accountId whom it was for; null when nobody was signed in
 * @param shownAt when
 * @param releaseId the release
 * @param model name and version of the model
 * @param content the page as JSON
 */
@MappedEntity("shown_page")
record StoredPage(
        @Id UUID id, @Nullable UUID accountId, Instant shownAt, String releaseId, String model, String content) {}
