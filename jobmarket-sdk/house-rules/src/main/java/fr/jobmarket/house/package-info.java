/** The rules of architecture that every module's tests hold: see {@link fr.jobmarket.house.ArchitectureRules}. */
@NullMarked
package fr.jobmarket.house;

import org.jspecify.annotations.NullMarked;
