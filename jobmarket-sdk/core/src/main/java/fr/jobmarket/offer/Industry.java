package fr.jobmarket.offer;

import org.jspecify.annotations.Nullable;

/**
 * The industry of the employer.
 *
 * @param nafCode such as {@code 62.02A}
 * @param label its wording
 */
public record Industry(@Nullable String nafCode, @Nullable String label) {}
