package fr.jobmarket.cleaning.place;

import fr.jobmarket.offer.Place;
import fr.jobmarket.offer.PlaceOrigin;
import fr.jobmarket.referential.Commune;
import fr.jobmarket.referential.Department;
import fr.jobmarket.referential.Region;
import org.jspecify.annotations.Nullable;

/** Writes a finding as the place of an offer. */
final class PlaceBuilder {

    private PlaceBuilder() {}

    static Place build(PlaceQuery query, Finding finding, @Nullable PlaceOrigin origin, @Nullable GeoPoint point) {
        Commune commune = finding.commune();
        Department department = finding.department();
        Region region = finding.region();
        return new Place(
                query.label(),
                commune == null ? null : commune.code(),
                commune == null ? null : commune.name(),
                postalCode(query, commune),
                department == null ? null : department.code(),
                department == null ? null : department.name(),
                region == null ? null : region.code(),
                region == null ? null : region.name(),
                point != null ? (Double) point.latitude() : commune == null ? null : commune.latitude(),
                point != null ? (Double) point.longitude() : commune == null ? null : commune.longitude(),
                finding.precision(),
                origin,
                region == null ? null : (Boolean) region.metropolitan());
    }

    private static @Nullable String postalCode(PlaceQuery query, @Nullable Commune commune) {
        String given = query.postalCode();
        if (given != null && isPostalCode(given.strip())) {
            return given.strip();
        }
        return commune != null && commune.postalCodes().size() == 1
                ? commune.postalCodes().get(0)
                : null;
    }

    static boolean isPostalCode(String text) {
        if (text.length() != 5) {
            return false;
        }
        for (int i = 0; i < 5; i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }
}
