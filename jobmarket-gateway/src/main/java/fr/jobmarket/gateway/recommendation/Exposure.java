package fr.jobmarket.gateway.recommendation;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;

/**
 * How often an offer stood in recommendations.
 *
 * @param offerId the offer
 * @param shown in how many pages it was
 */
@MappedEntity("exposure")
record Exposure(@Id String offerId, long shown) {}
