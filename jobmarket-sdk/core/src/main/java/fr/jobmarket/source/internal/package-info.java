/** How files of raw offers are cut into lines and lines are recognised; not for importing teams. */
@NullMarked
package fr.jobmarket.source.internal;

import org.jspecify.annotations.NullMarked;
