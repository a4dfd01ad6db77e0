/**
 * France Travail's "Offres d'emploi v2". {@link fr.jobmarket.source.francetravail.FranceTravailClient} asks a {@link
 * fr.jobmarket.source.francetravail.FranceTravailQuery} and gives {@link fr.jobmarket.source.francetravail.SearchPage}s or
 * offers; its code lists ({@link fr.jobmarket.source.francetravail.Referential}) change seldom and are kept by {@link
 * fr.jobmarket.source.francetravail.ReferentialCache}.
 */
@NullMarked
package fr.jobmarket.source.francetravail;

import org.jspecify.annotations.NullMarked;
