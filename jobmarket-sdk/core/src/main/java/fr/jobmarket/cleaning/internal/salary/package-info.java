/** Reads advertised salaries from labels, comments, descriptions and numeric fields. */
@NullMarked
package fr.jobmarket.cleaning.internal.salary;

import org.jspecify.annotations.NullMarked;
