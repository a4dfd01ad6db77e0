/** Where the pipeline's settings come from. */
@NullMarked
package fr.jobmarket.pipeline.settings;

import org.jspecify.annotations.NullMarked;
