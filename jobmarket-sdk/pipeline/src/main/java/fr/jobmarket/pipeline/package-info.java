/** The command line. Every command is a thin shell over a class of {@code step}. */
@NullMarked
package fr.jobmarket.pipeline;

import org.jspecify.annotations.NullMarked;
