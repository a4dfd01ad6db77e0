package fr.jobmarket.source;

import fr.jobmarket.offer.Source;
import java.net.URI;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where an offer comes from, as its source asks to have it shown.
 *
 * @param source the source
 * @param url where the offer can be read at its source; absent for offers it no longer serves
 * @param attribution the text to show; empty when the source asks for none
 * @param licenceUrl the terms, to be linked; absent when there are none
 * @param lastUpdate when the source last changed the offer, or published it
 */
public record Provenance(
        Source source,
        @Nullable String url,
        String attribution,
        @Nullable URI licenceUrl,
        @Nullable Instant lastUpdate) {}
