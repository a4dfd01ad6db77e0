/** The French job market as a library: start at the clients in {@code source}, clean with {@code cleaning}, search and recommend. */
@NullMarked
package fr.jobmarket;

import org.jspecify.annotations.NullMarked;
