package fr.jobmarket.cleaning.duplicate;

import fr.jobmarket.cleaning.duplicate.DuplicatePair.Evidence;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * One search for duplicates among sketches that stand in the order in which they would be kept.
 *
 * <p>Blocking: every sketch has {@value #KINDS} keys, one of each kind; sketches that share a key are compared. Most
 * keys are bands of the MinHash (texts with similarity 0.8 share one of 16 bands of 4 slots with probability 0.9998),
 * the others the smallest triples of parts of the beginning, which cut texts keep. Keys of one kind are sorted as one array of
 * longs, so a million offers need a few megabytes at a time.
 */
final class Matching {

    private static final int BANDS = 16;
    private static final int ROWS = Sketch.SLOTS / BANDS;
    private static final int BEGINNING_KEYS = 6;
    private static final int KINDS = BANDS + BEGINNING_KEYS;

    /** In a larger block, one employer's text in very many offers, only the nearest by place and title are compared. */
    private static final int LARGE_BLOCK = 100;

    private static final int NO_KEY = 0;

    private final Sketch[] ordered;

    Matching(Sketch[] ordered) {
        this.ordered = ordered;
    }

    List<DuplicatePair> pairs() {
        long[] edges = LongStream.concat(
                        IntStream.range(0, KINDS).parallel().boxed().flatMapToLong(this::edgesWithinDepartments),
                        IntStream.range(0, KINDS).parallel().boxed().flatMapToLong(this::edgesToUnknownDepartments))
                .sorted()
                .distinct()
                .toArray();
        return pairs(edges, ambiguous(edges));
    }

    /**
     * Decides for each offer, best first, whether it is kept: it is, unless it repeats one that is kept already; of
     * several it repeats the one it fits best.
     */
    private List<DuplicatePair> pairs(long[] edges, Set<Integer> ambiguous) {
        long[] byWorse = LongStream.of(edges)
                .map(edge -> entry((int) edge, (int) (edge >>> 32)))
                .sorted()
                .toArray();
        List<DuplicatePair> pairs = new ArrayList<>();
        boolean[] repeats = new boolean[ordered.length];
        int start = 0;
        for (int end = 1; end <= byWorse.length; end++) {
            if (end == byWorse.length || byWorse[end] >>> 32 != byWorse[start] >>> 32) {
                int worse = (int) (byWorse[start] >>> 32);
                DuplicatePair pair =
                        ambiguous.contains(worse) ? null : best(worse, byWorse, start, end, repeats, ambiguous);
                if (pair != null) {
                    repeats[worse] = true;
                    pairs.add(pair);
                }
                start = end;
            }
        }
        pairs.sort(Comparator.comparing(DuplicatePair::duplicateId));
        return pairs;
    }

    private @Nullable DuplicatePair best(
            int worse, long[] byWorse, int start, int end, boolean[] repeats, Set<Integer> ambiguous) {
        DuplicatePair best = null;
        double strongest = -1;
        for (int i = start; i < end; i++) {
            int better = (int) byWorse[i];
            if (repeats[better] || ambiguous.contains(better)) {
                continue;
            }
            Evidence evidence = SamePost.evidence(ordered[better], ordered[worse]);
            double strength = evidence == null ? -1 : SamePost.strength(ordered[better], ordered[worse], evidence);
            if (evidence != null && strength > strongest) {
                strongest = strength;
                best = new DuplicatePair(ordered[worse].id(), ordered[better].id(), evidence);
            }
        }
        return best;
    }

    /** Offers whose place is known roughly and that match offers of several communes. */
    private Set<Integer> ambiguous(long[] edges) {
        Map<Integer, String> firstCommune = new HashMap<>();
        Set<Integer> ambiguous = new HashSet<>();
        for (long edge : edges) {
            note((int) (edge >>> 32), (int) edge, firstCommune, ambiguous);
            note((int) edge, (int) (edge >>> 32), firstCommune, ambiguous);
        }
        return ambiguous;
    }

    private void note(int rough, int other, Map<Integer, String> firstCommune, Set<Integer> ambiguous) {
        String commune = ordered[other].where().commune();
        if (!ordered[rough].where().isRough()
                || commune.isEmpty()
                || ordered[other].where().isRough()) {
            return;
        }
        String first = firstCommune.putIfAbsent(rough, commune);
        if (first != null && !first.equals(commune)) {
            ambiguous.add(rough);
        }
    }

    private LongStream edgesWithinDepartments(int kind) {
        long[] keys = IntStream.range(0, ordered.length)
                .mapToLong(i -> entry(key(ordered[i], kind, ordered[i].where().department()), i))
                .filter(entry -> entry >>> 32 != NO_KEY)
                .toArray();
        Arrays.sort(keys);
        Edges edges = new Edges();
        int start = 0;
        for (int end = 1; end <= keys.length; end++) {
            if (end == keys.length || keys[end] >>> 32 != keys[start] >>> 32) {
                compareBlock(keys, start, end, edges);
                start = end;
            }
        }
        return edges.stream();
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
                                    (Integer i) -> ordered[i].where().city())
                            .thenComparing(i -> Arrays.hashCode(ordered[i].title()))
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

    /** Offers without a department are few; they are looked up among all the others. */
    private LongStream edgesToUnknownDepartments(int kind) {
        long[] unknown = IntStream.range(0, ordered.length)
                .filter(i -> ordered[i].where().department().isEmpty())
                .mapToLong(i -> entry(key(ordered[i], kind, ""), i))
                .filter(entry -> entry >>> 32 != NO_KEY)
                .sorted()
                .toArray();
        Edges edges = new Edges();
        if (unknown.length == 0) {
            return edges.stream();
        }
        for (int i = 0; i < ordered.length; i++) {
            if (!ordered[i].where().department().isEmpty()) {
                lookUp(unknown, key(ordered[i], kind, ""), i, edges);
            }
        }
        return edges.stream();
    }

    private void lookUp(long[] unknown, int key, int known, Edges edges) {
        int position = Arrays.binarySearch(unknown, entry(key, 0));
        position = position < 0 ? -position - 1 : position;
        for (int n = 0; n < LARGE_BLOCK && position + n < unknown.length; n++) {
            long entry = unknown[position + n];
            if ((int) (entry >>> 32) != key || key == NO_KEY) {
                return;
            }
            compare(known, (int) entry, edges);
        }
    }

    private void compare(int a, int b, Edges edges) {
        if (SamePost.evidence(ordered[a], ordered[b]) != null) {
            edges.add(entry(Math.min(a, b), Math.max(a, b)));
        }
    }

    private static long entry(int high, int low) {
        return ((long) high << 32) | (low & 0xFFFF_FFFFL);
    }

    /** The key of one kind; {@link #NO_KEY} when the text is too short to have one. Never negative, so that entries sort. */
    private static int key(Sketch sketch, int kind, String block) {
        int hash = block.hashCode() * 31 + kind;
        if (kind >= BANDS) {
            return smallestOfPart(sketch.beginning(), kind - BANDS, hash);
        }
        boolean empty = true;
        for (int row = kind * ROWS; row < (kind + 1) * ROWS; row++) {
            int value = sketch.whole()[row];
            empty &= value == Integer.MAX_VALUE;
            hash = Words.mix(hash * 31 + value);
        }
        return empty ? NO_KEY : positive(hash);
    }

    /** The beginning's triples are divided into parts by value; two texts with the same smallest one share the key. */
    private static int smallestOfPart(int[] sorted, int part, int seed) {
        for (int triple : sorted) {
            if (Math.floorMod(triple, BEGINNING_KEYS) == part) {
                return positive(Words.mix(seed * 31 + triple));
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

        LongStream stream() {
            return LongStream.of(values).limit(count);
        }
    }
}
