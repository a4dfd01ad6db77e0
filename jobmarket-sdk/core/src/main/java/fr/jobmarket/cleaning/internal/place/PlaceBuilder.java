package fr.jobmarket.cleaning.internal.place;

import fr.jobmarket.cleaning.PlaceResolver;
import fr.jobmarket.offer.Place;
import fr.jobmarket.referential.Commune;
import fr.jobmarket.referential.Department;
import fr.jobmarket.referential.Region;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Writes a finding as the place of an offer. */
public final class PlaceBuilder {

    private static final int LONGEST_POSTAL_CODE = 20;
    private static final Pattern POSTAL_CODE = Pattern.compile(
            "\\s*(?:FR?[\\s-]*)?(\\d{4,5}|\\d\\d? \\d{3})(?:\\.0|\\s+CEDEX.*)?\\s*", Pattern.CASE_INSENSITIVE);

    private PlaceBuilder() {}

    public static Place build(
            PlaceResolver.Query query, Finding finding, Place.@Nullable Origin origin, @Nullable GeoPoint point) {
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

    private static @Nullable String postalCode(PlaceResolver.Query query, @Nullable Commune commune) {
        String given = postalCode(query.postalCode());
        if (given != null) {
            return given;
        }
        return commune != null && commune.postalCodes().size() == 1
                ? commune.postalCodes().get(0)
                : null;
    }

    /**
     * The five digits of a postal code as sources write it: "35000", "35 000", "F-35000", "1100" for "01100"; null when it
     * is none.
     */
    public static @Nullable String postalCode(@Nullable String given) {
        if (given == null || given.length() > LONGEST_POSTAL_CODE) {
            return null;
        }
        Matcher form = POSTAL_CODE.matcher(given);
        if (!form.matches()) {
            return null;
        }
        String digits = form.group(1).replace(" ", "");
        return digits.length() == 4 ? "0" + digits : digits;
    }
}
