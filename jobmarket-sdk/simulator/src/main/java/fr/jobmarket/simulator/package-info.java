/**
 * Servers that behave like France Travail's offers API and Adzuna's, quirks included, over given offers or a synthetic
 * market. A test kit: it depends on nothing else of the SDK, so any client can be tested against it.
 */
@NullMarked
package fr.jobmarket.simulator;

import org.jspecify.annotations.NullMarked;
