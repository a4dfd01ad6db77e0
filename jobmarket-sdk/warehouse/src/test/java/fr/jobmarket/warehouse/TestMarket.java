package fr.jobmarket.warehouse;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.jobmarket.cleaning.CleaningResult;
import fr.jobmarket.offer.Company;
import fr.jobmarket.offer.Contract;
import fr.jobmarket.offer.Offer;
import fr.jobmarket.offer.Place;
import fr.jobmarket.offer.Skill;
import fr.jobmarket.offer.Source;
import fr.jobmarket.source.RawOffer;
import java.time.Instant;
import java.util.List;

/** Raw offers of a made-up source format and the cleaner that understands them. */
public final class TestMarket {

    public static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final Place RENNES = new Place(
            "35 - RENNES",
            "35238",
            "Rennes",
            "35000",
            "35",
            "Ille-et-Vilaine",
            "53",
            "Bretagne",
            48.1,
            -1.7,
            Place.Precision.COMMUNE,
            null,
            true);

    private TestMarket() {}

    public static RawOffer raw(Source source, String id, String title) {
        return raw(source, id, title, NOON);
    }

    public static RawOffer raw(Source source, String id, String title, Instant at) {
        return new RawOffer(source, id, "{\"id\": \"" + id + "\", \"title\": \"" + title + "\"}", at);
    }

    /** An offer whose title starts with {@code bad} cannot be cleaned. */
    public static CleaningResult clean(RawOffer raw) {
        try {
            JsonNode json = JSON.readTree(raw.payload());
            String title = json.get("title").asText();
            if (title.startsWith("bad")) {
                return new CleaningResult.Rejected(raw.offerId(), "a bad title");
            }
            return new CleaningResult.Cleaned(Offer.builder(raw.source(), raw.sourceId())
                    .title(title)
                    .description("Une offre de " + title)
                    .place(RENNES)
                    .company(new Company("Entreprise", null, null, null))
                    .contract(new Contract(Contract.Type.PERMANENT, "CDI", null, false))
                    .createdAt(raw.harvestedAt())
                    .skills(List.of(new Skill("1", "Java", Skill.Level.REQUIRED), new Skill(null, title, null)))
                    .keywords(List.of(title))
                    .build());
        } catch (JsonProcessingException e) {
            return new CleaningResult.Rejected(raw.offerId(), "no JSON");
        }
    }

    public static Transformation transformation() {
        return Transformation.of(TestMarket::clean, "1");
    }
}
