/** The steps of the pipeline as plain classes: harvest, clean, transform, publish, recommend, and the daily run of them. */
@NullMarked
package fr.jobmarket.pipeline.step;

import org.jspecify.annotations.NullMarked;
