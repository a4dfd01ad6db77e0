/** Offers that people enter by hand. */
@NullMarked
package fr.jobmarket.gateway.manual;

import org.jspecify.annotations.NullMarked;
