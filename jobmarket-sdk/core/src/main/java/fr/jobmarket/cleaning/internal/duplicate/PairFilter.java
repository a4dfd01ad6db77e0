package fr.jobmarket.cleaning.internal.duplicate;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Refuses most pairs without looking at their sketches, and none that {@link SamePost} would accept: hundreds of
 * millions of pairs share an employer's presentation, and fetching two sketches from memory for each of them is what
 * takes time. The words of titles and company names become bits of a long; a bit that only one of two has stands for a
 * word that only this one has. What is compared of a sketch lies side by side, to be fetched at once.
 */
final class PairFilter {

    /** The hash code of the empty code. */
    static final int NO_DEPARTMENT = 0;

    private static final int FACTS = 4;
    private static final int COMPANY = 1;
    /** And the terms of the contract, and the town in the upper half, 0 where it does not count. */
    private static final int TRAITS = 2;
    /** The appellation is 0 where the source states none, otherwise a hash of that and the text. */
    private static final int STATED_AND_REGION = 3;

    private static final long GENERIC = 1;
    private static final long ABROAD = 2;
    private static final int TERMS = 2;

    /** Words of the title, words of the company, traits, and stated appellation with region, of one sketch after the other. */
    private final long[] facts;

    private final int[] departments;
    private final int[] townsAndTitles;

    PairFilter(Sketch[] sketches) {
        facts = new long[sketches.length * FACTS];
        departments = new int[sketches.length];
        IntStream.range(0, sketches.length).parallel().forEach(i -> note(i, sketches[i]));
        townsAndTitles = ranks(sketches);
    }

    private void note(int index, Sketch sketch) {
        int at = index * FACTS;
        facts[at] = bits(sketch.title().stems());
        facts[at + COMPANY] = sketch.agency() ? 0 : bits(sketch.company());
        facts[at + TRAITS] = (long) town(sketch.place()) << 32
                | (long) sketch.terms().bits() << TERMS
                | (sketch.title().generic() ? GENERIC : 0)
                | (sketch.place().kind() == WorkPlace.Kind.ABROAD ? ABROAD : 0);
        facts[at + STATED_AND_REGION] =
                (long) stated(sketch) << 32 | sketch.place().region().hashCode() & 0xFFFF_FFFFL;
        departments[index] = department(sketch);
    }

    /** A number that stands for the town of a place in France; 0 when none is known. */
    private static int town(WorkPlace place) {
        return place.kind() == WorkPlace.Kind.FRANCE && !place.commune().isEmpty()
                ? place.city().hashCode()
                : 0;
    }

    /** The order of sketches by town, then by title; one number for those with the same of both. */
    private static int[] ranks(Sketch[] sketches) {
        String[] towns = Arrays.stream(sketches)
                .parallel()
                .map(sketch -> sketch.place().city())
                .distinct()
                .sorted()
                .toArray(String[]::new);
        long[] both = new long[sketches.length];
        Arrays.parallelSetAll(both, i -> {
            long title = Arrays.hashCode(sketches[i].title().stems()) - (long) Integer.MIN_VALUE;
            return (long) Arrays.binarySearch(towns, sketches[i].place().city()) << 32 | title;
        });
        long[] sorted = both.clone();
        Arrays.parallelSort(sorted);
        return Arrays.stream(both)
                .parallel()
                .mapToInt(one -> Arrays.binarySearch(sorted, one))
                .toArray();
    }

    boolean mayBeSamePost(int a, int b) {
        int here = a * FACTS;
        int there = b * FACTS;
        return !termsDiffer(here, there)
                && !companiesDiffer(here, there)
                && (!titlesDiffer(facts[here], facts[there]) || mayBeRenamed(here, there))
                && mayBeSamePlace(here, there);
    }

    private boolean companiesDiffer(int here, int there) {
        long company = facts[here + COMPANY];
        long other = facts[there + COMPANY];
        return company != 0 && other != 0 && (company & other) == 0;
    }

    private boolean termsDiffer(int here, int there) {
        return ContractTerms.contradict((int) facts[here + TRAITS] >>> TERMS, (int) facts[there + TRAITS] >>> TERMS);
    }

    private static boolean titlesDiffer(long title, long other) {
        return (title & ~other) != 0 && (other & ~title) != 0;
    }

    private boolean mayBeRenamed(int here, int there) {
        int stated = (int) (facts[here + STATED_AND_REGION] >>> 32);
        return ((facts[here + TRAITS] ^ facts[there + TRAITS]) & GENERIC) != 0
                || stated != 0 && stated == (int) (facts[there + STATED_AND_REGION] >>> 32);
    }

    private static int stated(Sketch sketch) {
        int appellation = sketch.title().appellation();
        return appellation == 0 ? 0 : WordHashes.mix(sketch.text() * 31 + appellation);
    }

    /** A place abroad is never one in France; two towns, and two regions, are two places. */
    private boolean mayBeSamePlace(int here, int there) {
        int town = (int) (facts[here + TRAITS] >>> 32);
        int otherTown = (int) (facts[there + TRAITS] >>> 32);
        if (town != otherTown && town != 0 && otherTown != 0) {
            return false;
        }
        int region = (int) facts[here + STATED_AND_REGION];
        int other = (int) facts[there + STATED_AND_REGION];
        return ((facts[here + TRAITS] ^ facts[there + TRAITS]) & ABROAD) == 0
                && (region == 0 || other == 0 || region == other);
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
        return Long.hashCode(facts[index * FACTS]);
    }

    private static long bits(int[] words) {
        long bits = 0;
        for (int word : words) {
            bits |= 1L << word;
        }
        return bits;
    }
}
