package fr.jobmarket.gateway.savedsearch;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A search that somebody keeps.
 *
 * @param id random
 * @param accountId whose it is
 * @param name what they call it
 * @param query as it stands behind the question mark of a search, see {@link SearchText}
 * @param dailyMail whether new offers are told by mail
 * @param createdAt when they kept it
 * @param seenUntil offers first seen later are new to the person
 * @param toldUntil offers first seen later were not told by mail
 * @param toldAt when somebody looked last whether there was something to tell
 * @param feedTokenHash of the token in the address of its feed; null while there is none
 */
@MappedEntity("saved_search")
record SavedSearch(
        @Id UUID id,
        UUID accountId,
        String name,
        String query,
        boolean dailyMail,
        Instant createdAt,
        Instant seenUntil,
        Instant toldUntil,
        Instant toldAt,
        @Nullable String feedTokenHash) {}
