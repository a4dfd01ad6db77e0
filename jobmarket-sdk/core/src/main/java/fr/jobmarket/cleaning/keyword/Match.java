package fr.jobmarket.cleaning.keyword;

/**
 * A spelling where it stands in a text.
 *
 * @param spelling what was found
 * @param start where it begins
 * @param end behind its last character
 */
record Match(Spelling spelling, int start, int end) {}
