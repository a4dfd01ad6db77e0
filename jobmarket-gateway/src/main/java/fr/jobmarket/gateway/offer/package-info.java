/** Offers: searching, reading, finding similar ones. */
@NullMarked
package fr.jobmarket.gateway.offer;

import org.jspecify.annotations.NullMarked;
