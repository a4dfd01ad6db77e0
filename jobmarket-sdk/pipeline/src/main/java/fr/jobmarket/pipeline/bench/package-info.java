/** Measurements that anybody can repeat: quality and speed, printed by {@code bench}. */
@NullMarked
package fr.jobmarket.pipeline.bench;

import org.jspecify.annotations.NullMarked;
