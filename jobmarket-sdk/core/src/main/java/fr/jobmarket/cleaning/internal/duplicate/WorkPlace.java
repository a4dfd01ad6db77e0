package fr.jobmarket.cleaning.internal.duplicate;

import fr.jobmarket.cleaning.DuplicateFinder.Pair.PlaceAgreement;
import fr.jobmarket.offer.Place;
import org.jspecify.annotations.Nullable;

/**
 * What counts of a place when two offers are compared. Empty strings stand for "not known".
 *
 * @param commune INSEE code; a district of Paris, Lyon or Marseille keeps its own
 * @param city the commune, or the city a district belongs to
 */
public record WorkPlace(
        String commune, String city, String department, String region, Kind kind, int label, int communeName) {

    /** What sort of place it is. */
    public enum Kind {
        /** In France, or France as a whole. */
        FRANCE,
        ABROAD,
        /** A label that nobody understood. */
        UNRESOLVED
    }

    public static WorkPlace of(Place place) {
        return of(
                orEmpty(place.communeCode()),
                orEmpty(place.departmentCode()),
                orEmpty(place.regionCode()),
                kind(place),
                hash(place.label()),
                hash(place.communeName()));
    }

    static WorkPlace of(String commune, String department, String region, Kind kind, int label, int communeName) {
        return new WorkPlace(commune, city(commune), department, region, kind, label, communeName);
    }

    private static Kind kind(Place place) {
        if (place.precision() == Place.Precision.ABROAD) {
            return Kind.ABROAD;
        }
        return place.precision() == Place.Precision.UNKNOWN && place.label() != null ? Kind.UNRESOLVED : Kind.FRANCE;
    }

    private static int hash(@Nullable String name) {
        return name == null ? 0 : WordHashes.of(name).hash();
    }

    /** How the two agree; null when they contradict each other. */
    @Nullable
    PlaceAgreement agreement(WorkPlace other) {
        if ((kind == Kind.ABROAD) != (other.kind == Kind.ABROAD)) {
            return null;
        }
        if (kind != Kind.FRANCE || other.kind != Kind.FRANCE) {
            return sameName(other) ? PlaceAgreement.SAME_LABEL : null;
        }
        if (!commune.isEmpty() && !other.commune.isEmpty()) {
            return communes(other);
        }
        if (!department.isEmpty() && !other.department.isEmpty()) {
            return department.equals(other.department) ? sameLabelOr(other, PlaceAgreement.CONTAINED) : null;
        }
        if (!region.isEmpty() && !other.region.isEmpty()) {
            return region.equals(other.region) ? sameLabelOr(other, PlaceAgreement.CONTAINED) : null;
        }
        boolean nothingKnownOfBoth = region.isEmpty() && other.region.isEmpty();
        return sameLabelOr(other, nothingKnownOfBoth ? null : PlaceAgreement.CONTAINED);
    }

    private boolean sameName(WorkPlace other) {
        return label != 0
                && other.label != 0
                && (label == other.label || label == other.communeName || communeName == other.label);
    }

    private @Nullable PlaceAgreement communes(WorkPlace other) {
        if (commune.equals(other.commune)) {
            return PlaceAgreement.SAME_COMMUNE;
        }
        boolean oneIsTheWholeCity = commune.equals(city) || other.commune.equals(other.city);
        return city.equals(other.city) && oneIsTheWholeCity ? PlaceAgreement.CONTAINED : null;
    }

    private @Nullable PlaceAgreement sameLabelOr(WorkPlace other, @Nullable PlaceAgreement otherwise) {
        return label == other.label ? PlaceAgreement.SAME_LABEL : otherwise;
    }

    /** Whether an offer here could belong to several communes. */
    boolean isRough() {
        return commune.isEmpty() || isDividedCity();
    }

    private boolean isDividedCity() {
        return commune.equals("75056") || commune.equals("69123") || commune.equals("13055");
    }

    private static String city(String commune) {
        if (commune.length() != 5) {
            return commune;
        }
        return switch (commune.substring(0, 3)) {
            case "751" -> "75056";
            case "693" -> commune.startsWith("6938") ? "69123" : commune;
            case "132" -> commune.compareTo("13201") >= 0 && commune.compareTo("13216") <= 0 ? "13055" : commune;
            default -> commune;
        };
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
