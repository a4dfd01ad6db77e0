/** The machinery of complete harvests. */
@NullMarked
package fr.jobmarket.source.harvest.internal;

import org.jspecify.annotations.NullMarked;
