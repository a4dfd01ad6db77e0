package fr.jobmarket.offer;

import org.jspecify.annotations.Nullable;

/**
 * The experience asked for.
 *
 * @param requirement none, wished or demanded
 * @param months how much, in months
 */
public record Experience(Requirement requirement, @Nullable Integer months) {

    /** Whether earlier experience is asked for. */
    public enum Requirement {
        /** Beginners welcome. */
        NONE,
        /** Wished for. */
        PREFERRED,
        /** Demanded. */
        REQUIRED
    }
}
