package fr.jobmarket.recommendation;

import fr.jobmarket.candidate.CandidateProfile.DesiredPlace;
import fr.jobmarket.error.InvalidInputException;
import fr.jobmarket.referential.Commune;
import fr.jobmarket.referential.Places;
import fr.jobmarket.search.OfferIndex;
import fr.jobmarket.search.OfferQuery.Near;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where somebody looks for work, on the map.
 *
 * @param near the circle they look in; absent when nothing but the department is known
 * @param departmentCode the department they look from; absent when only a point is known
 */
record SearchArea(@Nullable Near near, @Nullable String departmentCode) {

    /** How far people look when they do not say, in kilometres. */
    static final double DEFAULT_DISTANCE_KM = 50;

    /** Somebody who looks everywhere. */
    static final SearchArea ANYWHERE = new SearchArea(null, null);

    /** Lucene measures circles, and a circle of nothing holds nothing: the commune itself is meant. */
    private static final double SMALLEST_KM = 5;

    /**
     * The area of a wish. A commune is placed by its official centre, or else in the middle of the offers there; when
     * both are unknown, by its department alone.
     *
     * @throws InvalidInputException when there is no such commune
     */
    static SearchArea of(@Nullable DesiredPlace place, OfferIndex index, Places places) {
        if (place == null) {
            return ANYWHERE;
        }
        double distanceKm =
                place.maxDistanceKm() == null ? DEFAULT_DISTANCE_KM : Math.max(SMALLEST_KM, place.maxDistanceKm());
        Double latitude = place.latitude();
        Double longitude = place.longitude();
        Near point = latitude == null || longitude == null ? null : new Near(latitude, longitude, distanceKm);
        String code = place.communeCode();
        if (code == null) {
            return new SearchArea(point, null);
        }
        Commune commune = places.commune(code)
                .orElseThrow(() -> new InvalidInputException("invalid candidate profile: place.communeCode: no commune "
                        + "of France has the INSEE code " + code));
        Near circle = point != null ? point : centre(commune, distanceKm, index);
        return new SearchArea(circle, commune.departmentCode());
    }

    private static @Nullable Near centre(Commune commune, double distanceKm, OfferIndex index) {
        Double latitude = commune.latitude();
        Double longitude = commune.longitude();
        if (latitude != null && longitude != null) {
            return new Near(latitude, longitude, distanceKm);
        }
        Optional<Near> around = index.around(commune.code(), distanceKm);
        return around.orElse(null);
    }
}
