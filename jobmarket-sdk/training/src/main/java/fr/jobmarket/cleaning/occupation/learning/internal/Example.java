package fr.jobmarket.cleaning.occupation.learning.internal;

import fr.jobmarket.cleaning.internal.occupation.TermVector;

/**
 * A text with the occupation it is known to be of.
 *
 * @param vector the text
 * @param occupation index of its occupation
 * @param weight how much it counts beside an offer, which counts 1
 */
record Example(TermVector vector, int occupation, float weight) {}
