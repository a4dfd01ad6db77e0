/**
 * Learns the models of the occupation classifier from offers that have a ROME code, and measures what they are worth.
 * Below the classifier's package, because learner and classifier must see the words of a text alike.
 */
@NullMarked
package fr.jobmarket.cleaning.occupation.learning;

import org.jspecify.annotations.NullMarked;
