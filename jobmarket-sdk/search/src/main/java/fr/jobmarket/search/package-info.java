/**
 * Search over canonical offers, in a folder of files. The way through: an {@link OfferIndexBuilder} takes offers and
 * publishes them with {@link OfferIndexBuilder#finish()}; {@link OfferIndex#open} opens that folder for any number of
 * threads; an {@link OfferQuery} says what is looked for, in words, by codes or around a point; the {@link OfferPage} that
 * comes back holds offers, counts of facets, the cursor of the next page, and how the words were understood. Ranking for a
 * person starts from {@link OfferIndex#match}, whose {@link OfferMatch}es hold what matching reads of an offer; most callers
 * leave that to {@code fr.jobmarket.recommendation}.
 */
@NullMarked
package fr.jobmarket.search;

import org.jspecify.annotations.NullMarked;
