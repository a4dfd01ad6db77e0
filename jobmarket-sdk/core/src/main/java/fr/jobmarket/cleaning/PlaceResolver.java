package fr.jobmarket.cleaning;

import fr.jobmarket.cleaning.internal.CueWords;
import fr.jobmarket.cleaning.internal.Cues;
import fr.jobmarket.cleaning.internal.place.AreaNames;
import fr.jobmarket.cleaning.internal.place.CommuneNames;
import fr.jobmarket.cleaning.internal.place.Distances;
import fr.jobmarket.cleaning.internal.place.Finding;
import fr.jobmarket.cleaning.internal.place.GeoPoint;
import fr.jobmarket.cleaning.internal.place.LabelReader;
import fr.jobmarket.cleaning.internal.place.PlaceBuilder;
import fr.jobmarket.cleaning.internal.place.TextPlaces;
import fr.jobmarket.offer.IssueCode;
import fr.jobmarket.offer.Place;
import fr.jobmarket.referential.Commune;
import fr.jobmarket.referential.Places;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Finds the place of an offer in the official referential. What the offer says is believed in this order: commune code,
 * a commune named by the label or the areas, coordinates, postal code, a larger area named by the label, and as a last
 * resort title and description. Department and region follow from what was found.
 *
 * <p>Coordinates are put right when latitude and longitude are swapped. Those that come with areas (Adzuna) are the
 * centre of the smallest area and say nothing more exact. Thread-safe and pure.
 */
public final class PlaceResolver {

    /** A centre further away than this is not that of the commune the point lies in. */
    private static final double NEAREST_KM = 8;

    private static final CueWords OWN_WORDS = CueWords.of(PlaceResolver::cues);

    private final Places places;
    private final LabelReader labels;
    private final TextPlaces texts;

    private PlaceResolver(Places places) {
        this.places = places;
        CommuneNames communes = new CommuneNames(places);
        labels = new LabelReader(places, communes, new AreaNames(places));
        texts = new TextPlaces(places, communes);
    }

    /** A resolver over the referential shipped with the SDK. */
    public static PlaceResolver ofDefaults() {
        return new PlaceResolver(Places.ofFrance());
    }

    /** What a label alone says, such as {@code "66 - PERPIGNAN"}. */
    public Resolution resolve(String label) {
        return resolve(Query.ofLabel(label));
    }

    /** The place this query describes; unknown, with an issue that says so, when it is not understood. */
    public Resolution resolve(Query query) {
        return resolve(
                query,
                () -> texts.find(OWN_WORDS.in(orEmpty(query.title())), OWN_WORDS.in(orEmpty(query.description()))));
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    /** The words waited for in a title and a description. */
    static void cues(CueWords.Builder words) {
        TextPlaces.cues(words);
    }

    /** The same of a title and a description that were searched for the {@linkplain #cues words} already. */
    Resolution resolve(Query query, Cues title, Cues description) {
        return resolve(query, () -> texts.find(title, description));
    }

    private Resolution resolve(Query query, Supplier<Finding> inTexts) {
        Set<IssueCode> issues = EnumSet.noneOf(IssueCode.class);
        GeoPoint point = point(query, issues);
        Finding named = named(query, point);
        Commune coded = byCode(query, issues);
        if (coded != null) {
            return coded(query, coded, named, point, issues);
        }
        String postalCode = postalCode(query);
        if (named.commune() != null) {
            Commune district = postalCode == null ? null : labels.districtServed(named.commune(), postalCode);
            return district == null
                    ? resolution(query, named, Place.Origin.LABEL, point, issues)
                    : resolution(query, Finding.of(places, district), Place.Origin.POSTAL_CODE, point, issues);
        }
        Commune near = nearest(query, named, point);
        if (near != null) {
            return resolution(query, Finding.of(places, near), Place.Origin.COORDINATES, point, issues);
        }
        Finding posted = postalCode == null ? Finding.UNKNOWN : byPostalCode(postalCode, named);
        if (posted.isKnown()) {
            return resolution(query, posted, Place.Origin.POSTAL_CODE, point, issues);
        }
        return named.isKnown() && named.precision() != Place.Precision.COUNTRY
                ? resolution(query, named, Place.Origin.LABEL, point, issues)
                : byText(query, named, point, issues, inTexts.get());
    }

    private static @Nullable GeoPoint point(Query query, Set<IssueCode> issues) {
        GeoPoint point = GeoPoint.of(query.latitude(), query.longitude());
        if (point != null && point.swapped()) {
            issues.add(IssueCode.PLACE_COORDINATES_SWAPPED);
        } else if (point == null && query.latitude() != null && query.longitude() != null) {
            issues.add(IssueCode.PLACE_COORDINATES_INVALID);
        }
        return point;
    }

    private @Nullable Commune byCode(Query query, Set<IssueCode> issues) {
        if (query.communeCode() == null || query.communeCode().isBlank()) {
            return null;
        }
        String code = query.communeCode().strip().toUpperCase(Locale.ROOT);
        Optional<Commune> commune = places.commune(code);
        if (commune.isEmpty()) {
            issues.add(IssueCode.PLACE_CODE_UNKNOWN);
            return null;
        }
        if (!commune.get().code().equals(code)) {
            issues.add(IssueCode.PLACE_CODE_OUTDATED);
        }
        return commune.get();
    }

    /** The postal code; failing that a commune code that is none, but a postal code. */
    private @Nullable String postalCode(Query query) {
        String given = PlaceBuilder.postalCode(query.postalCode());
        String code = given != null ? given : PlaceBuilder.postalCode(query.communeCode());
        return given != null || code != null && !places.byPostalCode(code).isEmpty() ? code : null;
    }

    /**
     * The place of an offer that has a commune code. The code is believed, unless the label names another commune and
     * postal code, coordinates or the code itself, written in place of the postal code, speak for that one.
     */
    private Resolution coded(
            Query query, Commune coded, Finding named, @Nullable GeoPoint point, Set<IssueCode> issues) {
        Commune other = named.commune();
        if (named.contains(coded) && !(other != null && coded.code().equals(other.cityCode()))) {
            return resolution(query, Finding.of(places, coded), Place.Origin.CODE, point, issues);
        }
        if (other != null && coded.code().equals(other.cityCode())) {
            return resolution(query, named, Place.Origin.LABEL, point, issues);
        }
        issues.add(IssueCode.PLACE_CONFLICT);
        return other != null && speaksFor(query, other, coded, point)
                ? resolution(query, named, Place.Origin.LABEL, point, issues)
                : resolution(query, Finding.of(places, coded), Place.Origin.CODE, point, issues);
    }

    private static boolean speaksFor(Query query, Commune named, Commune coded, @Nullable GeoPoint point) {
        String postalCode = PlaceBuilder.postalCode(query.postalCode());
        if (postalCode != null
                && coded.postalCodes().contains(postalCode)
                        != named.postalCodes().contains(postalCode)) {
            return named.postalCodes().contains(postalCode);
        }
        if (point != null && Distances.plausible(coded, point) != Distances.plausible(named, point)) {
            return Distances.plausible(named, point);
        }
        String code = PlaceBuilder.postalCode(query.communeCode());
        return code != null && named.postalCodes().contains(code);
    }

    private Finding named(Query query, @Nullable GeoPoint point) {
        if (!query.areas().isEmpty()) {
            return labels.areas(query.areas(), point);
        }
        return query.label() == null ? Finding.UNKNOWN : labels.read(query.label());
    }

    private @Nullable Commune nearest(Query query, Finding named, @Nullable GeoPoint point) {
        if (point == null || named.precision() == Place.Precision.ABROAD || isCentreOfAnArea(query, named)) {
            return null;
        }
        return places.nearest(point.latitude(), point.longitude(), NEAREST_KM)
                .map(Places.Near::commune)
                .filter(named::contains)
                .orElse(null);
    }

    private boolean isCentreOfAnArea(Query query, Finding named) {
        if (query.areas().isEmpty()) {
            return false;
        }
        String smallest = query.areas().get(query.areas().size() - 1);
        return labels.read(smallest).precision() == named.precision();
    }

    private Finding byPostalCode(String code, Finding named) {
        Finding posted = labels.postal(code);
        boolean narrower = posted.commune() != null || named.department() == null;
        return narrower ? posted : Finding.UNKNOWN;
    }

    private Resolution byText(
            Query query, Finding named, @Nullable GeoPoint point, Set<IssueCode> issues, Finding inTexts) {
        if (inTexts.isKnown()) {
            return resolution(query, inTexts, Place.Origin.TEXT, point, issues);
        }
        if (named.isKnown()) {
            return resolution(query, named, Place.Origin.LABEL, point, issues);
        }
        boolean nothing = query.label() == null && query.areas().isEmpty();
        issues.add(nothing ? IssueCode.PLACE_MISSING : IssueCode.PLACE_UNRESOLVED);
        return resolution(query, Finding.UNKNOWN, null, point, issues);
    }

    private static Resolution resolution(
            Query query,
            Finding finding,
            Place.@Nullable Origin origin,
            @Nullable GeoPoint point,
            Set<IssueCode> issues) {
        if (finding.several()) {
            issues.add(IssueCode.PLACE_SEVERAL);
        }
        GeoPoint kept = point;
        Commune commune = finding.commune();
        if (commune != null && point != null && !Distances.possible(commune, point)) {
            issues.add(IssueCode.PLACE_COORDINATES_INVALID);
            kept = null;
        }
        Place place = PlaceBuilder.build(query, finding, origin, kept);
        return new Resolution(place, issues);
    }

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
    public record Query(
            @Nullable String label,
            List<String> areas,
            @Nullable String communeCode,
            @Nullable String postalCode,
            @Nullable Double latitude,
            @Nullable Double longitude,
            @Nullable String title,
            @Nullable String description) {

        /** Copies the list, so the value never changes. */
        public Query {
            areas = List.copyOf(areas);
        }

        /** A question that is only a label. */
        public static Query ofLabel(String label) {
            return new Query(label, List.of(), null, null, null, null, null, null);
        }
    }

    /**
     * A resolved place.
     *
     * @param place the place; {@link Place#precision()} says how much is known
     * @param issues what was wrong with the question
     */
    public record Resolution(Place place, Set<IssueCode> issues) {

        /** Copies the set, so the value never changes. */
        public Resolution {
            issues = Set.copyOf(issues);
        }
    }
}
