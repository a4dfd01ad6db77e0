/** Measurements that anybody can repeat: quality and speed, printed by {@code bench}. */
@NullMarked
package fr.jobmarket.demo.bench;

import org.jspecify.annotations.NullMarked;
