/**
 * Whether a market, what the ranking sees of it and what it answers are still what they were. A {@link
 * fr.jobmarket.training.drift.MarketSample} is drawn of each of two releases, and {@link
 * fr.jobmarket.training.drift.DriftReport#compare} tells column by column how far they are apart.
 */
@NullMarked
package fr.jobmarket.training.drift;

import org.jspecify.annotations.NullMarked;
