package fr.jobmarket.search;

import fr.jobmarket.error.InvalidInputException;
import fr.jobmarket.error.NonRetriableException;
import fr.jobmarket.error.RetriableException;
import fr.jobmarket.offer.Offer;
import fr.jobmarket.search.OfferQuery.Near;
import fr.jobmarket.search.internal.IndexFolder;
import fr.jobmarket.search.internal.OfferSearcher;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A finished index of offers, open for reading. The folder is never written to, so it may be read-only and shared by
 * several processes. Thread-safe: open it once and share it. After {@link #close()}, questions under way are still
 * answered and new ones throw {@link NonRetriableException}.
 */
public final class OfferIndex implements AutoCloseable {

    private final OfferSearcher searcher;

    private OfferIndex(OfferSearcher searcher) {
        this.searcher = searcher;
    }

    /**
     * Opens the index in a folder.
     *
     * @throws InvalidInputException when there is none, or it is damaged or of another version; the message names the
     *     folder and says what to do
     */
    public static OfferIndex open(Path folder) {
        Objects.requireNonNull(folder, "folder");
        return new OfferIndex(new OfferSearcher(folder, IndexFolder.open(folder)));
    }

    /**
     * One page of the offers that satisfy a query.
     *
     * @throws InvalidCursorException when the cursor is broken or belongs to another search
     */
    public OfferPage search(OfferQuery query) {
        return searcher.search(query);
    }

    /**
     * One page of the offers that satisfy a query, for callers who would rather have no answer than wait: servers, above
     * all. What is found within the budget is what {@link #search(OfferQuery)} finds.
     *
     * @param budget how long the search may take, in real time; looked at every some thousand documents
     * @throws InvalidCursorException when the cursor is broken or belongs to another search
     * @throws RetriableException when it takes longer
     */
    public OfferPage search(OfferQuery query, Duration budget) {
        Objects.requireNonNull(budget, "budget");
        return searcher.search(query, budget);
    }

    /** The offer with this id, also when it is no longer available or duplicates another. */
    public Optional<Offer> find(String id) {
        return searcher.find(id);
    }

    /**
     * Available offers that resemble an offer by occupation, title, skills, keywords and, a little, department, best
     * first. Of identical advertisements of one company at most two are listed.
     *
     * @param id id of any indexed offer; an unknown one resembles nothing
     * @param limit 1 to 1,000
     */
    public List<Offer> similar(String id, int limit) {
        checkLimit(limit);
        return find(id).map(offer -> searcher.similar(offer, limit)).orElse(List.of());
    }

    /**
     * The newest available offers, newest first.
     *
     * @param limit 1 to 1,000
     */
    public List<Offer> latest(int limit) {
        return search(OfferQuery.builder()
                        .sort(OfferQuery.Sort.DATE)
                        .limit(limit)
                        .build())
                .items();
    }

    /**
     * Available offers drawn by chance, each with the same probability.
     *
     * @param limit 1 to 1,000
     * @param seed the same seed draws the same offers from the same index
     */
    public List<Offer> random(int limit, long seed) {
        checkLimit(limit);
        return searcher.random(limit, seed);
    }

    /**
     * Available offers without duplicates that could suit somebody, the most promising first. The order is a coarse
     * one, made to be refined by a scoring model. When no offer meets a wish, or none was uttered, the newest
     * within the limits are returned.
     *
     * @throws InvalidInputException when the limit is not 1 to 10,000
     */
    public List<OfferMatch> match(MatchQuery query) {
        if (query.limit() < 1 || query.limit() > MatchQuery.MAX_LIMIT) {
            throw new InvalidInputException("limit: 1 to " + MatchQuery.MAX_LIMIT + ", not " + query.limit());
        }
        return searcher.match(query);
    }

    /** The words of a text that some title, occupation or skill uses too, in order: what of a CV is about work. */
    public String wordsOfWork(String text) {
        Objects.requireNonNull(text, "text");
        return searcher.wordsOfWork(text);
    }

    /**
     * What offers called the same are: how often each occupation is stated by offers, available or not, whose title has just
     * these words, in any form or order. One employer counts once for each occupation; of very many offers, a thousand are asked.
     *
     * @return ROME code to number; empty when no offer is called so
     */
    public Map<String, Integer> occupationsOfTitle(String title) {
        return searcher.occupationsOfTitle(Objects.requireNonNull(title, "title"));
    }

    /** When the newest offer was published; empty when no offer has a date. */
    public Optional<Instant> newest() {
        return searcher.newest();
    }

    /**
     * A circle around the middle of the offers of a commune, for callers who know the commune but not where it lies.
     *
     * @param communeCode INSEE code; for Paris, Lyon and Marseille also that of the whole city
     * @param distanceKm radius in kilometres
     * @return empty when no offer with coordinates lies there
     */
    public Optional<Near> around(String communeCode, double distanceKm) {
        return searcher.around(communeCode, distanceKm);
    }

    /** Number of offers in the index, available or not, duplicates included. */
    public long size() {
        return searcher.size();
    }

    private static void checkLimit(int limit) {
        if (limit < 1 || limit > OfferQuery.MAX_LIMIT) {
            throw new InvalidInputException("limit: 1 to " + OfferQuery.MAX_LIMIT + ", not " + limit);
        }
    }

    /** Releases the files once the questions under way are answered. */
    @Override
    public void close() {
        searcher.close();
    }

    /** A cursor does not lead to the next page of the search it was given with. Repeat the search without it. */
    public static final class InvalidCursorException extends InvalidInputException {

        private static final long serialVersionUID = 1L;

        private final boolean ofAnotherSearch;

        private InvalidCursorException(String message, boolean ofAnotherSearch, @Nullable Throwable cause) {
            super(message, cause);
            this.ofAnotherSearch = ofAnotherSearch;
        }

        /** A cursor that another search returned. */
        public static InvalidCursorException ofAnotherSearch() {
            return new InvalidCursorException(
                    "cursor: it was made for another search; repeat the search without a cursor", true, null);
        }

        /** What is no cursor at all, with what it fails on, if that is known. */
        public static InvalidCursorException broken(@Nullable Throwable cause) {
            return new InvalidCursorException(
                    "cursor: not one that a search returned; repeat the search without a cursor", false, cause);
        }

        /** Whether another search returned it; otherwise none did. */
        public boolean isOfAnotherSearch() {
            return ofAnotherSearch;
        }
    }
}
