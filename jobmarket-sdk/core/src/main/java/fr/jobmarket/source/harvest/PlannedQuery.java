package fr.jobmarket.source.harvest;

import fr.jobmarket.source.adzuna.AdzunaQuery;
import fr.jobmarket.source.francetravail.FranceTravailQuery;

/** One task of a {@link HarvestPlan}: a named query of one source. */
public sealed interface PlannedQuery {

    /** What reports call it; unique within its plan. */
    String name();

    /**
     * A query of France Travail.
     *
     * @param name what reports call it
     * @param query what to harvest
     */
    record OfFranceTravail(String name, FranceTravailQuery query) implements PlannedQuery {}

    /**
     * A query of Adzuna.
     *
     * @param name what reports call it
     * @param query what to harvest
     */
    record OfAdzuna(String name, AdzunaQuery query) implements PlannedQuery {}
}
