package fr.jobmarket.source.adzuna;

import java.util.Iterator;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/** The pages of a search one by one, until one that is not full and to which the announced count adds none, or an empty one. */
final class AdzunaPageIterator implements Iterator<AdzunaPage> {

    private final AdzunaClient client;
    private final AdzunaQuery query;
    private @Nullable AdzunaPage next;
    private int number = 1;
    private boolean ended;

    AdzunaPageIterator(AdzunaClient client, AdzunaQuery query) {
        this.client = client;
        this.query = query;
    }

    @Override
    public boolean hasNext() {
        if (next == null && !ended) {
            AdzunaPage page = client.search(query, number);
            // The count alone does not end it: it may be too small, and a full page shows it.
            ended = page.results() < AdzunaClient.PAGE_SIZE
                    && (page.results() == 0 || (long) number * AdzunaClient.PAGE_SIZE >= page.count());
            number++;
            next = page.results() == 0 ? null : page;
        }
        return next != null;
    }

    @Override
    public AdzunaPage next() {
        if (!hasNext() || next == null) {
            throw new NoSuchElementException("no more pages");
        }
        AdzunaPage page = next;
        next = null;
        return page;
    }
}
