package fr.jobmarket.gateway.recommendation;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.util.UUID;

/**
 * A {@link ShownPage} as the application database keeps it.
 *
 * @param id its own
 * @param accountId whom it was for
 * @param shownAt when
 * @param releaseId the release
 * @param model name and version of the model
 * @param content the page as JSON
 */
@MappedEntity("shown_page")
record StoredPage(@Id UUID id, UUID accountId, Instant shownAt, String releaseId, String model, String content) {}
