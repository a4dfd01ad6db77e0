package fr.jobmarket.gateway.savedsearch;

import fr.jobmarket.error.JobMarketException;
import fr.jobmarket.gateway.account.Accounts;
import fr.jobmarket.gateway.mail.Mail;
import fr.jobmarket.gateway.mail.Post;
import fr.jobmarket.gateway.savedsearch.SavedSearches.News;
import fr.jobmarket.offer.Offer;
import fr.jobmarket.serving.CurrentRelease;
import io.micronaut.context.annotation.Property;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells people by mail what a new release brought to their searches. Of several gateways on one database, one tells each
 * search; a message that gets lost is not sent again.
 */
@Singleton
class Digests {

    private static final Logger LOG = LoggerFactory.getLogger(Digests.class);

    private static final String KIND = "digest";
    private static final int MOST_NAMED = 20;

    private final SavedSearchRepository repository;
    private final SavedSearches searches;
    private final Accounts accounts;
    private final CurrentRelease current;
    private final FeedWriter pages;
    private final Post post;
    private final Clock clock;
    private final Duration pause;
    private final String site;
    private @Nullable String told;

    /**
     * Tells by these means.
     *
     * @param pause how long a search says nothing after it did: less than a day, since releases are never quite on time
     */
    Digests(
            SavedSearchRepository repository,
            SavedSearches searches,
            Accounts accounts,
            CurrentRelease current,
            FeedWriter pages,
            Post post,
            Clock clock,
            @Property(name = "jobmarket.digest-pause", defaultValue = "20h") Duration pause,
            @Property(name = "jobmarket.site-url") String site) {
        this.repository = repository;
        this.searches = searches;
        this.accounts = accounts;
        this.current = current;
        this.pages = pages;
        this.post = post;
        this.clock = clock;
        this.pause = pause;
        this.site = site;
    }

    @Scheduled(fixedDelay = "${jobmarket.digest-poll:1m}")
    void look() {
        String release = current.id().orElse(null);
        if (release == null || release.equals(told) || !post.delivers()) {
            return;
        }
        Instant before = clock.instant().minus(pause);
        // Each one that is taken is due no longer.
        for (List<SavedSearch> due = repository.findDue(before); !due.isEmpty(); due = repository.findDue(before)) {
            due.forEach(this::tell);
        }
        told = release;
    }

    private void tell(SavedSearch search) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        if (repository.take(search.id(), search.toldAt(), now) == 0) {
            return;
        }
        try {
            Instant since = search.seenUntil().isAfter(search.toldUntil()) ? search.seenUntil() : search.toldUntil();
            News news = searches.news(search.query(), since);
            if (!news.items().isEmpty()) {
                repository.updateToldUntil(search.id(), news.until());
                post.later(KIND, () -> message(search, news).stream());
            }
        } catch (JobMarketException e) {
            LOG.warn("search {} could not be told: {}", search.id(), e.getMessage());
        }
    }

    private Optional<Mail> message(SavedSearch search, News news) {
        return accounts.emailOf(search.accountId())
                .map(email -> new Mail(KIND, email, subject(search, news), text(news)));
    }

    private static String subject(SavedSearch search, News news) {
        int count = news.items().size();
        return search.name() + " : " + count + (count == 1 ? " nouvelle offre" : " nouvelles offres");
    }

    private String text(News news) {
        StringBuilder text = new StringBuilder("Bonjour,\n\n");
        for (Offer offer :
                news.items().subList(0, Math.min(MOST_NAMED, news.items().size()))) {
            text.append(offer.title())
                    .append('\n')
                    .append(FeedWriter.summary(offer))
                    .append('\n')
                    .append(pages.page(offer))
                    .append("\n\n");
        }
        if (news.items().size() > MOST_NAMED) {
            text.append("… et ").append(news.items().size() - MOST_NAMED).append(" autres.\n\n");
        }
        return text.append(
                        "Vous recevez ce message parce que vous l'avez demandé pour cette recherche ; votre compte\n")
                .append("permet de l'arrêter : ")
                .append(site)
                .append("/connexion\n")
                .toString();
    }
}
