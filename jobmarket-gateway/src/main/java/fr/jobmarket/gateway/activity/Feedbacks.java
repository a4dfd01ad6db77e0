package fr.jobmarket.gateway.activity;

import fr.jobmarket.gateway.account.Accounts;
import fr.jobmarket.gateway.http.MessageKey;
import fr.jobmarket.gateway.http.ProblemException;
import fr.jobmarket.gateway.offer.OfferList;
import fr.jobmarket.offer.Offer;
import fr.jobmarket.serving.CurrentRelease;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What people do with offers, and the lists they keep of them. Thread-safe. */
@Singleton
public class Feedbacks {

    private static final int MOST_DISMISSED = 1_000;

    /** More than recommending looks at, as some may be dismissed. */
    private static final int MOST_LIKED = 100;

    private final FeedbackRepository feedback;
    private final SavedOfferRepository saved;
    private final Accounts accounts;
    private final CurrentRelease current;
    private final Clock clock;

    Feedbacks(
            FeedbackRepository feedback,
            SavedOfferRepository saved,
            Accounts accounts,
            CurrentRelease current,
            Clock clock) {
        this.feedback = feedback;
        this.accounts = accounts;
        this.saved = saved;
        this.current = current;
        this.clock = clock;
    }

    @Transactional
    void add(UUID accountId, String offerId, FeedbackAction action, @Nullable Integer rank, @Nullable String release) {
        requireKnown(offerId);
        accounts.hold(accountId);
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        keep(new Feedback(UUID.randomUUID(), accountId, offerId, action, rank, release, now));
    }

    /**
     * Adds to an account what it does not have yet, about offers that are known.
     *
     * @param items by their ids
     * @return how many were added
     */
    @Transactional
    int addMissing(UUID accountId, Map<UUID, FeedbackController.Given> items) {
        accounts.hold(accountId);
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        int added = 0;
        for (Map.Entry<UUID, FeedbackController.Given> entry : items.entrySet()) {
            if (!feedback.existsById(entry.getKey())) {
                FeedbackController.Given item = entry.getValue();
                keep(new Feedback(
                        entry.getKey(), accountId, item.offerId(), item.action(), item.rank(), item.release(), now));
                added++;
            }
        }
        return added;
    }

    private void keep(Feedback given) {
        feedback.save(given);
        if (given.action() == FeedbackAction.SAVE) {
            saved.add(given.accountId(), given.offerId(), given.createdAt());
        }
    }

    /** How many offers are saved, by everybody. */
    public long countSaved() {
        return saved.count();
    }

    /** How often each action was taken, by everybody, under its name in the API. */
    public Map<String, Long> countByAction() {
        Map<String, Long> counts = new LinkedHashMap<>();
        for (FeedbackAction action : FeedbackAction.values()) {
            counts.put(action.name().toLowerCase(Locale.ROOT), feedback.countByAction(action));
        }
        return counts;
    }

    private void requireKnown(String offerId) {
        if (!current.use(open -> open.index().find(offerId).isPresent())) {
            throw ProblemException.notFound(MessageKey.NO_OFFER_OF_ID.with());
        }
    }

    /** Keeps these two about an offer, in the place of what was kept, and saves it unless it is. */
    @Transactional
    SavedNote note(UUID accountId, String offerId, @Nullable String note, @Nullable ApplicationStage application) {
        if (!isSaved(accountId, offerId)) {
            requireKnown(offerId);
        }
        accounts.hold(accountId);
        saved.add(accountId, offerId, clock.instant().truncatedTo(ChronoUnit.MILLIS));
        saved.note(accountId, offerId, note == null || note.isBlank() ? null : note.strip(), application);
        return saved.find(accountId, offerId).map(SavedNote::of).orElseThrow();
    }

    private boolean isSaved(UUID accountId, String offerId) {
        // PostgreSQL refuses texts with this character; no id has it.
        return offerId.indexOf('\0') < 0 && saved.find(accountId, offerId).isPresent();
    }

    /** What an account keeps about the offers it saved, last saved first. */
    public List<SavedNote> notes(UUID accountId) {
        return saved.findAll(accountId).stream().map(SavedNote::of).toList();
    }

    /** Takes a dismissal back, also of an offer that the release no longer knows. */
    @Transactional
    void restore(UUID accountId, String offerId) {
        if (dismissedIds(accountId).contains(offerId)) {
            accounts.hold(accountId);
            Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
            feedback.save(new Feedback(UUID.randomUUID(), accountId, offerId, FeedbackAction.RESTORE, null, null, now));
        }
    }

    void unsave(UUID accountId, String offerId) {
        // PostgreSQL refuses texts with this character; no id has it.
        if (offerId.indexOf('\0') < 0) {
            saved.remove(accountId, offerId);
        }
    }

    /** The saved offers that the release still knows, last saved first. */
    SavedOffers saved(UUID accountId, int limit) {
        Map<String, SavedNote> notes = new LinkedHashMap<>();
        notes(accountId).forEach(note -> notes.put(note.offerId(), note));
        OfferList known = known(List.copyOf(notes.keySet()), limit);
        return new SavedOffers(
                known.items(),
                known.items().stream().map(offer -> notes.get(offer.id())).toList(),
                known.attribution(),
                known.release());
    }

    /** The dismissed offers that the release still knows, last dismissed first. */
    OfferList dismissed(UUID accountId, int limit) {
        return known(dismissedIds(accountId), limit);
    }

    private OfferList known(List<String> ids, int limit) {
        return current.use(open -> {
            List<Offer> offers = ids.stream()
                    .map(open.index()::find)
                    .flatMap(Optional::stream)
                    .limit(limit)
                    .toList();
            return OfferList.of(offers, open.id());
        });
    }

    /** The ids of the offers an account saved, last saved first. */
    public List<String> savedIds(UUID accountId) {
        return saved.findOfferIds(accountId);
    }

    /** The ids of the offers an account dismissed and did not take back, last dismissed first, the last thousand. */
    public List<String> dismissedIds(UUID accountId) {
        return feedback.findDismissedOfferIds(accountId, MOST_DISMISSED);
    }

    /** The ids of the offers an account keeps saved or applied to, the last one first, the last hundred. */
    public List<String> likedIds(UUID accountId) {
        return feedback.findLikedOfferIds(accountId, MOST_LIKED);
    }

    /** What an account did with offers, oldest first. */
    public List<Feedback> of(UUID accountId) {
        return feedback.findByAccountIdOrderByCreatedAt(accountId);
    }
}
