/**
 * Complete harvests: every offer of a query, proved by a report. {@link fr.jobmarket.source.harvest.FranceTravailHarvest} or
 * {@link fr.jobmarket.source.harvest.AdzunaHarvest} runs a query, several, or a {@link
 * fr.jobmarket.source.harvest.HarvestPlan} into a {@link fr.jobmarket.source.harvest.HarvestSink}, in the manner of {@link
 * fr.jobmarket.source.harvest.HarvestOptions}, and gives a {@link fr.jobmarket.source.harvest.HarvestReport} that reconciles
 * what was announced with what arrived.
 */
@NullMarked
package fr.jobmarket.source.harvest;

import org.jspecify.annotations.NullMarked;
