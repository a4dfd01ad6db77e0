/**
 * Adzuna's job API. {@link fr.jobmarket.source.adzuna.AdzunaClient} asks an {@link fr.jobmarket.source.adzuna.AdzunaQuery}
 * of one {@link fr.jobmarket.source.adzuna.Country} and gives {@link fr.jobmarket.source.adzuna.AdzunaPage}s or offers,
 * within an {@link fr.jobmarket.source.adzuna.QuotaLedger.Quota} that a {@link fr.jobmarket.source.adzuna.QuotaLedger} keeps.
 */
@NullMarked
package fr.jobmarket.source.adzuna;

import org.jspecify.annotations.NullMarked;
