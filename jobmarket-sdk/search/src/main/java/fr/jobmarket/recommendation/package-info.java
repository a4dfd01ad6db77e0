/**
 * Offers for a candidate, with reasons. The way through: a {@link Recommender} over an open index and a
 * {@link ScoringModel} takes a {@code CandidateProfile} and returns {@link Recommendation}s, best first, each with the
 * {@link Reason}s in French that made its score. Who trains or explains models finds the same numbers one step below: a
 * {@link FeatureExtractor} for a candidate turns an offer into a {@link FeatureVector} of {@link Feature}s.
 */
@NullMarked
package fr.jobmarket.recommendation;

import org.jspecify.annotations.NullMarked;
