/**
 * Finds offers that advertise the same post twice: within a source, across sources, and re-posted under a new id. One
 * advertisement published for several places is not a duplicate, nor are two posts that share an employer's
 * presentation.
 */
@NullMarked
package fr.jobmarket.cleaning.internal.duplicate;

import org.jspecify.annotations.NullMarked;
