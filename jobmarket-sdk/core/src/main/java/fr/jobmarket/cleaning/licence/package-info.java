/** Canonical names of driving and other licences. */
@NullMarked
package fr.jobmarket.cleaning.licence;

import org.jspecify.annotations.NullMarked;
