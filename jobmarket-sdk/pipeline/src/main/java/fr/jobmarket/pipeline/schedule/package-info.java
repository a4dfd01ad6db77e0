/** When the daily run starts. */
@NullMarked
package fr.jobmarket.pipeline.schedule;

import org.jspecify.annotations.NullMarked;
