package fr.jobmarket.training.internal;

import fr.jobmarket.offer.Offer;
import fr.jobmarket.search.OfferIndex;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** Draws offers of an index by chance. */
public final class OfferDraw {

    private static final int MOST_AT_ONCE = 1_000;
    private static final int DRAWS = 20;

    private OfferDraw() {}

    /**
     * Hands over different offers that pass, in the order in which they are drawn.
     *
     * @param count how many at most; fewer when twenty draws of a thousand bring fewer
     * @param seed the same index and seed draw the same offers
     * @return how many were drawn
     */
    public static int draw(OfferIndex index, int count, long seed, Predicate<Offer> passes, Consumer<Offer> each) {
        Set<String> drawn = new HashSet<>();
        for (int draw = 0; draw < DRAWS && drawn.size() < count; draw++) {
            for (Offer offer : index.random(MOST_AT_ONCE, seed + draw)) {
                if (drawn.size() < count && passes.test(offer) && drawn.add(offer.id())) {
                    each.accept(offer);
                }
            }
        }
        return drawn.size();
    }
}
