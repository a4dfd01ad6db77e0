/** Statistics read from the gold files of a release, without the warehouse. */
@NullMarked
package fr.jobmarket.warehouse.statistics;

import org.jspecify.annotations.NullMarked;
