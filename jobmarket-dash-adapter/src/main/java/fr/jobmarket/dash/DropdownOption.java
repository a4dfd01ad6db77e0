package fr.jobmarket.dash;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * One choice of a dropdown.
 *
 * @param value what the choice stands for, a code
 * @param label what a person reads
 * @param count offers behind it, when known
 * @param latitude of a place, degrees north
 * @param longitude of a place, degrees east
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DropdownOption(
        String value,
        String label,
        @Nullable Long count,
        @Nullable Double latitude,
        @Nullable Double longitude) {

    /** A choice with nothing but its name. */
    public static DropdownOption of(String value, String label) {
        return new DropdownOption(value, label, null, null, null);
    }

    /** The same choice at a point; unchanged when the point is not known. */
    public DropdownOption at(@Nullable Double latitude, @Nullable Double longitude) {
        return latitude == null || longitude == null
                ? this
                : new DropdownOption(value, label, count, latitude, longitude);
    }
}
