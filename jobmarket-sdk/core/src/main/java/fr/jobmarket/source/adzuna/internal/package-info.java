/** Parts of the Adzuna client that are public for technical reasons only. */
@NullMarked
package fr.jobmarket.source.adzuna.internal;

import org.jspecify.annotations.NullMarked;
