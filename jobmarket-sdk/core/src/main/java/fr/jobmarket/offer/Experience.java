package fr.jobmarket.offer;

import org.jspecify.annotations.Nullable;

/**
 * The experience asked for.
 *
 * @param requirement none, wished or demanded
 * @param months how much, in months
 */
public record Experience(
        ExperienceRequirement requirement, @Nullable Integer months) {}
