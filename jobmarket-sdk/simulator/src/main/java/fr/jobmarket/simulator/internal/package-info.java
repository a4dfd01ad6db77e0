/** The simulator's inner parts: the stocks of offers, the two APIs, the faults and the market. Not an API. */
@NullMarked
package fr.jobmarket.simulator.internal;

import org.jspecify.annotations.NullMarked;
