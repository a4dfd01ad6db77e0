/** How offers lie in the Lucene index and how queries are put to it. Not part of the API. */
@NullMarked
package fr.jobmarket.search.internal;

import org.jspecify.annotations.NullMarked;
