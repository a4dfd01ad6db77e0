/** Finds technologies and tools in free text. */
@NullMarked
package fr.jobmarket.cleaning.keyword;

import org.jspecify.annotations.NullMarked;
