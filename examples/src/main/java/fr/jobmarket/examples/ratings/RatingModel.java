package fr.jobmarket.examples.ratings;

/** Guesses what a user would rate an item. */
interface RatingModel {

    /** A guess, perhaps outside the scale; the mean of all ratings stands for what nothing is known of. */
    double predict(int user, int item);
}
