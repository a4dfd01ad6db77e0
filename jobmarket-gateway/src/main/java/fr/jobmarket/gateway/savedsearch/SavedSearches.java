package fr.jobmarket.gateway.savedsearch;

import fr.jobmarket.gateway.account.Accounts;
import fr.jobmarket.gateway.account.RandomToken;
import fr.jobmarket.gateway.account.RepeatableRequests;
import fr.jobmarket.gateway.account.RepeatableRequests.Repeatable;
import fr.jobmarket.gateway.http.MessageKey;
import fr.jobmarket.gateway.http.ProblemException;
import fr.jobmarket.gateway.mail.Post;
import fr.jobmarket.gateway.offer.OfferResults;
import fr.jobmarket.gateway.offer.Offers;
import fr.jobmarket.offer.Offer;
import fr.jobmarket.search.OfferQuery;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The searches people keep, and what is new in them. New is what the market showed first after the newest offer they have
 * seen, of what was published at most 30 days before that. Thread-safe.
 */
@Singleton
public class SavedSearches {

    static final int MAX_LIMIT = 100;

    private static final int MAX_PER_ACCOUNT = 50;
    /** Sources show most offers within days; what was published long before is not new to anybody. */
    private static final Duration LATENESS = Duration.ofDays(30);

    private static final int MOST_LOOKED_AT = 1_000;

    private final SavedSearchRepository searches;
    private final Accounts accounts;
    private final Offers offers;
    private final Post post;
    private final RepeatableRequests requests;
    private final Clock clock;

    SavedSearches(
            SavedSearchRepository searches,
            Accounts accounts,
            Offers offers,
            Post post,
            RepeatableRequests requests,
            Clock clock) {
        this.searches = searches;
        this.accounts = accounts;
        this.offers = offers;
        this.post = post;
        this.requests = requests;
        this.clock = clock;
    }

    /**
     * What a search finds that was first seen after a moment.
     *
     * @param items newest first
     * @param until when the newest of them was first seen, or that moment
     * @param release the release they come from
     */
    record News(List<Offer> items, Instant until, String release) {}

    SavedSearch add(UUID accountId, String name, String query, boolean dailyMail, @Nullable Repeatable request) {
        requirePost(dailyMail);
        // What is there already is not new. Looked up before the transaction, which would keep a connection meanwhile.
        Instant until = news(query, Instant.EPOCH).until();
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        return store(
                new SavedSearch(
                        UUID.randomUUID(), accountId, name.strip(), query, dailyMail, now, until, until, now, null),
                request);
    }

    @Transactional
    SavedSearch store(SavedSearch search, @Nullable Repeatable request) {
        accounts.hold(search.accountId());
        return requests.once(
                search.accountId(),
                request,
                id -> searches.findByIdAndAccountId(UUID.fromString(id), search.accountId()),
                () -> store(search),
                kept -> kept.id().toString());
    }

    private SavedSearch store(SavedSearch search) {
        if (searches.countByAccountId(search.accountId()) >= MAX_PER_ACCOUNT) {
            throw ProblemException.conflict(
                    "urn:jobmarket:too-many-searches", MessageKey.TOO_MANY_SEARCHES.with(MAX_PER_ACCOUNT));
        }
        return searches.save(search);
    }

    private void requirePost(boolean dailyMail) {
        if (dailyMail && !post.delivers()) {
            throw ProblemException.field("dailyMail", MessageKey.NO_DAILY_MAIL.with());
        }
    }

    /** How many there are, of everybody. */
    public long count() {
        return searches.count();
    }

    List<SavedSearch> of(UUID accountId) {
        return searches.findByAccountIdOrderByCreatedAt(accountId);
    }

    /** 404 when this account has no such search. */
    SavedSearch find(UUID accountId, String id) {
        return uuid(id).flatMap(known -> searches.findByIdAndAccountId(known, accountId))
                .orElseThrow(SavedSearches::unknown);
    }

    private static Optional<UUID> uuid(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    @Transactional
    SavedSearch change(UUID accountId, String id, @Nullable String name, @Nullable Boolean dailyMail) {
        SavedSearch search = find(accountId, id);
        if (name != null) {
            searches.updateName(search.id(), name.strip());
        }
        if (dailyMail != null) {
            requirePost(dailyMail);
            searches.updateDailyMail(search.id(), dailyMail);
        }
        return find(accountId, id);
    }

    void delete(UUID accountId, String id) {
        if (searches.delete(find(accountId, id).id(), accountId) == 0) {
            throw unknown();
        }
    }

    /** What is new to the person since {@link #see}. */
    News news(SavedSearch search) {
        return news(search.query(), search.seenUntil());
    }

    News news(String query, Instant since) {
        OfferQuery asked = SearchText.read(query);
        Instant earliest = since.isBefore(Instant.EPOCH.plus(LATENESS)) ? Instant.EPOCH : since.minus(LATENESS);
        Instant published = asked.publishedSince();
        OfferResults found = offers.search(asked.toBuilder()
                .publishedSince(published != null && published.isAfter(earliest) ? published : earliest)
                .sort(OfferQuery.Sort.DATE)
                .limit(MOST_LOOKED_AT)
                .build());
        List<Offer> items = found.items().stream()
                .filter(offer -> firstSeen(offer).isAfter(since))
                .toList();
        Instant until = items.stream()
                .map(SavedSearches::firstSeen)
                .max(Comparator.naturalOrder())
                .orElse(since);
        return new News(items, until, found.release());
    }

    private static Instant firstSeen(Offer offer) {
        Instant seen = offer.firstSeenAt() == null ? offer.createdAt() : offer.firstSeenAt();
        return seen == null ? Instant.EPOCH : seen;
    }

    /** Nothing first seen until then is new to the person any more. */
    void see(UUID accountId, String id, Instant until) {
        // Databases keep microseconds: what was cut off would be new for ever.
        Instant rounded = until.truncatedTo(ChronoUnit.MICROS);
        Instant kept = rounded.equals(until) ? until : rounded.plus(1, ChronoUnit.MICROS);
        if (kept.isAfter(clock.instant())) {
            throw ProblemException.field("until", MessageKey.IN_THE_FUTURE.with());
        }
        searches.updateSeenUntil(find(accountId, id).id(), kept);
    }

    /** The token of a new feed; that of an earlier one reads nothing any more. */
    String openFeed(UUID accountId, String id) {
        String token = RandomToken.make();
        searches.updateFeedTokenHash(find(accountId, id).id(), RandomToken.hash(token));
        return token;
    }

    void closeFeed(UUID accountId, String id) {
        searches.updateFeedTokenHash(find(accountId, id).id(), null);
    }

    /** The search whose feed has this token; 404 when there is none. */
    SavedSearch ofFeed(String token) {
        return searches.findByFeedTokenHash(RandomToken.hash(token))
                .orElseThrow(() -> ProblemException.notFound(MessageKey.NO_FEED.with()));
    }

    /** The newest offers of a search. */
    OfferResults newest(SavedSearch search, int limit) {
        return offers.search(SearchText.read(search.query()).toBuilder()
                .sort(OfferQuery.Sort.DATE)
                .limit(limit)
                .build());
    }

    /** What an account keeps, oldest first, as it is handed out to its owner. */
    public List<SearchView> viewsOf(UUID accountId) {
        return of(accountId).stream().map(SearchView::of).toList();
    }

    private static ProblemException unknown() {
        return ProblemException.notFound(MessageKey.NO_SEARCH.with());
    }
}
