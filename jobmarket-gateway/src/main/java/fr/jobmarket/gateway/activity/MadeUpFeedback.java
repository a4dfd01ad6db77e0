package fr.jobmarket.gateway.activity;

import fr.jobmarket.gateway.account.Accounts;
import fr.jobmarket.offer.Offer;
import fr.jobmarket.serving.CurrentRelease;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;

/** Feedback that nobody gave. Thread-safe. */
@Singleton
class MadeUpFeedback {

    /** People look far more often than they act. */
    private static final List<FeedbackAction> ACTIONS = List.of(
            FeedbackAction.VIEW,
            FeedbackAction.VIEW,
            FeedbackAction.VIEW,
            FeedbackAction.VIEW,
            FeedbackAction.VIEW,
            FeedbackAction.VIEW,
            FeedbackAction.SAVE,
            FeedbackAction.SAVE,
            FeedbackAction.APPLY,
            FeedbackAction.DISMISS);

    private static final int PAGE = 20;

    private final FeedbackRepository feedback;
    private final SavedOfferRepository saved;
    private final Accounts accounts;
    private final CurrentRelease current;
    private final Clock clock;

    MadeUpFeedback(
            FeedbackRepository feedback,
            SavedOfferRepository saved,
            Accounts accounts,
            CurrentRelease current,
            Clock clock) {
        this.feedback = feedback;
        this.saved = saved;
        this.accounts = accounts;
        this.current = current;
        this.clock = clock;
    }

    /** Adds to an account what it does not have of what follows from count, seed and release. */
    @Transactional
    DemoFeedbackController.MadeUp add(UUID accountId, int count, int seed) {
        List<FeedbackController.Given> items =
                current.use(open -> items(open.index().random(count, seed), seed, open.id()));
        accounts.hold(accountId);
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        int added = 0;
        for (FeedbackController.Given item : items) {
            UUID id = id(accountId, seed, item);
            if (!feedback.existsById(id)) {
                feedback.save(
                        new Feedback(id, accountId, item.offerId(), item.action(), item.rank(), item.release(), now));
                added++;
                if (item.action() == FeedbackAction.SAVE) {
                    saved.add(accountId, item.offerId(), now);
                }
            }
        }
        return new DemoFeedbackController.MadeUp(added, items);
    }

    private static List<FeedbackController.Given> items(List<Offer> offers, int seed, String release) {
        Random chance = new Random(seed);
        List<FeedbackController.Given> items = new ArrayList<>();
        for (Offer offer : offers) {
            FeedbackAction action = ACTIONS.get(chance.nextInt(ACTIONS.size()));
            items.add(new FeedbackController.Given(offer.id(), action, items.size() % PAGE + 1, release));
        }
        return items;
    }

    private static UUID id(UUID accountId, int seed, FeedbackController.Given item) {
        String origin = accountId + " " + seed + " " + item.release() + " " + item.offerId();
        return UUID.nameUUIDFromBytes(origin.getBytes(StandardCharsets.UTF_8));
    }
}
