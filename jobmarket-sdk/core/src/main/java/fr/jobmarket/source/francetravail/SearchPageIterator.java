package fr.jobmarket.source.francetravail;

import fr.jobmarket.error.NonRetriableException;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/** The pages of a search one by one; reading past the last the API serves throws rather than ending as if that were all. */
final class SearchPageIterator implements Iterator<SearchPage> {

    private final FranceTravailClient client;
    private final FranceTravailQuery query;
    private @Nullable SearchPage last;

    SearchPageIterator(FranceTravailClient client, FranceTravailQuery query) {
        this.client = client;
        this.query = query;
    }

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
                            + " results of a query; narrow it, or harvest it with FranceTravailHarvest",
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
