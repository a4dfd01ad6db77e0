package fr.jobmarket.cleaning.occupation.internal;

/**
 * An offer to learn from, as words.
 *
 * @param title hashes of its title
 * @param description hashes of its description
 * @param occupation index of its occupation
 */
record Text(int[] title, int[] description, int occupation) {}
