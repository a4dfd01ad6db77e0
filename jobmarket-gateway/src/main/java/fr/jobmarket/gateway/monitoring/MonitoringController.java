package fr.jobmarket.gateway.monitoring;

import fr.jobmarket.gateway.account.Accounts;
import fr.jobmarket.gateway.account.Role;
import fr.jobmarket.gateway.activity.Feedbacks;
import fr.jobmarket.gateway.manual.OwnOffers;
import fr.jobmarket.gateway.savedsearch.SavedSearches;
import fr.jobmarket.serving.CurrentRelease;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.json.JsonMapper;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What administrators watch beside the metrics. */
@Controller("/api/v1/monitoring")
@ExecuteOn(TaskExecutors.IO)
@Secured(Role.ADMIN_NAME)
@SecurityRequirement(name = "bearer")
@Tag(name = "administration")
class MonitoringController {

    /** A page that needs nothing else, with a style of its own. */
    private static final String OF_REPORT = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'";

    private final Accounts accounts;
    private final Feedbacks feedbacks;
    private final OwnOffers ownOffers;
    private final SavedSearches searches;
    private final CurrentRelease current;
    private final DriftReports drift;
    private final JsonMapper json;

    MonitoringController(
            Accounts accounts,
            Feedbacks feedbacks,
            OwnOffers ownOffers,
            SavedSearches searches,
            CurrentRelease current,
            DriftReports drift,
            JsonMapper json) {
        this.accounts = accounts;
        this.feedbacks = feedbacks;
        this.ownOffers = ownOffers;
        this.searches = searches;
        this.current = current;
        this.drift = drift;
        this.json = json;
    }

    /**
     * How much the application database holds, of all people together.
     *
     * @param release the release being served; absent while there is none
     * @param accounts how many there are
     * @param feedback how often each action was taken, by its name
     * @param ownOffers offers entered by hand
     * @param searches kept searches
     */
    @Serdeable
    @Schema(name = "MonitoringStats")
    record Stats(@Nullable String release, long accounts, Map<String, Long> feedback, long ownOffers, long searches) {}

    /**
     * How far the release being served is from an earlier one.
     *
     * @param baseline the earlier release
     * @param current the release being served
     * @param baselineOffers how many offers of the baseline were looked at
     * @param currentOffers how many offers were looked at
     * @param alarm whether any column drifted
     * @param columns every column, those that drifted first
     */
    @Serdeable
    @Schema(name = "Drift")
    record Drift(
            String baseline,
            String current,
            int baselineOffers,
            int currentOffers,
            boolean alarm,
            List<ColumnDrift> columns) {}

    /**
     * How far one column is from the baseline's.
     *
     * @param subject what the column is about
     * @param name what it is called
     * @param measure how it was judged
     * @param value what that gave; a probability for the tests, a distance otherwise
     * @param limit where it counts as drift: a probability below, a distance from here on
     * @param stability the population stability index, 0 for equal shares, from 0.2 on much has moved
     * @param baselineMissing share of rows of the baseline that say nothing, 0 to 1
     * @param currentMissing share of rows that say nothing now
     * @param drifted whether it is another distribution
     */
    @Serdeable
    @Schema(name = "ColumnDrift")
    record ColumnDrift(
            String subject,
            String name,
            String measure,
            double value,
            double limit,
            double stability,
            double baselineMissing,
            double currentMissing,
            boolean drifted) {}

    /** What people left, in numbers. */
    @Get("/stats")
    Stats stats(Authentication authentication) {
        accounts.administrator(authentication);
        return new Stats(
                current.id().orElse(null),
                accounts.count(),
                feedbacks.countByAction(),
                ownOffers.count(),
                searches.count());
    }

    /** Whether the market, what the ranking sees of it and what it answers have moved; 404 before the first comparison. */
    @Get("/drift")
    Drift drift(Authentication authentication) throws IOException {
        accounts.administrator(authentication);
        return json.readValue(drift.read("json"), Drift.class);
    }

    /** The same as a page for people; 404 before the first comparison. */
    @Get("/drift/report")
    @Produces(MediaType.TEXT_HTML)
    HttpResponse<String> driftReport(Authentication authentication) {
        accounts.administrator(authentication);
        return HttpResponse.ok(new String(drift.read("html"), StandardCharsets.UTF_8))
                .header("Content-Security-Policy", OF_REPORT);
    }
}
