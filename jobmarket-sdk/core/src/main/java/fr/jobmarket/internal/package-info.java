/** What several modules of this SDK share; not part of its API. */
@NullMarked
package fr.jobmarket.internal;

import org.jspecify.annotations.NullMarked;
