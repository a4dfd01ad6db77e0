/**
 * Learning to rank offers for candidates: {@link fr.jobmarket.training.ranking.RankingTrainer} makes candidates of offers,
 * trains trees with XGBoost, judges them against simpler rankers on candidates they never saw, and writes a model that
 * serves without XGBoost. docs/recommendation.md says what is learned from what.
 */
@NullMarked
package fr.jobmarket.training.ranking;

import org.jspecify.annotations.NullMarked;
