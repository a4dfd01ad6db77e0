package fr.jobmarket.source.harvest;

/**
 * How far a harvest is.
 *
 * @param distinct different offers so far
 * @param announced offers announced so far; grows while the queries of a plan are asked for the first time
 * @param slicesDone slices read to their end
 * @param calls requests sent
 */
public record HarvestProgress(long distinct, long announced, long slicesDone, long calls) {}
