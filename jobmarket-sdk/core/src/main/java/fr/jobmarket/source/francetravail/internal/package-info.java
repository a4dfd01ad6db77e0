/** Parts of the France Travail client that are public for technical reasons only. */
@NullMarked
package fr.jobmarket.source.francetravail.internal;

import org.jspecify.annotations.NullMarked;
