package fr.jobmarket.gateway.activity;

import fr.jobmarket.offer.Offer;
import fr.jobmarket.serving.CurrentRelease;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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

    private final Feedbacks feedbacks;
    private final CurrentRelease current;

    MadeUpFeedback(Feedbacks feedbacks, CurrentRelease current) {
        this.feedbacks = feedbacks;
        this.current = current;
    }

    /** Adds to an account what it does not have of what follows from count, seed and release. */
    DemoFeedbackController.MadeUp add(UUID accountId, int count, int seed) {
        List<FeedbackController.Given> items =
                current.use(open -> items(open.index().random(count, seed), seed, open.id()));
        Map<UUID, FeedbackController.Given> byId = new LinkedHashMap<>();
        items.forEach(item -> byId.put(id(accountId, seed, item), item));
        return new DemoFeedbackController.MadeUp(feedbacks.addMissing(accountId, byId), items);
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
