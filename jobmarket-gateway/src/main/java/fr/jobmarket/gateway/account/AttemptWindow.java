package fr.jobmarket.gateway.account;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;

/**
 * The attempts that count against one limit.
 *
 * @param keyHash who attempted what, as a hash
 * @param times when, in milliseconds since 1970, oldest first, separated by blanks
 */
@MappedEntity("attempt")
record AttemptWindow(@Id String keyHash, String times) {}
