package fr.jobmarket.gateway.savedsearch;

import fr.jobmarket.gateway.account.Accounts;
import fr.jobmarket.gateway.account.RepeatableRequests;
import fr.jobmarket.gateway.http.Problem;
import fr.jobmarket.gateway.http.QueryParameters;
import fr.jobmarket.gateway.http.Table;
import fr.jobmarket.gateway.http.Table.Tabular;
import fr.jobmarket.gateway.http.VisibleText;
import fr.jobmarket.gateway.offer.OfferList;
import fr.jobmarket.gateway.offer.OfferTable;
import fr.jobmarket.gateway.release.ReleaseThreads;
import fr.jobmarket.gateway.savedsearch.SavedSearches.News;
import fr.jobmarket.offer.Offer;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.Patch;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The searches the person signed in keeps. */
@Controller("/api/v1/me/searches")
@ExecuteOn(TaskExecutors.IO)
@Secured(SecurityRule.IS_AUTHENTICATED)
@SecurityRequirement(name = "bearer")
@Tag(name = "searches")
class SavedSearchController {

    private final Accounts accounts;
    private final SavedSearches searches;
    private final RepeatableRequests requests;

    SavedSearchController(Accounts accounts, SavedSearches searches, RepeatableRequests requests) {
        this.requests = requests;
        this.accounts = accounts;
        this.searches = searches;
    }

    /**
     * A search to keep.
     *
     * @param name what to call it
     * @param query what stands behind the question mark of {@code GET offers}, without {@code sort}, {@code cursor},
     *     {@code limit} and {@code facets}; empty for all offers
     * @param dailyMail whether to tell new offers by mail, once a day at most; false when absent
     */
    @Serdeable
    @Schema(name = "NewSearch")
    record Draft(
            @NotBlank @Size(max = 100) @Pattern(regexp = VisibleText.REGEX, message = VisibleText.MESSAGE)
            String name,

            @NotNull @Size(max = 16_000) String query,
            @Nullable Boolean dailyMail) {}

    /**
     * What to change of a kept search; members that are absent stay as they are.
     *
     * @param name what to call it
     * @param dailyMail whether to tell new offers by mail
     */
    @Serdeable
    @Schema(name = "SearchChanges")
    record Changes(
            @Nullable @Size(min = 1, max = 100) @Pattern(regexp = VisibleText.REGEX, message = VisibleText.MESSAGE)
            String name,

            @Nullable Boolean dailyMail) {}

    /**
     * Kept searches.
     *
     * @param items oldest first
     */
    @Serdeable
    @Schema(name = "Searches")
    record Searches(List<SearchView> items) {}

    /**
     * What is new in a search.
     *
     * @param items the newest of them
     * @param total how many there are, of the thousand offers published last
     * @param until to be given to {@code POST …/seen} once they were shown
     * @param attribution texts to show wherever these offers are shown, as their sources demand
     * @param release the release they come from
     */
    @Serdeable
    @Schema(name = "NewOffers")
    record NewOffers(List<Offer> items, int total, Instant until, List<String> attribution, String release)
            implements Tabular {

        static NewOffers of(News news, int limit) {
            List<Offer> items = news.items().stream().limit(limit).toList();
            return new NewOffers(
                    items, news.items().size(), news.until(), OfferList.attributionOf(items), news.release());
        }

        @Override
        public Table toTable() {
            return OfferTable.of(items);
        }
    }

    /**
     * What was shown.
     *
     * @param until as it came with the offers
     */
    @Serdeable
    @Schema(name = "Seen")
    record Seen(@NotNull Instant until) {}

    /**
     * The addresses of a feed, below the address of the gateway. Whoever has them reads it; they are shown this once.
     *
     * @param atom as Atom (RFC 4287)
     * @param json as JSON Feed 1.1
     */
    @Serdeable
    @Schema(name = "Feed")
    record Feed(String atom, String json) {}

    /** The kept searches. */
    @Get
    Searches list(Authentication authentication) {
        return new Searches(searches.viewsOf(account(authentication)));
    }

    /** Keeps a search. What it finds already is not new. */
    @Post
    @ExecuteOn(ReleaseThreads.NAME)
    @Status(HttpStatus.CREATED)
    HttpResponse<SearchView> keep(
            @Valid @Body Draft draft,
            @Nullable
                    @Header(RepeatableRequests.HEADER)
                    @Parameter(
                            description = RepeatableRequests.DESCRIPTION,
                            schema = @Schema(type = "string", pattern = RepeatableRequests.KEY_REGEX))
                    String key,
            Authentication authentication) {
        SavedSearch kept = searches.add(
                account(authentication),
                draft.name(),
                draft.query(),
                Boolean.TRUE.equals(draft.dailyMail()),
                requests.of(key, "search", draft));
        return HttpResponse.created(SearchView.of(kept), URI.create("/api/v1/me/searches/" + kept.id()));
    }

    /** Changes a kept search. */
    @Patch("/{id}")
    SearchView changeSearch(String id, @Valid @Body Changes changes, Authentication authentication) {
        return SearchView.of(searches.change(account(authentication), id, changes.name(), changes.dailyMail()));
    }

    /** Keeps a search no longer; its feed ends. */
    @Delete("/{id}")
    @Status(HttpStatus.NO_CONTENT)
    @Produces({MediaType.APPLICATION_JSON, Problem.MEDIA_TYPE})
    void drop(String id, Authentication authentication) {
        searches.delete(account(authentication), id);
    }

    /** The offers of a search that were first seen since the last {@code POST …/seen}. */
    @Get("/{id}/offers")
    @ExecuteOn(ReleaseThreads.NAME)
    @Produces({MediaType.APPLICATION_JSON, "text/csv", MediaType.TEXT_PLAIN})
    NewOffers newOffers(
            String id,
            @Nullable
                    @QueryValue
                    @Parameter(schema = @Schema(type = "integer", minimum = "1", maximum = "100", defaultValue = "20"))
                    String limit,
            Authentication authentication) {
        int most = QueryParameters.integer("limit", limit, 20, 1, SavedSearches.MAX_LIMIT);
        return NewOffers.of(searches.news(searches.find(account(authentication), id)), most);
    }

    /** Notes that what was new has been shown. */
    @Post("/{id}/seen")
    @Status(HttpStatus.NO_CONTENT)
    @Produces({MediaType.APPLICATION_JSON, Problem.MEDIA_TYPE})
    void see(String id, @Valid @Body Seen seen, Authentication authentication) {
        searches.see(account(authentication), id, seen.until());
    }

    /** Makes a feed of a search, or another in the place of the one there was, which ends. */
    @Post("/{id}/feed")
    @Status(HttpStatus.CREATED)
    Feed openFeed(String id, Authentication authentication) {
        String path = "/api/v1/feeds/" + searches.openFeed(account(authentication), id);
        return new Feed(path + "/atom", path + "/json");
    }

    /** Ends the feed of a search. */
    @Delete("/{id}/feed")
    @Status(HttpStatus.NO_CONTENT)
    @Produces({MediaType.APPLICATION_JSON, Problem.MEDIA_TYPE})
    void closeFeed(String id, Authentication authentication) {
        searches.closeFeed(account(authentication), id);
    }

    private UUID account(Authentication authentication) {
        return accounts.signedIn(authentication).id();
    }
}
