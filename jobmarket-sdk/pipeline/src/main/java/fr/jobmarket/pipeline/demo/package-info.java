/** The whole product on one machine: simulators, pipeline, gateway and site, started together and stopped together. */
@NullMarked
package fr.jobmarket.pipeline.demo;

import org.jspecify.annotations.NullMarked;
