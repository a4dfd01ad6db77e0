/** Client of France Travail's "Offres d'emploi v2": typed search, offers by id, referentials. */
@NullMarked
package fr.jobmarket.source.francetravail;

import org.jspecify.annotations.NullMarked;
