package fr.jobmarket.registry;

import java.time.Instant;

/**
 * A model in a registry.
 *
 * @param version a number, higher for newer ones
 * @param registeredAt when it was registered
 * @param description what is known about it
 */
public record RegisteredModel(String version, Instant registeredAt, ModelDescription description) {}
