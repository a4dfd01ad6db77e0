package fr.jobmarket.cleaning.place;

import fr.jobmarket.cleaning.quality.IssueCode;
import fr.jobmarket.offer.Place;
import java.util.Set;

/**
 * A resolved place.
 *
 * @param place the place; {@link Place#precision()} says how much is known
 * @param issues what was wrong with the question
 */
public record PlaceResolution(Place place, Set<IssueCode> issues) {

    /** Copies the set, so the value never changes. */
    public PlaceResolution {
        issues = Set.copyOf(issues);
    }
}
