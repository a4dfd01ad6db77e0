/** The other side of the match: what a candidate says about themselves. */
@NullMarked
package fr.jobmarket.candidate;

import org.jspecify.annotations.NullMarked;
