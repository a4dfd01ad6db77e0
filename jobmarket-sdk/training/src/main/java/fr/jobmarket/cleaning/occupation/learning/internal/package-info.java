/** How an occupation model comes from offers and the ROME open data. Not for use from outside. */
@NullMarked
package fr.jobmarket.cleaning.occupation.learning.internal;

import org.jspecify.annotations.NullMarked;
