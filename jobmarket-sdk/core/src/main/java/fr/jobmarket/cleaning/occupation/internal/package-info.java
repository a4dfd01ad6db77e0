/** How the occupation classifier sees texts, learns and keeps what it learned. Not for use from outside. */
@NullMarked
package fr.jobmarket.cleaning.occupation.internal;

import org.jspecify.annotations.NullMarked;
