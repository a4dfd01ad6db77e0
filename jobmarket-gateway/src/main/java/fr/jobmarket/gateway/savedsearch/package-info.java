/** Searches that people keep: what is new in them, as a list, as a feed and by mail. */
@NullMarked
package fr.jobmarket.gateway.savedsearch;

import org.jspecify.annotations.NullMarked;
