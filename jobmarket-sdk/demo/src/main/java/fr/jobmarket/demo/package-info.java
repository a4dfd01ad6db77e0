/**
 * The whole product on one machine, and what needs no real API: the demo, the simulators as commands, the benchmarks. Kept
 * apart from the pipeline, so that what runs every day carries no simulator.
 */
@NullMarked
package fr.jobmarket.demo;

import org.jspecify.annotations.NullMarked;
