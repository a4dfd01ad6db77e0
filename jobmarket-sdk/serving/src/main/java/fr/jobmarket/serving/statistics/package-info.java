/** Statistics read from the gold files of a release, without the warehouse. */
@NullMarked
package fr.jobmarket.serving.statistics;

import org.jspecify.annotations.NullMarked;
