package fr.jobmarket.source.harvest.internal;

/** A part of a query that is read by itself. */
interface HarvestSlice {

    /** The query it belongs to. */
    HarvestTask task();

    /** The query narrowed to this part, as reports show it. */
    String text();

    /** Names the slice in the journal, the same in every run. */
    default String key() {
        return task().index + "|" + text();
    }
}
