/**
 * Training of the scoring model on a Spark cluster, for datasets larger than one machine. Nothing else depends on it, and
 * the model it makes is served without it.
 */
@NullMarked
package fr.jobmarket.training.spark;

import org.jspecify.annotations.NullMarked;
