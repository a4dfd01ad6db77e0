/** Finds technologies and tools in free text. */
@NullMarked
package fr.jobmarket.cleaning.internal.keyword;

import org.jspecify.annotations.NullMarked;
