/** A Lucene index of canonical offers: filters, full text, facets, neighbours. */
@NullMarked
package fr.jobmarket.search;

import org.jspecify.annotations.NullMarked;
