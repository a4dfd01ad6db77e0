package fr.jobmarket.source.francetravail;

import fr.jobmarket.error.NonRetriableException;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * The pages of a search, fetched one by one as they are asked for. The API serves only the first 3,150 results of a
 * query; reading past them throws rather than ending as if that were all: narrow the query, stop earlier, or use
 * {@code FranceTravailHarvest}. Each iteration asks the API anew.
 */
public final class SearchPages implements Iterable<SearchPage> {

    private final FranceTravailClient client;
    private final FranceTravailQuery query;

    SearchPages(FranceTravailClient client, FranceTravailQuery query) {
        this.client = client;
        this.query = query;
    }

    @Override
    public Iterator<SearchPage> iterator() {
        return new Pages();
    }

    /** The pages as a sequential stream. */
    public Stream<SearchPage> stream() {
        return StreamSupport.stream(spliterator(), false);
    }

    private final class Pages implements Iterator<SearchPage> {
        private @Nullable SearchPage last;

        @Override
        public boolean hasNext() {
            return last == null || (last.results() > 0 && next(last) < last.total());
        }

        @Override
        public SearchPage next() {
            if (!hasNext()) {
                throw new NoSuchElementException("no more pages");
            }
            int first = last == null ? 0 : next(last);
            if (first >= FranceTravailClient.MAX_RESULTS) {
                throw new NonRetriableException(
                        "the API serves only the first " + FranceTravailClient.MAX_RESULTS
                                + " results of a query; narrow it or harvest it in slices",
                        null);
            }
            SearchPage page = client.search(query, first, FranceTravailClient.PAGE_SIZE);
            last = page;
            return page;
        }

        private static int next(SearchPage page) {
            return page.first() + page.results();
        }
    }
}
