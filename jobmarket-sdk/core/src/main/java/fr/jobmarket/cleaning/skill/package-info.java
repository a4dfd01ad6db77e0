/** Reads skills and maps uncoded ones to a nomenclature such as ROME. */
@NullMarked
package fr.jobmarket.cleaning.skill;

import org.jspecify.annotations.NullMarked;
