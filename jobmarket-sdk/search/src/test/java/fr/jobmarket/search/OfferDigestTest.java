package fr.jobmarket.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.jobmarket.offer.Contract;
import fr.jobmarket.offer.Offer;
import fr.jobmarket.offer.Skill;
import fr.jobmarket.offer.Source;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OfferDigestTest {

    @TempDir
    Path folder;

    private static Offer.Builder offer(String id) {
        return Offer.builder(Source.ADZUNA, id).title("Développeuse Java (H/F) – Java");
    }

    private static MatchQuery anything() {
        return new MatchQuery(Map.of(), List.of(), List.of(), null, null, null, false, List.of(), 10);
    }

    @Test
    void comesOutOfTheIndexAsItIsMadeFromTheOffer() {
        List<Offer> offers = List.of(
                offer("empty").build(),
                offer("full")
                        .skills(List.of(
                                new Skill("123", "Gérer l'été", Skill.Level.REQUIRED), new Skill(null, "Œuvrer", null)))
                        .keywords(List.of("Node.js", "node.js"))
                        .languages(List.of("Anglais courant"))
                        .licences(List.of("B - Véhicule léger"))
                        .contract(new Contract(Contract.Type.FIXED_TERM, "CDD", 6.0, true))
                        .remote(false)
                        .openings(3)
                        .createdAt(Instant.parse("2026-03-01T10:00:00.123Z"))
                        .build());
        try (OfferIndexBuilder builder = OfferIndexBuilder.create(folder.resolve("index"))) {
            offers.forEach(builder::add);
            builder.finish();
        }
        try (OfferIndex index = OfferIndex.open(folder.resolve("index"))) {
            assertEquals(
                    offers.stream().map(OfferDigest::of).collect(Collectors.toSet()),
                    index.match(anything()).stream().map(OfferMatch::offer).collect(Collectors.toSet()));
            assertEquals(
                    Instant.parse("2026-03-01T10:00:00.123Z"), index.newest().orElseThrow());
        }
    }

    @Test
    void normalisesWhatMatchingCompares() {
        OfferDigest digest = OfferDigest.of(offer("1")
                .skills(List.of(new Skill("AB1", "Gérer l'Été", Skill.Level.REQUIRED)))
                .keywords(List.of("Node.js", "node.js"))
                .licences(List.of("B - Véhicule léger"))
                .build());
        assertEquals(List.of("ab1", "gerer l'ete"), digest.skills().get(0).names());
        assertTrue(digest.skills().get(0).required());
        assertEquals(List.of("node.js"), digest.keywords());
        assertEquals(List.of("b"), digest.licences());
        assertEquals(2, digest.titleTerms().size(), digest.titleTerms().toString());
    }

    @Test
    void recognisesTheSameAdvertisementInAnotherPlace() {
        String text = "Nous recrutons dans toute la France. ".repeat(10);
        OfferDigest here = OfferDigest.of(offer("1").description(text).build());
        OfferDigest there = OfferDigest.of(
                offer("2").description(text.toUpperCase(java.util.Locale.ROOT)).build());
        OfferDigest other =
                OfferDigest.of(offer("3").description(text + "Ou pas.").build());
        assertEquals(here.advertisement(), there.advertisement());
        assertNotEquals(here.advertisement(), other.advertisement());
    }
}
