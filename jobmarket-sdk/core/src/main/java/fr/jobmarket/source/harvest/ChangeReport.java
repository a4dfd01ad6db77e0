package fr.jobmarket.source.harvest;

/**
 * What changed between two harvests of one query.
 *
 * @param harvest the harvest itself
 * @param created offers seen for the first time
 * @param updated offers whose payload changed
 * @param unchanged offers that came as before
 * @param vanished offers the source no longer serves
 * @param unconfirmed offers that did not come though known, of which it is not sure that they vanished because the harvest
 *     is not complete; the next one looks again
 */
public record ChangeReport(
        HarvestReport harvest, long created, long updated, long unchanged, long vanished, long unconfirmed) {}
