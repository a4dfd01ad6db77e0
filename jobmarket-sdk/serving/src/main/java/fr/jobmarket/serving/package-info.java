/**
 * What a server needs to answer from the current release, whatever framework it is written with:
 * {@link fr.jobmarket.serving.CurrentRelease} follows a {@link fr.jobmarket.serving.release.ReleaseStore} and hands out
 * the {@link fr.jobmarket.serving.OpenRelease} with its index, statistics, recommender and model.
 */
@NullMarked
package fr.jobmarket.serving;

import org.jspecify.annotations.NullMarked;
