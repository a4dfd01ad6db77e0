/** What cleaning could not understand or had to repair, counted per source, and the checks a set of offers must pass. */
@NullMarked
package fr.jobmarket.warehouse.quality;

import org.jspecify.annotations.NullMarked;
