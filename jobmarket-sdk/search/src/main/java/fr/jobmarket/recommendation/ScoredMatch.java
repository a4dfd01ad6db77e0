package fr.jobmarket.recommendation;

import fr.jobmarket.search.OfferMatch;

/** A candidate offer with what the model made of it. */
record ScoredMatch(OfferMatch match, FeatureVector features, double score) {}
