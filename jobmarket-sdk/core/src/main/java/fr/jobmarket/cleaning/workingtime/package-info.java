/** Reads the working time. */
@NullMarked
package fr.jobmarket.cleaning.workingtime;

import org.jspecify.annotations.NullMarked;
