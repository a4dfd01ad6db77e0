package fr.jobmarket.simulator.internal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.IntPredicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The offers of one source: payloads on disk, the fields that filters read in columns, orders computed once per change.
 * An update appends a row and retires the old one. Thread-safe.
 */
public abstract class Stock implements Closeable {
    static final ObjectMapper JSON = new ObjectMapper();
    static final String TITLE_PREFIX = "t:";

    private final PayloadFile payloads = new PayloadFile();
    private final Map<String, Integer> rowById = new HashMap<>();
    private final BitSet alive = new BitSet();
    private final ReadWriteLock lock = new ReentrantReadWriteLock();
    private final TextIndex text = new TextIndex();
    private long[] createdAt = new long[1024];
    private String[] ids = new String[1024];
    private int rows;
    private int indexedRows;
    private volatile long version;
    private volatile long orderVersion = -1;
    private volatile int[][] orders = new int[0][];

    /** Takes the columns of a new row from its payload. */
    abstract void addColumns(JsonNode offer);

    /** The texts a search for words looks into. */
    abstract List<String> texts(JsonNode offer);

    /** The texts a search restricted to titles looks into. */
    List<String> titles(JsonNode offer) {
        return List.of();
    }

    /** Moment of publication in milliseconds, {@link Long#MIN_VALUE} when unknown. */
    abstract long created(JsonNode offer);

    /** Sort keys of the orders this stock offers, for one row; smaller comes first. */
    abstract long[] orderKeys(int row);

    /**
     * Adds an offer, or replaces the one with its id.
     *
     * @throws IllegalArgumentException when the payload is no JSON object with an id
     */
    public void put(String payload) {
        JsonNode offer = parse(payload);
        String id = idOf(offer);
        if (id == null) {
            throw new IllegalArgumentException("an offer needs an id: add the field \"id\"");
        }
        put(id, offer, payload.getBytes(StandardCharsets.UTF_8));
    }

    /** As {@link #put(String)}, for an offer already parsed. */
    public void put(ObjectNode offer) {
        put(String.valueOf(idOf(offer)), offer, offer.toString().getBytes(StandardCharsets.UTF_8));
    }

    void put(String id, JsonNode offer, byte[] payload) {
        writing(() -> {
            int row = payloads.append(payload);
            if (row == createdAt.length) {
                createdAt = Arrays.copyOf(createdAt, row * 2);
                ids = Arrays.copyOf(ids, row * 2);
            }
            createdAt[row] = created(offer);
            ids[row] = id;
            addColumns(offer);
            rows = row + 1;
            Integer before = rowById.put(id, row);
            if (before != null) {
                alive.clear(before);
            }
            alive.set(row);
            return true;
        });
    }

    /** Takes an offer off the market; says whether it was there. */
    public boolean remove(String id) {
        return writing(() -> {
            Integer row = rowById.remove(id);
            if (row != null) {
                alive.clear(row);
            }
            return row != null;
        });
    }

    public Optional<String> find(String id) {
        return reading(() -> Optional.ofNullable(rowById.get(id))
                .map(row -> new String(payloads.read(row), StandardCharsets.UTF_8)));
    }

    public Set<String> servedIds() {
        return reading(() -> new LinkedHashSet<>(rowById.keySet()));
    }

    /** The id of an offer chosen by a number, for faults that touch one at random. */
    @Nullable
    String idNear(long number) {
        return reading(() -> {
            if (rows == 0 || rowById.isEmpty()) {
                return null;
            }
            int row = alive.nextSetBit((int) Math.floorMod(number, (long) rows));
            return ids[row < 0 ? alive.nextSetBit(0) : row];
        });
    }

    public int size() {
        return reading(rowById::size);
    }

    /** Grows with every change. */
    long version() {
        return version;
    }

    long createdAt(int row) {
        return createdAt[row];
    }

    byte[] payload(int row) {
        return payloads.read(row);
    }

    /** Living rows that every filter accepts; call within {@link #reading}. */
    BitSet matching(List<IntPredicate> filters, @Nullable BitSet among) {
        BitSet candidates = alive;
        if (among != null) {
            candidates = (BitSet) among.clone();
            candidates.and(alive);
        }
        if (filters.isEmpty()) {
            return (BitSet) candidates.clone();
        }
        IntPredicate[] tests = filters.toArray(IntPredicate[]::new);
        BitSet matching = new BitSet(rows);
        next:
        for (int row = candidates.nextSetBit(0); row >= 0; row = candidates.nextSetBit(row + 1)) {
            for (IntPredicate test : tests) {
                if (!test.test(row)) {
                    continue next;
                }
            }
            matching.set(row);
        }
        return matching;
    }

    /** Rows first to last (exclusive) of the matching ones, in the numbered order. */
    int[] slice(BitSet matching, int order, int first, int last) {
        int total = matching.cardinality();
        int[] slice = new int[Math.max(0, Math.min(last, total) - first)];
        if (slice.length == 0) {
            return slice;
        }
        int seen = 0;
        for (int row : order(order)) {
            if (matching.get(row)) {
                if (seen >= first) {
                    slice[seen - first] = row;
                    if (seen - first == slice.length - 1) {
                        break;
                    }
                }
                seen++;
            }
        }
        return slice;
    }

    private int[] order(int number) {
        if (orderVersion != version) {
            computeOrders();
        }
        return orders[number];
    }

    private synchronized void computeOrders() {
        if (orderVersion == version) {
            return;
        }
        int living = alive.cardinality();
        int[] sorted = byId();
        int count = living == 0 ? 0 : orderKeys(sorted[0]).length;
        int[][] computed = new int[Math.max(count, 4)][];
        Arrays.fill(computed, sorted);
        long[][] keys = new long[count][living];
        for (int i = 0; i < living; i++) {
            long[] ofRow = orderKeys(sorted[i]);
            for (int order = 0; order < count; order++) {
                // the position breaks ties and comes back out of the sorted key: no boxing for a million rows
                keys[order][i] = (ofRow[order] << 21) | i;
            }
        }
        for (int order = 0; order < count; order++) {
            Arrays.sort(keys[order]);
            int[] permuted = new int[living];
            for (int i = 0; i < living; i++) {
                permuted[i] = sorted[(int) (keys[order][i] & 0x1fffff)];
            }
            computed[order] = permuted;
        }
        orders = computed;
        orderVersion = version;
    }

    /** Living rows in an order that depends on their ids alone, so that an update moves no offer among its equals. */
    private int[] byId() {
        int[] living = alive.stream().toArray();
        long[] keys = new long[living.length];
        for (int i = 0; i < living.length; i++) {
            keys[i] = (scrambledId(living[i]) << 21) | i;
        }
        Arrays.sort(keys);
        int[] sorted = new int[living.length];
        for (int i = 0; i < living.length; i++) {
            sorted[i] = living[(int) (keys[i] & 0x1fffff)];
        }
        return sorted;
    }

    /** 32 well-mixed bits of a row's id: stands for a relevance nobody outside can compute. */
    long scrambledId(int row) {
        return (ids[row].hashCode() * 0x9E3779B97F4A7C15L) >>> 32;
    }

    /** Rows holding all the words of a text, in title, description and what else the source searches. */
    BitSet rowsWithWords(String words, String prefix) {
        indexText();
        BitSet rowsWithAll = null;
        for (String word : TextIndex.words(words)) {
            BitSet rowsWithWord = text.rowsWith(prefix + word);
            if (rowsWithAll == null) {
                rowsWithAll = rowsWithWord;
            } else {
                rowsWithAll.and(rowsWithWord);
            }
        }
        return rowsWithAll == null ? (BitSet) alive.clone() : rowsWithAll;
    }

    // Reading every payload again costs seconds on a large market, so it waits for the first search for words.
    private void indexText() {
        synchronized (text) {
            for (; indexedRows < rows; indexedRows++) {
                if (alive.get(indexedRows)) {
                    JsonNode offer = parse(new String(payloads.read(indexedRows), StandardCharsets.UTF_8));
                    text.add(indexedRows, "", texts(offer));
                    text.add(indexedRows, TITLE_PREFIX, titles(offer));
                }
            }
        }
    }

    <T> T reading(Supplier<T> action) {
        lock.readLock().lock();
        try {
            return action.get();
        } finally {
            lock.readLock().unlock();
        }
    }

    private <T> T writing(Supplier<T> action) {
        lock.writeLock().lock();
        try {
            T result = action.get();
            version++;
            return result;
        } finally {
            lock.writeLock().unlock();
        }
    }

    static JsonNode parse(String payload) {
        try {
            JsonNode node = JSON.readTree(payload);
            if (node == null || !node.isObject()) {
                throw new IllegalArgumentException("an offer is a JSON object");
            }
            return node;
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not JSON: " + e.getOriginalMessage(), e);
        }
    }

    static @Nullable String idOf(JsonNode offer) {
        JsonNode id = offer.get("id");
        return id == null || id.isNull() || id.asText().isBlank() ? null : id.asText();
    }

    /** The text of a field, null when it is absent, null or empty. */
    static @Nullable String textOf(JsonNode node, String field) {
        JsonNode value = node.get(field);
        return value == null
                        || value.isNull()
                        || value.isContainerNode()
                        || value.asText().isEmpty()
                ? null
                : value.asText();
    }

    static double numberOf(JsonNode node, String field) {
        JsonNode value = node.get(field);
        return value == null || value.isNull() || value.isContainerNode() ? Double.NaN : value.asDouble(Double.NaN);
    }

    @Override
    public void close() throws IOException {
        payloads.close();
    }
}
