/** Reads skills and maps uncoded ones to a nomenclature such as ROME. */
@NullMarked
package fr.jobmarket.cleaning.internal.skill;

import org.jspecify.annotations.NullMarked;
