/** Statistics over all offers of the release, and the places, occupations and skills that occur in it. */
@NullMarked
package fr.jobmarket.gateway.statistics;

import org.jspecify.annotations.NullMarked;
