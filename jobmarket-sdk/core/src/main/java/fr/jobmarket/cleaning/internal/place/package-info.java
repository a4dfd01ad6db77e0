/** From commune codes, coordinates, labels, postal codes and text to a place of the official referential. */
@NullMarked
package fr.jobmarket.cleaning.internal.place;

import org.jspecify.annotations.NullMarked;
