package fr.jobmarket.cleaning.place;

import fr.jobmarket.offer.Place;
import fr.jobmarket.offer.PlaceOrigin;
import fr.jobmarket.offer.PlacePrecision;
import fr.jobmarket.referential.Commune;
import fr.jobmarket.referential.Department;
import fr.jobmarket.referential.Region;
import org.jspecify.annotations.Nullable;

/** Fills a place from the smallest area known upwards. */
final class PlaceBuilder {

    private final @Nullable String label;
    private @Nullable String postalCode;
    private @Nullable Double latitude;
    private @Nullable Double longitude;
    private @Nullable Commune commune;
    private @Nullable Department department;
    private @Nullable Region region;

    PlaceBuilder(PlaceQuery query) {
        label = query.label();
        postalCode = query.postalCode();
        latitude = query.latitude();
        longitude = query.longitude();
    }

    PlaceBuilder commune(Commune commune) {
        this.commune = commune;
        if (postalCode == null && commune.postalCodes().size() == 1) {
            postalCode = commune.postalCodes().get(0);
        }
        return this;
    }

    PlaceBuilder department(Department department) {
        this.department = department;
        return this;
    }

    PlaceBuilder region(Region region) {
        this.region = region;
        return this;
    }

    Place build(PlacePrecision precision, @Nullable PlaceOrigin origin) {
        Commune c = commune;
        Department d = department;
        Region r = region;
        return new Place(
                label,
                c == null ? null : c.code(),
                c == null ? null : c.name(),
                postalCode,
                d == null ? null : d.code(),
                d == null ? null : d.name(),
                r == null ? null : r.code(),
                r == null ? null : r.name(),
                latitude,
                longitude,
                precision,
                origin,
                r == null ? null : (Boolean) r.metropolitan());
    }
}
