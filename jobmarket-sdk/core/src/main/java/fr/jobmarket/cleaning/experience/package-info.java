/** Reads the experience asked for. */
@NullMarked
package fr.jobmarket.cleaning.experience;

import org.jspecify.annotations.NullMarked;
