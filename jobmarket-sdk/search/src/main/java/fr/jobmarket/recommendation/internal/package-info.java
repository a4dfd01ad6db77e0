/** How a candidate is read, pages are mixed and reasons are worded. Not part of the API. */
@NullMarked
package fr.jobmarket.recommendation.internal;

import org.jspecify.annotations.NullMarked;
