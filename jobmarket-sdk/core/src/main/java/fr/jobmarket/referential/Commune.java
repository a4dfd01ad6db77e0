package fr.jobmarket.referential;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A commune of today, or a municipal district of Paris, Lyon or Marseille.
 *
 * @param code INSEE code, such as {@code 29232} or {@code 75109}
 * @param name official name
 * @param postalCodes its postal codes, ascending; empty for the few without any
 * @param departmentCode such as {@code 2A} or {@code 974}
 * @param regionCode INSEE code of the region
 * @param population legal population, 0 when unknown
 * @param latitude of its centre, degrees north, WGS 84; absent when unknown
 * @param longitude of its centre, degrees east, WGS 84; absent when unknown
 * @param cityCode for a district the code of its city, such as {@code 75056}
 */
public record Commune(
        String code,
        String name,
        List<String> postalCodes,
        String departmentCode,
        String regionCode,
        int population,
        @Nullable Double latitude,
        @Nullable Double longitude,
        @Nullable String cityCode) {

    /** Copies the list, so the value never changes. */
    public Commune {
        Objects.requireNonNull(code, "code");
        Objects.requireNonNull(departmentCode, "departmentCode");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(regionCode, "regionCode");
        postalCodes = List.copyOf(postalCodes);
    }

    /** Whether this is a district of Paris, Lyon or Marseille. */
    public boolean isDistrict() {
        return cityCode != null;
    }
}
