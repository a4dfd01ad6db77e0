package fr.jobmarket.cleaning.internal.duplicate;

import java.util.Arrays;

/**
 * Refuses most pairs without looking at their sketches, and none that {@link SamePost} would accept: hundreds of
 * millions of pairs share an employer's presentation, and fetching two sketches from memory for each of them is what
 * takes time. The words of titles and company names become bits of a long; a bit that only one of two has stands for a
 * word that only this one has.
 */
final class PairFilter {

    /** The hash code of the empty code. */
    static final int NO_DEPARTMENT = 0;

    private final long[] titles;
    private final long[] companies;
    private final boolean[] generic;
    /** Of offers whose source states an appellation, a hash of that and the text; 0 of others. */
    private final int[] stated;

    private final int[] departments;
    private final int[] regions;
    private final boolean[] abroad;
    private final int[] townsAndTitles;

    PairFilter(Sketch[] sketches) {
        titles = new long[sketches.length];
        companies = new long[sketches.length];
        generic = new boolean[sketches.length];
        stated = new int[sketches.length];
        departments = new int[sketches.length];
        regions = new int[sketches.length];
        abroad = new boolean[sketches.length];
        for (int i = 0; i < sketches.length; i++) {
            titles[i] = bits(sketches[i].title().stems());
            companies[i] = sketches[i].agency() ? 0 : bits(sketches[i].company());
            generic[i] = sketches[i].title().generic();
            stated[i] = stated(sketches[i]);
            departments[i] = department(sketches[i]);
            regions[i] = sketches[i].place().region().hashCode();
            abroad[i] = sketches[i].place().kind() == WorkPlace.Kind.ABROAD;
        }
        townsAndTitles = ranks(sketches);
    }

    /** The order of sketches by town, then by title; one number for those with the same of both. */
    private static int[] ranks(Sketch[] sketches) {
        String[] towns = Arrays.stream(sketches)
                .map(sketch -> sketch.place().city())
                .distinct()
                .sorted()
                .toArray(String[]::new);
        long[] both = new long[sketches.length];
        for (int i = 0; i < both.length; i++) {
            long title = Arrays.hashCode(sketches[i].title().stems()) - (long) Integer.MIN_VALUE;
            both[i] = (long) Arrays.binarySearch(towns, sketches[i].place().city()) << 32 | title;
        }
        long[] sorted = both.clone();
        Arrays.parallelSort(sorted);
        return Arrays.stream(both)
                .mapToInt(one -> Arrays.binarySearch(sorted, one))
                .toArray();
    }

    boolean mayBeSamePost(int a, int b) {
        boolean companiesDiffer = companies[a] != 0 && companies[b] != 0 && (companies[a] & companies[b]) == 0;
        boolean titlesDiffer = (titles[a] & ~titles[b]) != 0 && (titles[b] & ~titles[a]) != 0;
        return !companiesDiffer && (!titlesDiffer || mayBeRenamed(a, b)) && mayBeSamePlace(a, b);
    }

    private boolean mayBeRenamed(int a, int b) {
        return generic[a] != generic[b] || stated[a] != 0 && stated[a] == stated[b];
    }

    private static int stated(Sketch sketch) {
        int appellation = sketch.title().appellation();
        return appellation == 0 ? 0 : WordHashes.mix(sketch.text() * 31 + appellation);
    }

    /** A place abroad is never one in France; two regions are two places. */
    private boolean mayBeSamePlace(int a, int b) {
        return abroad[a] == abroad[b] && (regions[a] == 0 || regions[b] == 0 || regions[a] == regions[b]);
    }

    /** A number that stands for the department of a sketch; {@link #NO_DEPARTMENT} when none is known. */
    static int department(Sketch sketch) {
        return sketch.place().department().hashCode();
    }

    /** The same of one of these sketches; {@link #NO_DEPARTMENT} when none is known. */
    int department(int index) {
        return departments[index];
    }

    /** Where it stands in the order by town, then by title; the same for those with the same of both. */
    int townAndTitle(int index) {
        return townsAndTitles[index];
    }

    /** A number that two titles of the same words share. */
    int title(int index) {
        return Long.hashCode(titles[index]);
    }

    private static long bits(int[] words) {
        long bits = 0;
        for (int word : words) {
            bits |= 1L << word;
        }
        return bits;
    }
}
