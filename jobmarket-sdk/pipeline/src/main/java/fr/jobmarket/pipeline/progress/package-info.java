/** How long steps show where they are. */
@NullMarked
package fr.jobmarket.pipeline.progress;

import org.jspecify.annotations.NullMarked;
