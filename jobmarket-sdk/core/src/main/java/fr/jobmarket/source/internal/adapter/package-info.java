/**
 * What every source of offers has to tell, so that what is common to all asks one {@link
 * fr.jobmarket.source.internal.adapter.SourceAdapter} each instead of knowing them by name. Cleaning reads what they state.
 */
@NullMarked
package fr.jobmarket.source.internal.adapter;

import org.jspecify.annotations.NullMarked;
