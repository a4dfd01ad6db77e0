/** Shared mechanics of the cleaners. Not for use outside this library: may change without notice. */
@NullMarked
package fr.jobmarket.cleaning.internal;

import org.jspecify.annotations.NullMarked;
