package fr.jobmarket.warehouse;

import fr.jobmarket.offer.Source;

/**
 * An offer of bronze that could not be cleaned.
 *
 * @param source where it comes from
 * @param sourceId the id its source gave it
 * @param reason why not
 */
public record RejectedOffer(Source source, String sourceId, String reason) {}
