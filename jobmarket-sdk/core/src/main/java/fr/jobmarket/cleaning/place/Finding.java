package fr.jobmarket.cleaning.place;

import fr.jobmarket.offer.PlacePrecision;
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
record Finding(
        PlacePrecision precision,
        @Nullable Commune commune,
        @Nullable Department department,
        @Nullable Region region,
        boolean several) {

    static final Finding FRANCE = new Finding(PlacePrecision.COUNTRY, null, null, null, false);
    static final Finding ABROAD = new Finding(PlacePrecision.ABROAD, null, null, null, false);
    static final Finding UNKNOWN = new Finding(PlacePrecision.UNKNOWN, null, null, null, false);

    static Finding of(Places places, Commune commune) {
        Department department = places.department(commune.departmentCode()).orElse(null);
        Region region = places.region(commune.regionCode()).orElse(null);
        return new Finding(PlacePrecision.COMMUNE, commune, department, region, false);
    }

    static Finding of(Places places, Department department) {
        Region region = places.region(department.regionCode()).orElse(null);
        return new Finding(PlacePrecision.DEPARTMENT, null, department, region, false);
    }

    static Finding of(Region region) {
        return new Finding(PlacePrecision.REGION, null, null, region, false);
    }

    boolean isKnown() {
        return precision != PlacePrecision.UNKNOWN;
    }

    /** The smallest area that contains both; when both are the same place, that place. */
    Finding common(Finding other) {
        if (precision == PlacePrecision.ABROAD || other.precision == PlacePrecision.ABROAD) {
            return precision == other.precision ? this : UNKNOWN;
        }
        if (commune != null && commune.equals(other.commune)) {
            return this;
        }
        if (department != null && department.equals(other.department)) {
            return new Finding(PlacePrecision.DEPARTMENT, null, department, region, true);
        }
        if (region != null && region.equals(other.region)) {
            return new Finding(PlacePrecision.REGION, null, null, region, true);
        }
        return new Finding(PlacePrecision.COUNTRY, null, null, null, true);
    }

    Finding severalPlaces() {
        return new Finding(precision, commune, department, region, true);
    }

    /** Whether a commune lies in what was found; a country contains all of them. */
    boolean contains(Commune other) {
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
