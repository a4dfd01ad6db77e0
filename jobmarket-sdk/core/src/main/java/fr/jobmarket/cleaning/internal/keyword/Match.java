package fr.jobmarket.cleaning.internal.keyword;

/**
 * A spelling where it stands in a text.
 *
 * @param spelling what was found
 * @param start where it begins
 * @param end behind its last character
 */
public record Match(Spelling spelling, int start, int end) {}
