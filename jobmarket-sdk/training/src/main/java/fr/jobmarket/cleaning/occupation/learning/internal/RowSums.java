package fr.jobmarket.cleaning.occupation.learning.internal;

import fr.jobmarket.cleaning.internal.occupation.TermVector;

/** Weighted sums of the rows of a matrix that has rows for some features only. */
final class RowSums {

    private RowSums() {}

    static void add(float[][] rows, TermVector vector, float[] into) {
        for (int i = 0; i < vector.features().length; i++) {
            float[] row = rows[vector.features()[i]];
            if (row != null) {
                float weight = vector.weights()[i];
                for (int k = 0; k < into.length; k++) {
                    into[k] += weight * row[k];
                }
            }
        }
    }
}
