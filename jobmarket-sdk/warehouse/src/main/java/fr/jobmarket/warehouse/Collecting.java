package fr.jobmarket.warehouse;

import fr.jobmarket.error.InvalidInputException;
import fr.jobmarket.offer.Source;
import fr.jobmarket.source.RawOffer;
import fr.jobmarket.warehouse.internal.BronzeFeedback;
import fr.jobmarket.warehouse.internal.Database;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What people left in an application database on its way into bronze: feedback, and offers entered by hand. {@link #commit}
 * takes over what is new and erases what those left who are gone: feedback of every candidate, and every offer, that was not
 * given. Giving anything again is harmless, and until then the bronze of before holds, new offers apart. Not thread-safe.
 */
public final class Collecting implements AutoCloseable {

    /** The series that offers entered by hand are harvested as. */
    public static final String PLAN = "own offers";

    private final BronzeFeedback bronze;
    private final BronzeIngest offers;
    private final Optional<Instant> until;

    Collecting(Warehouse warehouse, Database database, String runId, String databaseId, boolean accept) {
        bronze = new BronzeFeedback(database, runId, PLAN, databaseId);
        boolean elsewhere = bronze.isFromElsewhere();
        try {
            if (elsewhere && !accept) {
                throw new InvalidInputException(
                        "what the warehouse has collected came from another application database, and would be erased; set"
                                + " JOBMARKET_DATABASE_URL to that one, or erase it with collect --accept");
            }
            until = elsewhere ? Optional.empty() : bronze.until();
            offers = warehouse.ingest(runId, Source.MANUAL, PLAN);
        } catch (RuntimeException e) {
            bronze.close();
            throw e;
        }
    }

    /** When the latest feedback was given that bronze has of this application database; empty when it has none. */
    public Optional<Instant> until() {
        return until;
    }

    /** Somebody whose feedback is kept. */
    public void candidate(String pseudonym) {
        bronze.candidate(pseudonym);
    }

    /**
     * Something that somebody did with an offer.
     *
     * @param id differs from that of any other
     * @param candidate who, by their pseudonym
     * @param offerId with which offer
     * @param action {@code VIEW}, {@code SAVE}, {@code APPLY}, {@code DISMISS} or {@code RESTORE}
     * @param rank the place at which it was shown, from 1; null when it is not known
     * @param releaseId the release that was served; null when it is not known
     * @param at when
     */
    public void feedback(
            String id,
            String candidate,
            String offerId,
            String action,
            @Nullable Integer rank,
            @Nullable String releaseId,
            Instant at) {
        bronze.feedback(id, candidate, offerId, action, rank, releaseId, at);
    }

    /** An offer entered by hand, as canonical JSON. */
    public void offer(RawOffer offer) {
        offers.accept(offer);
        bronze.offer(offer.sourceId());
    }

    /**
     * How many of each.
     *
     * @param offers offers entered by hand that there are
     * @param newOffers those of them that bronze did not have
     * @param erasedOffers those that bronze had and has no more
     * @param newFeedback what was done with offers that bronze did not know of
     * @param erasedFeedback what bronze knew of and knows no more
     */
    public record Counts(long offers, long newOffers, long erasedOffers, long newFeedback, long erasedFeedback) {}

    /** Takes over all that was given, and erases what was not. */
    public Counts commit() {
        offers.close();
        BronzeFeedback.Changes changes = bronze.commit();
        return new Counts(
                offers.received(),
                offers.newPayloads(),
                changes.erasedOffers(),
                changes.newFeedback(),
                changes.erasedFeedback());
    }

    @Override
    public void close() {
        try {
            offers.close();
        } finally {
            bronze.close();
        }
    }
}
