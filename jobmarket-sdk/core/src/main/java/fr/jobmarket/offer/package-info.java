/** The canonical offer: what every source is cleaned into, and its JSON form. */
@NullMarked
package fr.jobmarket.offer;

import org.jspecify.annotations.NullMarked;
