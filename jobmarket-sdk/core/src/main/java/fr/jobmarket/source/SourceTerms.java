package fr.jobmarket.source;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import fr.jobmarket.offer.Offer;
import fr.jobmarket.offer.Place;
import fr.jobmarket.offer.Source;
import fr.jobmarket.source.internal.adapter.SourceAdapter;
import fr.jobmarket.source.internal.adapter.SourceAdapters;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a source asks of those who re-use its offers. Rules: the licence of France Travail's API "Offres d'emploi v2" (a
 * specific one, not Etalab's), and Adzuna's terms of service.
 *
 * @param source the source
 * @param attribution the text that must be shown wherever its offers are
 * @param attributionUrl where the attribution must lead
 * @param licenceUrl where the terms can be read; to be linked from the attribution
 * @param maxAge how old a copy may grow before creations, changes and deletions must be mirrored
 * @param reducesVanishedOffers whether an offer that its source has deleted may be kept only in part
 */
public record SourceTerms(
        Source source,
        String attribution,
        URI attributionUrl,
        URI licenceUrl,
        Duration maxAge,
        boolean reducesVanishedOffers) {
    /** Refuses null where a value is needed. */
    public SourceTerms {
        Objects.requireNonNull(attribution, "attribution");
        Objects.requireNonNull(attributionUrl, "attributionUrl");
        Objects.requireNonNull(licenceUrl, "licenceUrl");
        Objects.requireNonNull(maxAge, "maxAge");
        Objects.requireNonNull(source, "source");
    }

    private static final Pattern CONTACT = Pattern.compile("(?i)\\b(?:https?://|www\\.)[^\\s<>\"]+"
            + "|[\\w.+-]+@[\\w-]+(?:\\.[\\w-]+)+"
            + "|(?<!\\d)(?:\\+33|0033|0)[ .-]?[1-9](?:[ .-]?\\d{2}){4}(?!\\d)");

    private static final String REMOVED = "[…]";
    private static final ObjectMapper JSON = new ObjectMapper();

    /** The licence of a source; none for offers entered by hand, which carry no duty. */
    public static Optional<SourceTerms> of(Source source) {
        Objects.requireNonNull(source, "source");
        return SourceAdapters.of(source).map(SourceAdapter::terms);
    }

    /** Where an offer comes from, as it must be shown beside it. */
    public static Provenance provenance(Offer offer) {
        Optional<SourceTerms> licence = of(offer.source());
        String attribution =
                licence.map(SourceTerms::attribution).orElse(offer.attribution() == null ? "" : offer.attribution());
        return new Provenance(
                offer.source(),
                offer.url(),
                attribution,
                licence.map(SourceTerms::licenceUrl).orElse(null),
                offer.updatedAt() == null ? offer.createdAt() : offer.updatedAt());
    }

    /**
     * The part of an offer that may be kept once its source has deleted it. Of France Travail's: without employer,
     * contacts, URLs, postal code, INSEE code and name of the commune, also where title and description repeat them; the
     * department stays. Others stay whole. An offer that is still available is returned as it is.
     */
    public static Offer reduced(Offer offer) {
        if (offer.available() || !reduces(offer.source())) {
            return offer;
        }
        String employer = offer.company() == null ? null : offer.company().name();
        String commune = offer.place().communeName();
        return offer.toBuilder()
                .title(cleared(offer.title(), employer, commune))
                .description(cleared(offer.description(), employer, commune))
                .company(null)
                .url(null)
                .place(coarse(offer.place()))
                .build();
    }

    private static boolean reduces(Source source) {
        return of(source).filter(SourceTerms::reducesVanishedOffers).isPresent();
    }

    /**
     * The same of an offer as its source gave it: what remains of the payload is JSON of the source's form that can still be
     * cleaned. What is no JSON object becomes an empty one.
     *
     * @param cleaned what the payload was read as, which tells the names to look for in texts; null when it is no offer
     */
    public static RawOffer reduced(RawOffer raw, @Nullable Offer cleaned) {
        if (!reduces(raw.source())) {
            return raw;
        }
        ObjectNode payload = object(raw.payload());
        String employer = cleaned == null || cleaned.company() == null
                ? null
                : cleaned.company().name();
        String commune = cleaned == null ? null : cleaned.place().communeName();
        String department = cleaned == null ? null : cleaned.place().departmentCode();
        SourceAdapters.of(raw.source()).ifPresent(source -> source.coarsen(payload, department));
        clearTexts(payload, employer, commune);
        return new RawOffer(raw.source(), raw.sourceId(), payload.toString(), raw.harvestedAt());
    }

    private static ObjectNode object(String payload) {
        try {
            return JSON.readTree(payload) instanceof ObjectNode object ? object : JSON.createObjectNode();
        } catch (JsonProcessingException e) {
            return JSON.createObjectNode();
        }
    }

    private static void clearTexts(JsonNode node, @Nullable String... names) {
        if (node instanceof ObjectNode object) {
            object.properties().forEach(member -> member.setValue(clearedNode(member.getValue(), names)));
        } else if (node instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                array.set(i, clearedNode(array.get(i), names));
            }
        }
    }

    private static JsonNode clearedNode(JsonNode node, @Nullable String... names) {
        if (node.isTextual()) {
            return TextNode.valueOf(cleared(node.textValue(), names));
        }
        clearTexts(node, names);
        return node;
    }

    private static String cleared(String text, @Nullable String... names) {
        String result = CONTACT.matcher(text).replaceAll(REMOVED);
        for (String name : names) {
            if (name != null && name.strip().length() > 1) {
                result = Pattern.compile(
                                "(?<![\\p{L}\\d])" + Pattern.quote(name.strip()) + "(?![\\p{L}\\d])",
                                Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE)
                        .matcher(result)
                        .replaceAll(REMOVED);
            }
        }
        return result;
    }

    private static Place coarse(Place place) {
        return new Place(
                null,
                null,
                null,
                null,
                place.departmentCode(),
                place.departmentName(),
                place.regionCode(),
                place.regionName(),
                null,
                null,
                place.precision() == Place.Precision.COMMUNE ? Place.Precision.DEPARTMENT : place.precision(),
                place.origin(),
                place.metropolitan());
    }

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
}
