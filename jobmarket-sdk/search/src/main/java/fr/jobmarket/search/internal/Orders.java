package fr.jobmarket.search.internal;

import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;

/**
 * Orders of offers that do not depend on the order in which they were indexed, which differs from build to build when
 * several threads add. Short texts often have equal scores.
 */
final class Orders {

    /** By id. */
    static final SortField ID = new SortField(OfferFields.ID, SortField.Type.STRING);

    /** Newest first, offers without a date last. */
    static final SortField DATE = newestFirst();

    /** Newest first. */
    static final Sort NEWEST = new Sort(DATE, ID);

    /** Best match first, of equal ones the newest. */
    static final Sort BEST = new Sort(SortField.FIELD_SCORE, DATE, ID);

    private Orders() {}

    private static SortField newestFirst() {
        SortField newest = new SortField(OfferFields.DATE, SortField.Type.LONG, true);
        newest.setMissingValue(Long.MIN_VALUE);
        return newest;
    }
}
