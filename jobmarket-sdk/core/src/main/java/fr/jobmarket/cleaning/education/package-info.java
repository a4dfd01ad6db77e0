/** Trainings and degrees asked for. */
@NullMarked
package fr.jobmarket.cleaning.education;

import org.jspecify.annotations.NullMarked;
