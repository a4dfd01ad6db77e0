/**
 * Occupations of the ROME nomenclature from titles and descriptions: a classifier with the model shipped with the SDK,
 * and the trainer that makes such models from offers that have a code.
 */
@NullMarked
package fr.jobmarket.cleaning.internal.occupation;

import org.jspecify.annotations.NullMarked;
