/** The file format of the shipped referential; not for importing teams. */
@NullMarked
package fr.jobmarket.referential.internal;

import org.jspecify.annotations.NullMarked;
