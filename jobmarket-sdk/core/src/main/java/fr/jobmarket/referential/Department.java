package fr.jobmarket.referential;

/**
 * A department, or an overseas territory that is counted like one.
 *
 * @param code such as {@code 01}, {@code 2A} or {@code 974}
 * @param name official name
 * @param regionCode INSEE code of its region
 */
public record Department(String code, String name, String regionCode) {}
