/**
 * Pure functions from a raw offer to a canonical one, without network or clock.
 *
 * <p>{@link fr.jobmarket.cleaning.OfferCleaner} is the way through: it takes a {@link fr.jobmarket.source.RawOffer} and
 * answers a {@link fr.jobmarket.cleaning.CleaningResult}, an {@link fr.jobmarket.offer.Offer} or the reason why there is
 * none. What it uses for each field is usable alone: {@link fr.jobmarket.cleaning.TextCleaner},
 * {@link fr.jobmarket.cleaning.PlaceResolver}, {@link fr.jobmarket.cleaning.SalaryParser},
 * {@link fr.jobmarket.cleaning.ContractParser}, {@link fr.jobmarket.cleaning.ExperienceParser},
 * {@link fr.jobmarket.cleaning.WorkingTimeParser}, {@link fr.jobmarket.cleaning.RemoteWork},
 * {@link fr.jobmarket.cleaning.KeywordTagger}, {@link fr.jobmarket.cleaning.SkillMapper},
 * {@link fr.jobmarket.cleaning.DataRoleRule}, {@link fr.jobmarket.cleaning.OccupationClassifier} with the
 * {@link fr.jobmarket.cleaning.RomeNomenclature} it answers in. {@link fr.jobmarket.cleaning.DuplicateFinder} then finds
 * the canonical offers that advertise one post twice.
 *
 * <p>None of them throws for a text, however broken: what cannot be understood is absent, and where a value was left out
 * or repaired an {@link fr.jobmarket.offer.IssueCode} says so.
 */
@NullMarked
package fr.jobmarket.cleaning;

import org.jspecify.annotations.NullMarked;
