package fr.jobmarket.offer;

import org.jspecify.annotations.Nullable;

/**
 * Who hires, as far as the source says.
 *
 * @param name trading name
 * @param description what the company says of itself, plain text
 * @param logoUrl absolute URL of its logo
 * @param size head-count bracket as the source words it
 */
public record Company(
        @Nullable String name,
        @Nullable String description,
        @Nullable String logoUrl,
        @Nullable String size) {}
