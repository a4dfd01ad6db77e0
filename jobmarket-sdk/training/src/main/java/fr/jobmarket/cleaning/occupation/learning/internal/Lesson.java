package fr.jobmarket.cleaning.occupation.learning.internal;

/**
 * A text to learn from that is no offer.
 *
 * @param text its words and its occupation
 * @param weight how much it counts beside an offer, which counts 1
 */
record Lesson(Text text, float weight) {}
