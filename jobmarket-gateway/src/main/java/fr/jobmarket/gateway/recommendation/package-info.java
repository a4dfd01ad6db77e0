/** Recommendations, for anyone who gives a profile. */
@NullMarked
package fr.jobmarket.gateway.recommendation;

import org.jspecify.annotations.NullMarked;
