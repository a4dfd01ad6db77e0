/** Judging rankings, and keeping the models that make them: metrics, offline evaluation, the registry. */
@NullMarked
package fr.jobmarket.training;

import org.jspecify.annotations.NullMarked;
