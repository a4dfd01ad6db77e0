package fr.jobmarket.cleaning.place;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an offer says about its place; everything may be absent.
 *
 * @param label as the source words it, such as {@code "66 - PERPIGNAN"}
 * @param areas names from the largest to the smallest area, such as France, Bretagne, Finistère, Brest
 * @param communeCode INSEE code, of today or of a merged commune
 * @param postalCode five digits
 * @param latitude degrees north
 * @param longitude degrees east
 * @param title title of the offer, the last but one resort
 * @param description its description, the last resort
 */
public record PlaceQuery(
        @Nullable String label,
        List<String> areas,
        @Nullable String communeCode,
        @Nullable String postalCode,
        @Nullable Double latitude,
        @Nullable Double longitude,
        @Nullable String title,
        @Nullable String description) {

    /** Copies the list, so the value never changes. */
    public PlaceQuery {
        areas = List.copyOf(areas);
    }

    /** A question that is only a label. */
    public static PlaceQuery ofLabel(String label) {
        return new PlaceQuery(label, List.of(), null, null, null, null, null, null);
    }
}
