/** From a candidate profile to ranked offers, each with the reasons for its rank. */
@NullMarked
package fr.jobmarket.recommendation;

import org.jspecify.annotations.NullMarked;
