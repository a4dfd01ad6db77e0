/** Trainings and degrees asked for. */
@NullMarked
package fr.jobmarket.cleaning.internal.requirement;

import org.jspecify.annotations.NullMarked;
