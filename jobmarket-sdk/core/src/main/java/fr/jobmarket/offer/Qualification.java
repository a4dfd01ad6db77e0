package fr.jobmarket.offer;

import org.jspecify.annotations.Nullable;

/**
 * The level of qualification of the post.
 *
 * @param code code of the source
 * @param label such as {@code Cadre}
 */
public record Qualification(@Nullable String code, String label) {}
