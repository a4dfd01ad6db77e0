package fr.jobmarket.cleaning.internal.duplicate;

import fr.jobmarket.cleaning.DuplicateFinder;
import fr.jobmarket.cleaning.DuplicateFinder.Pair.Evidence;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One search for duplicates among sketches that stand in the order in which they would be kept.
 *
 * <p>Blocking: every sketch has {@value #KINDS} keys, one of each kind; sketches that share a key are compared. Most
 * keys are bands of the MinHash (texts with similarity 0.8 share one of 16 bands of 4 slots with probability 0.9998),
 * the others the smallest triples of parts of the beginning, which cut texts keep. Keys of one kind are sorted as one array of
 * longs, so a million offers need a few megabytes at a time.
 */
public final class Matching {

    private static final int BANDS = 16;
    private static final int ROWS = Sketch.SLOTS / BANDS;
    private static final int BEGINNING_KEYS = 6;
    private static final int KINDS = BANDS + BEGINNING_KEYS;

    /** In a larger block, one employer's text in very many offers, only the nearest by place and title are compared. */
    private static final int LARGE_BLOCK = 100;

    /** How many offers without a known department are compared with one offer because of one key. */
    private static final int UNPLACED_BLOCK = 20;

    private static final int NO_KEY = 0;

    private final Sketch[] ordered;
    private final PairFilter filter;
    private final RoughPlaces rough;

    public Matching(Sketch[] ordered) {
        this.ordered = ordered;
        this.filter = new PairFilter(ordered);
        this.rough = new RoughPlaces(ordered);
    }

    public List<DuplicateFinder.Pair> pairs() {
        // The keys of beginnings are the laborious ones: spread over the range, they are divided among processors.
        long[][] edgesByKind = IntStream.range(0, KINDS)
                .parallel()
                .mapToObj(i -> edges(i * 5 % KINDS))
                .toArray(long[][]::new);
        long[] edges = Stream.of(edgesByKind)
                .flatMapToLong(LongStream::of)
                .sorted()
                .distinct()
                .toArray();
        return pairs(edges);
    }

    /**
     * Decides for each offer, best first, whether it is kept: it is, unless it repeats one that is kept already; of
     * several it repeats the one it fits best.
     */
    private List<DuplicateFinder.Pair> pairs(long[] edges) {
        long[] byWorse = LongStream.of(edges)
                .map(edge -> entry((int) edge, (int) (edge >>> 32)))
                .sorted()
                .toArray();
        List<DuplicateFinder.Pair> pairs = new ArrayList<>();
        boolean[] repeats = new boolean[ordered.length];
        int start = 0;
        for (int end = 1; end <= byWorse.length; end++) {
            if (end == byWorse.length || byWorse[end] >>> 32 != byWorse[start] >>> 32) {
                int worse = (int) (byWorse[start] >>> 32);
                DuplicateFinder.Pair pair = rough.isAmbiguous(worse) ? null : best(worse, byWorse, start, end, repeats);
                if (pair != null) {
                    repeats[worse] = true;
                    pairs.add(pair);
                }
                start = end;
            }
        }
        pairs.sort(Comparator.comparing(DuplicateFinder.Pair::duplicateId));
        return pairs;
    }

    private DuplicateFinder.@Nullable Pair best(int worse, long[] byWorse, int start, int end, boolean[] repeats) {
        DuplicateFinder.Pair best = null;
        double strongest = -1;
        for (int i = start; i < end; i++) {
            int better = (int) byWorse[i];
            if (repeats[better] || rough.isAmbiguous(better)) {
                continue;
            }
            Evidence evidence = SamePost.evidence(ordered[better], ordered[worse]);
            double strength = evidence == null ? -1 : SamePost.strength(ordered[better], ordered[worse], evidence);
            if (evidence != null && strength > strongest) {
                strongest = strength;
                best = new DuplicateFinder.Pair(ordered[worse].id(), ordered[better].id(), evidence);
            }
        }
        return best;
    }

    private long[] edges(int kind) {
        int[] keys = new int[ordered.length];
        for (int i = 0; i < keys.length; i++) {
            keys[i] = key(ordered[i], kind);
        }
        Edges edges = new Edges();
        compareWithinDepartments(keys, edges);
        compareToUnknownDepartments(keys, edges);
        return edges.toArray();
    }

    private void compareWithinDepartments(int[] keys, Edges edges) {
        long[] entries = new long[keys.length];
        int count = 0;
        for (int i = 0; i < keys.length; i++) {
            if (keys[i] != NO_KEY) {
                entries[count++] = entry(positive(WordHashes.mix(keys[i] * 31 + filter.department(i))), i);
            }
        }
        Arrays.sort(entries, 0, count);
        int start = 0;
        for (int end = 1; end <= count; end++) {
            if (end == count || entries[end] >>> 32 != entries[start] >>> 32) {
                compareBlock(entries, start, end, edges);
                start = end;
            }
        }
    }

    private void compareBlock(long[] keys, int start, int end, Edges edges) {
        int size = end - start;
        if (size < 2) {
            return;
        }
        int[] members = new int[size];
        for (int i = 0; i < size; i++) {
            members[i] = (int) keys[start + i];
        }
        if (size > LARGE_BLOCK) {
            members = IntStream.of(members)
                    .boxed()
                    .sorted(Comparator.comparing(
                                    (Integer i) -> ordered[i].place().city())
                            .thenComparing(
                                    i -> Arrays.hashCode(ordered[i].title().stems()))
                            .thenComparing(i -> i))
                    .mapToInt(Integer::intValue)
                    .toArray();
        }
        for (int i = 0; i < members.length; i++) {
            for (int j = i + 1; j < members.length && j - i <= LARGE_BLOCK; j++) {
                compare(members[i], members[j], edges);
            }
        }
    }

    /**
     * Offers without a department are few; they are looked up among all the others. Where many of them share a key, only
     * those with the same title are compared.
     */
    private void compareToUnknownDepartments(int[] keys, Edges edges) {
        long[] byKey = unknown(keys, i -> keys[i]);
        long[] byTitle = unknown(keys, i -> withTitle(keys[i], i));
        for (int i = 0; byKey.length > 0 && i < keys.length; i++) {
            if (filter.department(i) != PairFilter.NO_DEPARTMENT && keys[i] != NO_KEY) {
                int first = first(byKey, keys[i]);
                int beyond = first + UNPLACED_BLOCK;
                if (beyond < byKey.length && (int) (byKey[beyond] >>> 32) == keys[i]) {
                    int key = withTitle(keys[i], i);
                    compare(byTitle, first(byTitle, key), key, i, edges);
                } else {
                    compare(byKey, first, keys[i], i, edges);
                }
            }
        }
    }

    private long[] unknown(int[] keys, IntUnaryOperator keyOf) {
        return IntStream.range(0, keys.length)
                .filter(i -> filter.department(i) == PairFilter.NO_DEPARTMENT && keys[i] != NO_KEY)
                .mapToLong(i -> entry(keyOf.applyAsInt(i), i))
                .sorted()
                .toArray();
    }

    private int withTitle(int key, int index) {
        return positive(WordHashes.mix(key * 31 + filter.title(index)));
    }

    private static int first(long[] entries, int key) {
        int position = Arrays.binarySearch(entries, entry(key, 0));
        return position < 0 ? -position - 1 : position;
    }

    private void compare(long[] unknown, int first, int key, int known, Edges edges) {
        int end = Math.min(unknown.length, first + UNPLACED_BLOCK);
        for (int i = first; i < end && (int) (unknown[i] >>> 32) == key; i++) {
            compare(known, (int) unknown[i], edges);
        }
    }

    private void compare(int a, int b, Edges edges) {
        if (filter.mayBeSamePost(a, b)
                && !rough.isAmbiguous(a)
                && !rough.isAmbiguous(b)
                && SamePost.evidence(ordered[a], ordered[b]) != null) {
            rough.match(a, b);
            edges.add(entry(Math.min(a, b), Math.max(a, b)));
        }
    }

    private static long entry(int high, int low) {
        return ((long) high << 32) | (low & 0xFFFF_FFFFL);
    }

    /** The key of one kind; {@link #NO_KEY} when the text is too short to have one. Never negative, so that entries sort. */
    private static int key(Sketch sketch, int kind) {
        int hash = kind;
        if (kind >= BANDS) {
            return smallestOfPart(sketch.beginning(), kind - BANDS, hash);
        }
        boolean empty = true;
        for (int row = kind * ROWS; row < (kind + 1) * ROWS; row++) {
            int value = sketch.whole()[row];
            empty &= value == Integer.MAX_VALUE;
            hash = WordHashes.mix(hash * 31 + value);
        }
        return empty ? NO_KEY : positive(hash);
    }

    /** The beginning's triples are divided into parts by value; two texts with the same smallest one share the key. */
    private static int smallestOfPart(int[] sorted, int part, int seed) {
        for (int triple : sorted) {
            if (Math.floorMod(triple, BEGINNING_KEYS) == part) {
                return positive(WordHashes.mix(seed * 31 + triple));
            }
        }
        return NO_KEY;
    }

    private static int positive(int hash) {
        int key = hash & Integer.MAX_VALUE;
        return key == NO_KEY ? 1 : key;
    }

    /** A growing list of edges. */
    private static final class Edges {
        private long[] values = new long[64];
        private int count;

        void add(long edge) {
            if (count == values.length) {
                values = Arrays.copyOf(values, count * 2);
            }
            values[count++] = edge;
        }

        long[] toArray() {
            return Arrays.copyOf(values, count);
        }
    }
}
