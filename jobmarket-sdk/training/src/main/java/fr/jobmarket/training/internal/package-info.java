/** What the reports of this module share. */
@NullMarked
package fr.jobmarket.training.internal;

import org.jspecify.annotations.NullMarked;
