package fr.jobmarket.cleaning.internal.duplicate;

import fr.jobmarket.cleaning.DuplicateFinder;
import fr.jobmarket.cleaning.DuplicateFinder.Pair.Evidence;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
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
 * longs; a million offers need 88 megabytes for their keys.
 *
 * <p>A search that follows another compares only what that one cannot have compared: pairs with an offer that is new, and
 * pairs that come near enough to each other within a large block because others have left it. What it ends up with is what a
 * search without a predecessor ends up with.
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
    private final Before before;
    private final PairFilter filter;
    private final RoughPlaces rough;
    private final long[] edges;

    /** Compares sketches that stand in the order in which they would be kept. */
    public Matching(Sketch[] ordered, Before before) {
        this.ordered = ordered;
        this.before = before;
        this.filter = new PairFilter(ordered);
        this.rough = new RoughPlaces(ordered);
        this.edges = edges();
    }

    /**
     * What the search before left; nothing is kept where there was none.
     *
     * @param kept of each sketch whether it was in that search as it is now
     * @param gone sketches that were in it and are no more
     * @param matches its {@link #matches} of which both sketches are kept
     */
    public record Before(boolean[] kept, Sketch[] gone, long[] matches) {}

    /** Pairs that are alike, whichever of them is kept: what the search after this one needs to know. */
    public LongStream matches() {
        return LongStream.of(edges);
    }

    /** The place of one of a pair of {@link #matches}. */
    public static int first(long edge) {
        return (int) (edge >>> 32);
    }

    /** The place of the other one of a pair of {@link #matches}. */
    public static int second(long edge) {
        return (int) edge;
    }

    /** A pair of {@link #matches}, whichever is named first. */
    public static long match(int place, int otherPlace) {
        return entry(Math.min(place, otherPlace), Math.max(place, otherPlace));
    }

    private long[] edges() {
        int[][] keys = keys();
        int[][] goneKeys = Stream.of(before.gone()).map(Matching::keys).toArray(int[][]::new);
        // Blocks of beginnings are the laborious ones: spread over the range, they are divided among processors.
        long[][] edgesByKind = IntStream.range(0, KINDS)
                .parallel()
                .map(i -> i * 5 % KINDS)
                .mapToObj(kind -> edges(keys[kind], gone(goneKeys, kind)))
                .toArray(long[][]::new);
        return Stream.of(edgesByKind)
                .flatMapToLong(LongStream::of)
                .sorted()
                .distinct()
                .toArray();
    }

    /**
     * Decides for each offer, best first, whether it is kept: it is, unless it repeats one that is kept already; of
     * several it repeats the one it fits best.
     */
    public List<DuplicateFinder.Pair> pairs() {
        long[] byWorse = LongStream.of(edges)
                .map(edge -> entry(second(edge), first(edge)))
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

    /** The keys of each kind, of every sketch; each is fetched from memory once. */
    private int[][] keys() {
        int[][] byKind = new int[KINDS][ordered.length];
        IntStream.range(0, ordered.length).parallel().forEach(i -> {
            int[] keys = keys(ordered[i]);
            for (int kind = 0; kind < KINDS; kind++) {
                byKind[kind][i] = keys[kind];
            }
        });
        return byKind;
    }

    /** Keys of one kind of sketches that are gone, beside their departments. */
    private record Gone(int[] keys, Sketch[] sketches) {

        private int[] blocks() {
            return IntStream.range(0, keys.length)
                    .filter(i -> keys[i] != NO_KEY)
                    .map(i -> block(keys[i], PairFilter.department(sketches[i])))
                    .sorted()
                    .toArray();
        }

        private int[] unplacedKeys() {
            return IntStream.range(0, keys.length)
                    .filter(i -> keys[i] != NO_KEY && PairFilter.department(sketches[i]) == PairFilter.NO_DEPARTMENT)
                    .map(i -> keys[i])
                    .sorted()
                    .toArray();
        }
    }

    private Gone gone(int[][] keys, int kind) {
        return new Gone(Stream.of(keys).mapToInt(one -> one[kind]).toArray(), before.gone());
    }

    private long[] edges(int[] keys, Gone gone) {
        Edges edges = new Edges();
        Places places = new Places(before.matches().length == 0 ? 0 : keys.length);
        compareWithinDepartments(keys, gone.blocks(), places, edges);
        Unplaced unplaced = new Unplaced(keys, gone.unplacedKeys());
        unplaced.compareToPlaced(edges);
        for (long match : before.matches()) {
            int first = first(match);
            int second = second(match);
            if (places.areNear(first, second) || unplaced.areNear(first, second)) {
                rough.match(first, second);
                edges.add(match);
            }
        }
        return edges.toArray();
    }

    private void compareWithinDepartments(int[] keys, int[] gone, Places places, Edges edges) {
        long[] entries = new long[keys.length];
        int count = 0;
        for (int i = 0; i < keys.length; i++) {
            if (keys[i] != NO_KEY) {
                entries[count++] = entry(block(keys[i], filter.department(i)), i);
            }
        }
        Arrays.sort(entries, 0, count);
        int start = 0;
        for (int end = 1; end <= count; end++) {
            if (end == count || entries[end] >>> 32 != entries[start] >>> 32) {
                if (end - start > 1) {
                    int block = first(entries[start]);
                    int[] members = members(entries, start, end);
                    compareBlock(members, count(gone, block), edges);
                    places.note(block, members);
                }
                start = end;
            }
        }
    }

    /** Keys in one department; never negative, so that entries sort. */
    private static int block(int key, int department) {
        return positive(WordHashes.mix(key * 31 + department));
    }

    /** Those of a block, in the order in which neighbours are compared. */
    private int[] members(long[] entries, int start, int end) {
        int[] members = new int[end - start];
        for (int i = 0; i < members.length; i++) {
            members[i] = second(entries[start + i]);
        }
        if (members.length <= LARGE_BLOCK) {
            return members;
        }
        return IntStream.of(members)
                .mapToLong(i -> entry(filter.townAndTitle(i), i))
                .sorted()
                .mapToInt(Matching::second)
                .toArray();
    }

    private void compareBlock(int[] members, int gone, Edges edges) {
        int[] fresh = new int[members.length];
        int freshOnes = 0;
        for (int i = 0; i < members.length; i++) {
            if (!before.kept()[members[i]]) {
                fresh[freshOnes++] = i;
            }
        }
        int apart = comparedApart(members.length, members.length - freshOnes + gone, gone);
        int nextFresh = 0;
        for (int i = 0; i < members.length; i++) {
            int end = Math.min(members.length, i + LARGE_BLOCK + 1);
            if (nextFresh < freshOnes && fresh[nextFresh] == i) {
                nextFresh++;
                for (int j = i + 1; j < end; j++) {
                    compare(members[i], members[j], edges);
                }
                continue;
            }
            for (int k = nextFresh; k < freshOnes && fresh[k] < end; k++) {
                compare(members[i], members[fresh[k]], edges);
            }
            for (int j = i + apart + 1; j < end; j++) {
                if (before.kept()[members[j]]) {
                    compare(members[i], members[j], edges);
                }
            }
        }
    }

    /** How far apart two kept members may stand in a block and are certain to have been compared by the search before. */
    private static int comparedApart(int size, int sizeBefore, int gone) {
        if (sizeBefore <= LARGE_BLOCK) {
            return LARGE_BLOCK;
        }
        return size <= LARGE_BLOCK ? 0 : Math.max(0, LARGE_BLOCK - gone);
    }

    /** Where kept offers stand in the blocks of one kind. */
    private static final class Places {
        private final int[] blocks;
        private final int[] positions;

        Places(int offers) {
            blocks = new int[offers];
            positions = new int[offers];
        }

        void note(int block, int[] members) {
            for (int i = 0; blocks.length > 0 && i < members.length; i++) {
                blocks[members[i]] = block;
                positions[members[i]] = i;
            }
        }

        boolean areNear(int a, int b) {
            return blocks[a] != NO_KEY
                    && blocks[a] == blocks[b]
                    && Math.abs(positions[a] - positions[b]) <= LARGE_BLOCK;
        }
    }

    /**
     * Offers without a department, by their keys of one kind. They are few; they are looked up among all the others. Where many
     * of them share a key, only those with the same title are compared.
     */
    private final class Unplaced {
        private static final int BITS = 1 << 20;

        private final int[] keys;
        private final long[] byKey;
        private final long[] byTitle;

        /** Keys that some of them have; as all of these, by a part of their bits, so that most lookups end here. */
        private final BitSet any = new BitSet(BITS);
        /** Keys that one has which was not in the search before. */
        private final BitSet withFresh = new BitSet(BITS);
        /** Keys that too many have to be sure what the search before compared, of which one came or went. */
        private final BitSet unsettled = new BitSet(BITS);

        Unplaced(int[] keys, int[] gone) {
            this.keys = keys;
            this.byKey = sorted(i -> keys[i]);
            this.byTitle = sorted(i -> withTitle(keys[i], i));
            int start = 0;
            for (int end = 1; end <= byKey.length; end++) {
                if (end == byKey.length || first(byKey[end]) != first(byKey[start])) {
                    note(start, end, gone);
                    start = end;
                }
            }
        }

        private long[] sorted(IntUnaryOperator keyOf) {
            return IntStream.range(0, keys.length)
                    .filter(i -> filter.department(i) == PairFilter.NO_DEPARTMENT && keys[i] != NO_KEY)
                    .mapToLong(i -> entry(keyOf.applyAsInt(i), i))
                    .sorted()
                    .toArray();
        }

        private void note(int start, int end, int[] gone) {
            int key = first(byKey[start]);
            int fresh = 0;
            for (int i = start; i < end; i++) {
                fresh += before.kept()[second(byKey[i])] ? 0 : 1;
            }
            int left = count(gone, key);
            int sizeBefore = end - start - fresh + left;
            any.set(key % BITS);
            if (fresh > 0) {
                withFresh.set(key % BITS);
            }
            if (fresh + left > 0 && Math.max(sizeBefore, end - start) > UNPLACED_BLOCK) {
                unsettled.set(key % BITS);
            }
        }

        private void compareToPlaced(Edges edges) {
            for (long entry : placed()) {
                int key = first(entry);
                int i = second(entry);
                boolean all = !before.kept()[i] || unsettled.get(key % BITS);
                int start = start(byKey, key);
                if (isMany(start, key)) {
                    int both = withTitle(key, i);
                    compare(byTitle, start(byTitle, both), both, i, all, edges);
                } else {
                    compare(byKey, start, key, i, all, edges);
                }
            }
        }

        /** Those with a department to compare, by their keys: what one is compared with is in the cache for the next. */
        private long[] placed() {
            if (byKey.length == 0) {
                return byKey;
            }
            return IntStream.range(0, keys.length)
                    .filter(this::isToCompare)
                    .mapToLong(i -> entry(keys[i], i))
                    .sorted()
                    .toArray();
        }

        private boolean isToCompare(int i) {
            int key = keys[i] % BITS;
            return keys[i] != NO_KEY
                    && any.get(key)
                    && filter.department(i) != PairFilter.NO_DEPARTMENT
                    && (!before.kept()[i] || unsettled.get(key) || withFresh.get(key));
        }

        private void compare(long[] unplaced, int start, int key, int placed, boolean all, Edges edges) {
            int end = Math.min(unplaced.length, start + UNPLACED_BLOCK);
            for (int i = start; i < end && first(unplaced[i]) == key; i++) {
                if (all || !before.kept()[second(unplaced[i])]) {
                    Matching.this.compare(placed, second(unplaced[i]), edges);
                }
            }
        }

        private boolean isMany(int start, int key) {
            int beyond = start + UNPLACED_BLOCK;
            return beyond < byKey.length && first(byKey[beyond]) == key;
        }

        private boolean areNear(int a, int b) {
            boolean isFirst = filter.department(a) == PairFilter.NO_DEPARTMENT;
            int unplaced = isFirst ? a : b;
            int placed = isFirst ? b : a;
            int key = keys[unplaced];
            if (key == NO_KEY
                    || key != keys[placed]
                    || filter.department(unplaced) != PairFilter.NO_DEPARTMENT
                    || filter.department(placed) == PairFilter.NO_DEPARTMENT) {
                return false;
            }
            if (!isMany(start(byKey, key), key)) {
                return true;
            }
            int both = withTitle(key, unplaced);
            return both == withTitle(key, placed)
                    && Arrays.binarySearch(byTitle, entry(both, unplaced)) - start(byTitle, both) < UNPLACED_BLOCK;
        }

        private int withTitle(int key, int index) {
            return positive(WordHashes.mix(key * 31 + filter.title(index)));
        }
    }

    /** Where entries with a key begin, or would. */
    private static int start(long[] entries, int key) {
        int position = Arrays.binarySearch(entries, entry(key, 0));
        return position < 0 ? -position - 1 : position;
    }

    private static int count(int[] sorted, int key) {
        int position = Arrays.binarySearch(sorted, key);
        if (position < 0) {
            return 0;
        }
        int start = position;
        while (start > 0 && sorted[start - 1] == key) {
            start--;
        }
        int end = position + 1;
        while (end < sorted.length && sorted[end] == key) {
            end++;
        }
        return end - start;
    }

    private void compare(int a, int b, Edges edges) {
        if (filter.mayBeSamePost(a, b) && SamePost.evidence(ordered[a], ordered[b]) != null) {
            rough.match(a, b);
            edges.add(match(a, b));
        }
    }

    private static long entry(int high, int low) {
        return ((long) high << 32) | (low & 0xFFFF_FFFFL);
    }

    /** The keys of each kind; {@link #NO_KEY} where the text is too short to have one. Never negative, so that entries sort. */
    private static int[] keys(Sketch sketch) {
        int[] keys = new int[KINDS];
        for (int kind = 0; kind < BANDS; kind++) {
            keys[kind] = band(sketch.whole(), kind);
        }
        // The beginning's triples are divided into parts by value; two texts with the same smallest one share the key.
        int found = 0;
        for (int triple : sketch.beginning()) {
            int kind = BANDS + Math.floorMod(triple, BEGINNING_KEYS);
            if (keys[kind] == NO_KEY) {
                keys[kind] = positive(WordHashes.mix(kind * 31 + triple));
                if (++found == BEGINNING_KEYS) {
                    break;
                }
            }
        }
        return keys;
    }

    private static int band(int[] slots, int kind) {
        int hash = kind;
        boolean empty = true;
        for (int row = kind * ROWS; row < (kind + 1) * ROWS; row++) {
            empty &= slots[row] == Integer.MAX_VALUE;
            hash = WordHashes.mix(hash * 31 + slots[row]);
        }
        return empty ? NO_KEY : positive(hash);
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
