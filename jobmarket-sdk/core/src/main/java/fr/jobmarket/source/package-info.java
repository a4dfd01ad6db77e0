/**
 * Where offers come from. A client, {@link fr.jobmarket.source.francetravail.FranceTravailClient} or {@link
 * fr.jobmarket.source.adzuna.AdzunaClient}, gives {@link fr.jobmarket.source.RawOffer}s: payloads exactly as the API sent
 * them, one page at a time or as {@link fr.jobmarket.source.Paged} results; {@link fr.jobmarket.source.RawOfferReader} reads
 * them from files. How hard a client tries is its {@link fr.jobmarket.source.RetryPolicy}, how fast it goes its {@link
 * fr.jobmarket.source.RateLimiter}. {@link fr.jobmarket.source.SourceTerms} says what a re-user of the offers owes. All of
 * one query, however many: {@link fr.jobmarket.source.harvest}. Every exception here is retriable or not; see {@link
 * fr.jobmarket.error}.
 */
@NullMarked
package fr.jobmarket.source;

import org.jspecify.annotations.NullMarked;
