package fr.jobmarket.simulator.internal;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;

/**
 * What of a published offer people decide by.
 *
 * @param id as the canonical offer has it
 * @param skills that the published offer names, as the market's occupations spell them
 * @param employer a number that is the same for all offers of an employer
 */
record Posting(
        String id,
        MarketOccupations.Occupation occupation,
        MarketPlaces.Commune commune,
        Terms terms,
        Set<String> skills,
        long employer,
        Instant created) {

    static Posting of(JsonNode offer, Advertisement ad, MarketPlaces.Commune commune) {
        Set<String> skills = new HashSet<>();
        offer.path("competences")
                .forEach(skill -> skills.add(skill.path("libelle").asText()));
        String text = ad.description();
        ad.occupation().technologies().stream().filter(text::contains).forEach(skills::add);
        return new Posting(
                "francetravail:" + offer.path("id").asText(),
                ad.occupation(),
                commune,
                ad.terms(),
                Set.copyOf(skills),
                ad.company().hashCode(),
                ad.created());
    }

    /** Middle of what it pays, gross euros a month. */
    double pay() {
        return (terms.payFrom() + terms.payTo()) / 2.0;
    }

    boolean permanent() {
        return terms.contract().equals("CDI") || terms.contract().equals("DIN");
    }
}
