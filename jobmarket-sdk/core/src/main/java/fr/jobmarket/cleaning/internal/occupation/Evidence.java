package fr.jobmarket.cleaning.internal.occupation;

/**
 * What a kind of text counts for: offers with a description, or titles alone.
 *
 * @param words weight of what the words say
 * @param appellation weight of the similarity with an appellation
 * @param calibration how sure one can be of the outcome
 */
public record Evidence(float words, float appellation, Calibration calibration) {}
