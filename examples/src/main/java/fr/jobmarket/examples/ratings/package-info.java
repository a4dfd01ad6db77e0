/**
 * The three classical recommenders of ratings, as the Surprise library defines them (Hug, JOSS 2020), to compare a way of
 * measuring with figures that are published. What the product recommends is learned otherwise.
 */
@NullMarked
package fr.jobmarket.examples.ratings;

import org.jspecify.annotations.NullMarked;
