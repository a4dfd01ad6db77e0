/** Reads the form and the length of the contract. */
@NullMarked
package fr.jobmarket.cleaning.internal.contract;

import org.jspecify.annotations.NullMarked;
