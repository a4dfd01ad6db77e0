package fr.jobmarket.cleaning.internal.duplicate;

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
            departments[i] = sketches[i].place().department().hashCode();
            regions[i] = sketches[i].place().region().hashCode();
            abroad[i] = sketches[i].place().kind() == WorkPlace.Kind.ABROAD;
        }
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

    /** A number that stands for the department; {@link #NO_DEPARTMENT} when none is known. */
    int department(int index) {
        return departments[index];
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
