package fr.jobmarket.source.harvest.internal;

import fr.jobmarket.source.francetravail.FranceTravailClient;
import fr.jobmarket.source.francetravail.SearchPage;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A slice small enough to be read to its end, and what arrived of it. Thread-safe.
 *
 * <p>Pages are read at different moments, and an offer that appears or vanishes in between shifts those behind it across
 * a page boundary, unseen. It also changes the announced total; so when that moved, or fewer offers arrived than were
 * announced, the pages are read again.
 */
final class LeafSlice {

    private static final int MAX_PASSES = 3;

    private final Slice slice;
    private final Set<String> ids = new HashSet<>();
    private final BitSet read = new BitSet();
    private long total;
    private int unusable;
    private int pass = 1;
    private boolean moved;
    private boolean foundNewOffer;
    private boolean abandoned;
    private String lost = "";
    private int open;

    /** What to do with a slice whose pages were all read. */
    enum Verdict {
        /** Everything announced arrived. */
        COMPLETE,
        /** Read the pages once more. */
        AGAIN,
        /** More passes would not help. */
        SHORT,
        /** A page failed. */
        LOST
    }

    LeafSlice(Slice slice, long expectedTotal) {
        this.slice = slice;
        this.total = expectedTotal;
    }

    Slice slice() {
        return slice;
    }

    synchronized long total() {
        return total;
    }

    synchronized long distinct() {
        return ids.size() + (long) unusable;
    }

    /** Offers of a page that was read for a larger slice and covers one of this slice's pages. */
    synchronized void inherit(int first, List<String> inherited, int bad) {
        ids.addAll(inherited);
        unusable += bad;
        read.set(first / FranceTravailClient.PAGE_SIZE);
    }

    /** A page of the slice itself; false when the slice turns out to be too large, which is told once. */
    synchronized boolean take(SearchPage page) {
        open--;
        if (abandoned) {
            return true;
        }
        if (page.total() > FranceTravailClient.MAX_RESULTS) {
            abandoned = true;
            return false;
        }
        // Where none is announced, a page tells only how many offers there are at least.
        long now = page.totalAnnounced() ? page.total() : Math.max(total, page.total());
        moved |= now != total;
        total = now;
        unusable += page.issues().size();
        page.offers().forEach(offer -> foundNewOffer |= ids.add(offer.sourceId()));
        return true;
    }

    /** The page that was under way will not come, for this reason. */
    synchronized void lose(String reason) {
        open--;
        lost = reason;
    }

    /** Why a page did not come. */
    synchronized String lossReason() {
        return lost;
    }

    /** The positions of the pages to read now; each is to be answered by {@link #take} or {@link #lose}. */
    synchronized List<Integer> pagesToRead() {
        List<Integer> pages = new ArrayList<>();
        for (int first = 0; first < total; first += FranceTravailClient.PAGE_SIZE) {
            if (!read.get(first / FranceTravailClient.PAGE_SIZE)) {
                pages.add(first);
                read.set(first / FranceTravailClient.PAGE_SIZE);
            }
        }
        open += pages.size();
        return pages;
    }

    /** True when nothing is under way, or ever will be for an abandoned slice. */
    synchronized boolean settled() {
        return open == 0 && !abandoned;
    }

    /** Judges a settled slice and prepares the next pass if one is due. */
    synchronized Verdict judge() {
        boolean full = ids.size() + unusable >= total;
        if (full && (!moved || pass > 1 && !foundNewOffer || pass == MAX_PASSES)) {
            return Verdict.COMPLETE;
        }
        if (!lost.isEmpty()) {
            return Verdict.LOST;
        }
        if (pass == MAX_PASSES) {
            return Verdict.SHORT;
        }
        pass++;
        moved = false;
        foundNewOffer = false;
        unusable = 0;
        read.clear();
        return Verdict.AGAIN;
    }
}
