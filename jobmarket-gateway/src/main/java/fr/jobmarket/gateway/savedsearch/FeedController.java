package fr.jobmarket.gateway.savedsearch;

import fr.jobmarket.gateway.release.ReleaseThreads;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;

/** Feeds of kept searches, for programs that cannot sign in: whoever has the address reads it. */
@Controller("/api/v1/feeds/{token}")
@ExecuteOn(ReleaseThreads.NAME)
@Secured(SecurityRule.IS_ANONYMOUS)
@Tag(name = "searches")
class FeedController {

    /** Readers ask every few minutes, releases come once a day. */
    private static final String FOR_A_QUARTER_OF_AN_HOUR = "private, max-age=900";

    private static final int NEWEST = 50;

    private final SavedSearches searches;
    private final FeedWriter writer;

    FeedController(SavedSearches searches, FeedWriter writer) {
        this.searches = searches;
        this.writer = writer;
    }

    /** The 50 newest offers of a kept search as Atom (RFC 4287). */
    @Get("/atom")
    @Produces(FeedWriter.ATOM)
    @ApiResponse(
            responseCode = "200",
            description = "the feed",
            content = @Content(mediaType = FeedWriter.ATOM, schema = @Schema(type = "string")))
    HttpResponse<byte[]> atom(String token) {
        SavedSearch search = searches.ofFeed(token);
        return kept(writer.atom(search, searches.newest(search, NEWEST).items()));
    }

    /** The 50 newest offers of a kept search as JSON Feed 1.1. */
    @Get("/json")
    @Produces(FeedWriter.JSON)
    @ApiResponse(
            responseCode = "200",
            description = "the feed",
            content = @Content(mediaType = FeedWriter.JSON, schema = @Schema(type = "object")))
    HttpResponse<byte[]> json(String token) {
        SavedSearch search = searches.ofFeed(token);
        return kept(writer.json(search, searches.newest(search, NEWEST).items()));
    }

    private static HttpResponse<byte[]> kept(byte[] feed) {
        return HttpResponse.ok(feed).header("Cache-Control", FOR_A_QUARTER_OF_AN_HOUR);
    }
}
