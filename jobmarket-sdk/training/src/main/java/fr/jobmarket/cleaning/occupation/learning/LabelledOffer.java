package fr.jobmarket.cleaning.occupation.learning;

import org.jspecify.annotations.Nullable;

/**
 * An offer whose occupation is known, to learn from or to measure with.
 *
 * @param id its id, by which it is kept for learning or for measuring
 * @param title its cleaned title
 * @param description its cleaned description; empty when it has none
 * @param romeCode its code in the ROME nomenclature, as stated
 * @param appellation its appellation, which says where the code of an older edition belongs now; null when it has none
 */
public record LabelledOffer(
        String id,
        String title,
        String description,
        String romeCode,
        @Nullable String appellation) {}
