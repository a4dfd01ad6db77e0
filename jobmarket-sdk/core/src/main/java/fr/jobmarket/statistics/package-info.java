/** What is counted over a set of offers: plain values that warehouse, gateway and site share. */
@NullMarked
package fr.jobmarket.statistics;

import org.jspecify.annotations.NullMarked;
