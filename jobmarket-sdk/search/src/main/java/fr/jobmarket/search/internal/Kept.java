package fr.jobmarket.search.internal;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/**
 * What was found out for a key, as long as there are not too many: then all is forgotten, and what is asked for most is soon
 * there again. Answers that are not worth keeping are found out each time: words that do not exist push out none that do, and
 * names of people do not stay. For answers that never change. Thread-safe.
 */
final class Kept<K, V> {

    private final int most;
    private final Predicate<V> worthKeeping;
    private final Map<K, V> known = new ConcurrentHashMap<>();

    /** For so many keys. */
    Kept(int most, Predicate<V> worthKeeping) {
        this.most = most;
        this.worthKeeping = worthKeeping;
    }

    /** Finds an answer out. */
    interface Answer<K, V> {
        V of(K key) throws IOException;
    }

    V of(K key, Answer<K, V> answer) throws IOException {
        V before = known.get(key);
        if (before != null) {
            return before;
        }
        V found = answer.of(key);
        if (worthKeeping.test(found)) {
            if (known.size() >= most) {
                known.clear();
            }
            known.put(key, found);
        }
        return found;
    }
}
