/**
 * Judging rankings: {@link fr.jobmarket.training.OfflineEvaluation} asks a {@link fr.jobmarket.training.Ranker} the
 * questions of known {@link fr.jobmarket.training.Judgement}s and gives a {@link fr.jobmarket.training.RankingQuality},
 * made of {@link fr.jobmarket.training.RankingMetrics}. What was trained is kept by {@code jobmarket-registry}.
 */
@NullMarked
package fr.jobmarket.training;

import org.jspecify.annotations.NullMarked;
