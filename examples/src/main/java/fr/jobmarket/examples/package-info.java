/** Small runnable programs, one per thing a newcomer wants to do. */
@NullMarked
package fr.jobmarket.examples;

import org.jspecify.annotations.NullMarked;
