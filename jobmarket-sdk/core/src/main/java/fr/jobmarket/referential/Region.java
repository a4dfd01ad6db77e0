package fr.jobmarket.referential;

/**
 * A region, or an overseas territory that is counted like one.
 *
 * @param code INSEE code, such as {@code 11}
 * @param name official name
 * @param metropolitan false overseas
 */
public record Region(String code, String name, boolean metropolitan) {}
