package fr.jobmarket.pipeline.step;

import fr.jobmarket.source.adzuna.AdzunaQuery;
import fr.jobmarket.source.adzuna.Country;
import fr.jobmarket.source.francetravail.FranceTravailQuery;
import org.jspecify.annotations.Nullable;

/**
 * What to harvest from each source.
 *
 * @param plan a name under which the same queries are repeated; absent for a harvest that is not, and that therefore
 *     says nothing about offers it does not see
 * @param franceTravail what to ask France Travail for
 * @param adzuna what to ask Adzuna for
 */
public record HarvestQuery(@Nullable String plan, FranceTravailQuery franceTravail, AdzunaQuery adzuna) {

    /** The plan that has no restriction. */
    public static final HarvestQuery EVERYTHING =
            new HarvestQuery("everything", FranceTravailQuery.EVERYTHING, AdzunaQuery.everything(Country.FR));
}
