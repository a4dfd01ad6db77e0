package fr.jobmarket.gateway.savedsearch;

import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;

/**
 * A kept search as its owner sees it.
 *
 * @param id random
 * @param name what they call it
 * @param query what stands behind the question mark of {@code GET offers}
 * @param dailyMail whether new offers are told by mail, once a day at most
 * @param feed whether there is a feed
 * @param createdAt when they kept it
 * @param seenUntil offers first seen later are new
 */
@Serdeable
@Schema(name = "Search")
public record SearchView(
        String id, String name, String query, boolean dailyMail, boolean feed, Instant createdAt, Instant seenUntil) {

    static SearchView of(SavedSearch search) {
        return new SearchView(
                search.id().toString(),
                search.name(),
                search.query(),
                search.dailyMail(),
                search.feedTokenHash() != null,
                search.createdAt(),
                search.seenUntil());
    }
}
