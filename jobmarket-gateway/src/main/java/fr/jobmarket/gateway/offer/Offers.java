package fr.jobmarket.gateway.offer;

import fr.jobmarket.error.RetriableException;
import fr.jobmarket.gateway.http.MessageKey;
import fr.jobmarket.gateway.http.ProblemException;
import fr.jobmarket.gateway.manual.OwnOffers;
import fr.jobmarket.offer.Offer;
import fr.jobmarket.search.OfferIndex.InvalidCursorException;
import fr.jobmarket.search.OfferQuery;
import fr.jobmarket.serving.CurrentRelease;
import fr.jobmarket.serving.OpenRelease;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Answers questions about offers from the current release. Thread-safe. */
@Singleton
public class Offers {

    /** An ordinary search takes some milliseconds. */
    private static final Duration BUDGET = Duration.ofSeconds(2);

    private static final Duration RETRY_AFTER = Duration.ofSeconds(2);

    private final CurrentRelease current;
    private final OwnOffers manual;

    Offers(CurrentRelease current, OwnOffers manual) {
        this.current = current;
        this.manual = manual;
    }

    /** One page of a search; 400 when its cursor belongs to another, 503 when it takes too long. */
    public OfferResults search(OfferQuery query) {
        return current.use(release -> {
            try {
                return OfferResults.of(release.index().search(query, BUDGET), release.id());
            } catch (RetriableException e) {
                throw ProblemException.unavailable(
                        "urn:jobmarket:too-costly", MessageKey.TOO_COSTLY.with(BUDGET.toMillis()), RETRY_AFTER);
            } catch (InvalidCursorException e) {
                throw ProblemException.parameter(
                        "cursor",
                        e.isOfAnotherSearch()
                                ? MessageKey.CURSOR_OF_ANOTHER_SEARCH.with()
                                : MessageKey.NO_CURSOR.with());
            }
        });
    }

    Offer find(String id) {
        // a release may still show an offer entered by hand that was deleted since
        Optional<Offer> found = manual.isOwn(id)
                ? manual.find(id)
                : current.use(release -> release.index().find(id));
        return found.orElseThrow(() -> unknown(id));
    }

    OfferList similar(String id, int limit) {
        return select(release -> {
            if (release.index().find(id).isEmpty()) {
                throw unknown(id);
            }
            return release.index().similar(id, limit);
        });
    }

    OfferList latest(int limit) {
        return select(release -> release.index().latest(limit));
    }

    OfferList random(int limit, long seed) {
        return select(release -> release.index().random(limit, seed));
    }

    private OfferList select(Function<OpenRelease, List<Offer>> work) {
        return current.use(release -> OfferList.of(work.apply(release), release.id()));
    }

    private static ProblemException unknown(String id) {
        return ProblemException.notFound(MessageKey.NO_OFFER.with(id.length() > 100 ? id.substring(0, 100) : id));
    }
}
