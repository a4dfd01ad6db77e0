/**
 * What can go wrong, as a caller tells it apart. Everything the SDK throws is a
 * {@link fr.jobmarket.error.JobMarketException}, unchecked: either a {@link fr.jobmarket.error.RetriableException}, where
 * the same call may succeed later, or a {@link fr.jobmarket.error.NonRetriableException}, where something has to change
 * first. What a source answered is told by the exceptions of {@code fr.jobmarket.source}, which are one or the other.
 */
@NullMarked
package fr.jobmarket.error;

import org.jspecify.annotations.NullMarked;
