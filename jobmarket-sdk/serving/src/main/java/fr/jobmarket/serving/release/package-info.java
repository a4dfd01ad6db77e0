/** Releases: immutable folders with everything the gateway serves from, and the pointer to the current one. */
@NullMarked
package fr.jobmarket.serving.release;

import org.jspecify.annotations.NullMarked;
