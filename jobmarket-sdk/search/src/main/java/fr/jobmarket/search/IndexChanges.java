package fr.jobmarket.search;

/**
 * What became of the offers of the index that a new one began from.
 *
 * @param kept taken over as they were
 * @param replaced changed, written again
 * @param added not there before
 * @param removed not there any more
 */
public record IndexChanges(long kept, long replaced, long added, long removed) {}
