package fr.jobmarket.source;

import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Results of a search, or their pages, fetched from the API as they are read. Each iteration asks the API anew; what the
 * API throws, reading throws. Thread-safe; its iterators and streams are not.
 *
 * @param <T> what it holds
 */
public final class Paged<T> implements Iterable<T> {

    private final Supplier<Iterator<T>> start;

    private Paged(Supplier<Iterator<T>> start) {
        this.start = start;
    }

    /** What iterators from this supplier give. */
    public static <T> Paged<T> of(Supplier<Iterator<T>> start) {
        return new Paged<>(Objects.requireNonNull(start, "start"));
    }

    @Override
    public Iterator<T> iterator() {
        return start.get();
    }

    /** The same as a sequential stream; a bounded one, such as with {@code limit}, fetches no page more than it needs. */
    public Stream<T> stream() {
        return StreamSupport.stream(spliterator(), false);
    }

    /** What these pages hold, page after page. */
    public <R> Paged<R> flatten(Function<T, List<R>> content) {
        Objects.requireNonNull(content, "content");
        return of(() -> new Contents<>(iterator(), content));
    }

    private static final class Contents<T, R> implements Iterator<R> {
        private final Iterator<T> pages;
        private final Function<T, List<R>> content;
        private Iterator<R> page = Collections.emptyIterator();

        private Contents(Iterator<T> pages, Function<T, List<R>> content) {
            this.pages = pages;
            this.content = content;
        }

        @Override
        public boolean hasNext() {
            while (!page.hasNext() && pages.hasNext()) {
                page = content.apply(pages.next()).iterator();
            }
            return page.hasNext();
        }

        @Override
        public R next() {
            if (!hasNext()) {
                throw new NoSuchElementException("no more results");
            }
            return page.next();
        }
    }
}
