package fr.jobmarket.cleaning.internal.place;

import fr.jobmarket.offer.Place;
import fr.jobmarket.referential.Commune;
import fr.jobmarket.referential.Department;
import fr.jobmarket.referential.Places;
import fr.jobmarket.referential.Region;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a name or a code turned out to mean; what lies above it is filled in.
 *
 * @param precision how exact it is
 * @param commune set for a commune
 * @param department set for a commune or department
 * @param region set for all but country, abroad and unknown
 * @param several whether the name stood for several places that have only this in common
 */
public record Finding(
        Place.Precision precision,
        @Nullable Commune commune,
        @Nullable Department department,
        @Nullable Region region,
        boolean several) {

    static final Finding FRANCE = new Finding(Place.Precision.COUNTRY, null, null, null, false);
    static final Finding ABROAD = new Finding(Place.Precision.ABROAD, null, null, null, false);
    public static final Finding UNKNOWN = new Finding(Place.Precision.UNKNOWN, null, null, null, false);

    public static Finding of(Places places, Commune commune) {
        Department department = places.department(commune.departmentCode()).orElse(null);
        Region region = places.region(commune.regionCode()).orElse(null);
        return new Finding(Place.Precision.COMMUNE, commune, department, region, false);
    }

    public static Finding of(Places places, Department department) {
        Region region = places.region(department.regionCode()).orElse(null);
        return new Finding(Place.Precision.DEPARTMENT, null, department, region, false);
    }

    public static Finding of(Region region) {
        return new Finding(Place.Precision.REGION, null, null, region, false);
    }

    public boolean isKnown() {
        return precision != Place.Precision.UNKNOWN;
    }

    /** The smallest area that contains both; when both are the same place, that place. */
    Finding common(Finding other) {
        if (precision == Place.Precision.ABROAD || other.precision == Place.Precision.ABROAD) {
            return precision == other.precision ? this : UNKNOWN;
        }
        if (commune != null && commune.equals(other.commune)) {
            return this;
        }
        if (department != null && department.equals(other.department)) {
            return new Finding(Place.Precision.DEPARTMENT, null, department, region, true);
        }
        if (region != null && region.equals(other.region)) {
            return new Finding(Place.Precision.REGION, null, null, region, true);
        }
        return new Finding(Place.Precision.COUNTRY, null, null, null, true);
    }

    Finding severalPlaces() {
        return new Finding(precision, commune, department, region, true);
    }

    /** Whether a commune lies in what was found; a country contains all of them. */
    public boolean contains(Commune other) {
        return switch (precision) {
            case COMMUNE -> other.equals(commune) || Objects.equals(other.cityCode(), code());
            case DEPARTMENT -> department != null && other.departmentCode().equals(department.code());
            case REGION -> region != null && other.regionCode().equals(region.code());
            case COUNTRY, UNKNOWN -> true;
            case ABROAD -> false;
        };
    }

    private @Nullable String code() {
        return Optional.ofNullable(commune).map(Commune::code).orElse(null);
    }
}
