package fr.jobmarket.search.internal;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What was found out for a key, as long as there are not too many: then all is forgotten, and what is asked for most is soon
 * there again. For answers that never change. Thread-safe.
 */
final class Kept<K, V> {

    private final int most;
    private final Map<K, V> known = new ConcurrentHashMap<>();

    /** For so many keys. */
    Kept(int most) {
        this.most = most;
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
        if (known.size() >= most) {
            known.clear();
        }
        known.put(key, found);
        return found;
    }
}
