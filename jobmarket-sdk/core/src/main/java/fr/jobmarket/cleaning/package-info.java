/** Pure functions from a raw offer to a canonical one; each parser is usable alone. */
@NullMarked
package fr.jobmarket.cleaning;

import org.jspecify.annotations.NullMarked;
