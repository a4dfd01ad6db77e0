/** Canonical names of languages. */
@NullMarked
package fr.jobmarket.cleaning.language;

import org.jspecify.annotations.NullMarked;
