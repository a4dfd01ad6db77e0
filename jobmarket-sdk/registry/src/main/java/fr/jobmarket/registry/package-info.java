/**
 * What was trained, and which of it serves. A {@link fr.jobmarket.registry.ModelRegistry} keeps every model under a version
 * of its own; a {@link fr.jobmarket.registry.ModelDescription} says how it came about
 * ({@link fr.jobmarket.registry.ModelProvenance}) and how good it was on which data
 * ({@link fr.jobmarket.registry.ModelEvaluation}). {@link fr.jobmarket.registry.FolderModelRegistry} needs nothing but a
 * folder.
 */
@NullMarked
package fr.jobmarket.registry;

import org.jspecify.annotations.NullMarked;
