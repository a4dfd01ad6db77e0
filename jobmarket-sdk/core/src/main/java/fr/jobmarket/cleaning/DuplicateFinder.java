package fr.jobmarket.cleaning;

import fr.jobmarket.cleaning.internal.duplicate.Matching;
import fr.jobmarket.cleaning.internal.duplicate.Sketch;
import fr.jobmarket.cleaning.internal.duplicate.SketchBytes;
import fr.jobmarket.error.InvalidInputException;
import fr.jobmarket.offer.Offer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Finds duplicates over a whole set of offers.
 *
 * <p>Offers are added one by one, from any number of threads; only a sketch of each is kept (about 800 bytes), so the
 * set may be much larger than memory. {@link #find()} then blocks the sketches with locality-sensitive hashing and
 * compares the candidates.
 *
 * <p>Where a search was made before and most offers are as they were then, the next one need not compare those with one
 * another again: it is told which offers stayed as they were ({@link #addKept}), which were there and are not, or not like
 * this any more ({@link #addGone}), and what it had found ({@link #addMatch}). The outcome is that of a search without a
 * predecessor.
 *
 * <p><b>Two offers are the same post when</b> their places agree (never two different communes), neither their companies
 * nor their contracts or working times contradict each other, and either
 *
 * <ul>
 *   <li>their whole descriptions are alike (similarity of at least 0.8) and their titles do not contradict each other; or
 *   <li>their titles are the same and nearly all of one description is in the other, which an agency introduced; or
 *   <li>the descriptions are practically identical (0.95) and one title says no more than the occupation, as sites put it
 *       that republish an advertisement; or
 *   <li>the descriptions are the same word for word, the source states the same appellation for both, the titles do not
 *       differ in the level, and the description speaks more of what one of them names than of the other; or
 *   <li>one description was cut by its source, the beginnings are alike (0.75; 0.9 where only the length hints at a cut),
 *       and the titles differ neither in what they name nor in the level (trainee, lead, senior); or
 *   <li>both are short, and text, title and company are the same.
 * </ul>
 *
 * Titles contradict each other when each names something that the other does not, reference numbers apart: an employer's
 * presentation, or a template, is shared by many posts. A site named as the company counts as none, and an agency
 * contradicts no employer. Two offers that one source received first-hand within half an hour, one after the other, are
 * the same post only when they agree word for word, duration and hours included: they were written side by side.
 *
 * An offer whose place is known only roughly is not merged when the same advertisement runs in several communes: nobody
 * can tell which of them it repeats.
 *
 * <p><b>Kept is</b>, in this order: an available offer before a vanished one, a full text before a cut one, an offer of
 * its own source before one of a source that collects those of others, a text longer than a cut one can be before a shorter
 * one, the one updated last, the smaller id.
 * Every duplicate was compared with the offer kept for it, never with a chain of others.
 */
public final class DuplicateFinder {

    private final List<Sketch> added = new ArrayList<>();
    private final List<Sketch> kept = new ArrayList<>();
    private final List<Sketch> gone = new ArrayList<>();
    private final List<Match> matches = new ArrayList<>();

    private DuplicateFinder() {}

    /** A finder without any offers yet. */
    public static DuplicateFinder create() {
        return new DuplicateFinder();
    }

    /** The duplicates among these offers, sorted by the id of the duplicate. */
    public static List<Pair> find(Collection<Offer> offers) {
        DuplicateFinder finder = create();
        offers.forEach(finder::add);
        return finder.find();
    }

    /** Remembers what is needed of an offer. Thread-safe. */
    public void add(Offer offer) {
        add(Sketch.of(offer), added);
    }

    /**
     * What is needed of an offer, as bytes that can be kept: whoever searches again and again, among offers most of which stay
     * as they are, need not read their texts again. It tells nothing of whether the offer is available, and no text can be
     * made of it.
     *
     * @return some 600 bytes, the same for the same offer, to be used with the version of the SDK that made them
     */
    public static byte[] sketch(Offer offer) {
        return SketchBytes.of(Sketch.of(offer));
    }

    /**
     * Remembers an offer by its {@link #sketch}; the same as {@link #add(Offer)}. Thread-safe.
     *
     * @param available whether the offer is available now
     * @throws InvalidInputException when these are not bytes of a sketch
     */
    public void add(byte[] sketch, boolean available) {
        add(read(sketch, available), added);
    }

    /**
     * Remembers an offer that was in the search before just as it is now. Thread-safe.
     *
     * @throws InvalidInputException when these are not bytes of a sketch
     */
    public void addKept(byte[] sketch, boolean available) {
        add(read(sketch, available), kept);
    }

    /**
     * Tells of an offer that was in the search before and is no more, or is not as it was: that one is added in its place.
     * Thread-safe.
     *
     * @param available whether it was available at that time
     * @throws InvalidInputException when these are not bytes of a sketch
     */
    public void addGone(byte[] sketch, boolean available) {
        add(read(sketch, available), gone);
    }

    /** Tells of a match that the search before found; one with an offer that is not kept tells nothing. Thread-safe. */
    public void addMatch(Match match) {
        synchronized (matches) {
            matches.add(match);
        }
    }

    private static Sketch read(byte[] sketch, boolean available) {
        return SketchBytes.read(sketch, available)
                .orElseThrow(() -> new InvalidInputException("these " + sketch.length
                        + " bytes are no sketch of an offer that this version of the SDK made; "
                        + "make it anew with DuplicateFinder.sketch"));
    }

    private static void add(Sketch sketch, List<Sketch> sketches) {
        synchronized (sketches) {
            sketches.add(sketch);
        }
    }

    /** The duplicates among all offers added and kept so far, sorted by the id of the duplicate; see {@link #search}. */
    public List<Pair> find() {
        return search().pairs();
    }

    /**
     * Searches among all offers added and kept so far. The order of adding is irrelevant. It works on all processors, or on
     * the threads of the {@link java.util.concurrent.ForkJoinPool} it is called in.
     */
    public Found search() {
        Sketch[] fresh = bestFirst(added);
        Sketch[] stayed = bestFirst(kept);
        boolean[] isKept = new boolean[fresh.length + stayed.length];
        Sketch[] ordered = merged(fresh, stayed, isKept);
        Matching matching = new Matching(ordered, before(ordered, isKept));
        return new Found(
                matching.pairs(),
                matching.matches()
                        .mapToObj(match ->
                                new Match(ordered[Matching.first(match)].id(), ordered[Matching.second(match)].id()))
                        .toList());
    }

    private Matching.Before before(Sketch[] ordered, boolean[] isKept) {
        synchronized (gone) {
            return new Matching.Before(isKept, gone.toArray(Sketch[]::new), matchesOf(ordered, isKept));
        }
    }

    private static Sketch[] bestFirst(List<Sketch> sketches) {
        Sketch[] ordered;
        synchronized (sketches) {
            ordered = sketches.toArray(Sketch[]::new);
        }
        Arrays.parallelSort(ordered, DuplicateFinder::compare);
        return ordered;
    }

    /** The one to be kept comes first. */
    private static int compare(Sketch one, Sketch other) {
        int order = Integer.compare(flaws(one), flaws(other));
        if (order == 0) {
            order = Long.compare(other.updated(), one.updated());
        }
        return order == 0 ? one.id().compareTo(other.id()) : order;
    }

    /** What speaks against keeping it, the weightiest in the highest bit. */
    private static int flaws(Sketch sketch) {
        return (sketch.available() ? 0 : 8)
                | (sketch.isSurelyCut() ? 4 : 0)
                | (sketch.original() ? 0 : 2)
                | (sketch.isLongerThanCut() ? 0 : 1);
    }

    private static Sketch[] merged(Sketch[] fresh, Sketch[] stayed, boolean[] isKept) {
        Sketch[] all = new Sketch[isKept.length];
        int nextFresh = 0;
        int nextStayed = 0;
        for (int i = 0; i < all.length; i++) {
            isKept[i] = nextFresh == fresh.length
                    || nextStayed < stayed.length && compare(stayed[nextStayed], fresh[nextFresh]) < 0;
            all[i] = isKept[i] ? stayed[nextStayed++] : fresh[nextFresh++];
        }
        return all;
    }

    private long[] matchesOf(Sketch[] ordered, boolean[] isKept) {
        synchronized (matches) {
            Map<String, Integer> places = new HashMap<>();
            matches.forEach(match -> {
                places.put(match.id(), -1);
                places.put(match.otherId(), -1);
            });
            for (int i = 0; i < ordered.length; i++) {
                if (isKept[i]) {
                    places.replace(ordered[i].id(), i);
                }
            }
            return matches.stream()
                    .mapToLong(match -> Matching.match(
                            Objects.requireNonNull(places.get(match.id())),
                            Objects.requireNonNull(places.get(match.otherId()))))
                    .filter(match -> Matching.first(match) >= 0)
                    .toArray();
        }
    }

    /**
     * What a search found.
     *
     * @param pairs the duplicates, sorted by the id of the duplicate
     * @param matches what the search after it needs to be told of, in no order that means anything
     */
    public record Found(List<Pair> pairs, List<Match> matches) {}

    /**
     * Two offers that are alike, whether or not one of them is the duplicate of the other.
     *
     * @param id id of the one
     * @param otherId id of the other
     */
    public record Match(String id, String otherId) {}

    /**
     * Two offers that advertise the same post, and what shows it.
     *
     * @param duplicateId id of the offer that repeats
     * @param keptId id of the offer kept; never itself a duplicate
     * @param evidence what the decision rests on
     */
    public record Pair(String duplicateId, String keptId, Evidence evidence) {

        /**
         * What was compared.
         *
         * @param textSimilarity 0 to 1: Jaccard similarity of the word triples of the descriptions, or of their beginnings
         *     when one of them is cut
         * @param titleSimilarity 0 to 1: share of the shorter title's words that the longer one has too
         * @param cut true when one description was cut by its source, so only the beginnings could be compared
         * @param place how the places agree
         * @param sameCompany true when both name the same company, false when at least one names none
         */
        public record Evidence(
                double textSimilarity,
                double titleSimilarity,
                boolean cut,
                PlaceAgreement place,
                boolean sameCompany) {}

        /** How the places of two duplicates agree. Two different communes never agree. */
        public enum PlaceAgreement {
            /** The same commune; the districts of Paris, Lyon and Marseille count as their city. */
            SAME_COMMUNE,
            /** The same label, where no commune is known. */
            SAME_LABEL,
            /** One is known less exactly than the other, and contains it. */
            CONTAINED
        }
    }
}
