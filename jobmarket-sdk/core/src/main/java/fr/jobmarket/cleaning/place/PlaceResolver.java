package fr.jobmarket.cleaning.place;

import fr.jobmarket.cleaning.quality.IssueCode;
import fr.jobmarket.offer.Place;
import fr.jobmarket.offer.PlaceOrigin;
import fr.jobmarket.offer.PlacePrecision;
import fr.jobmarket.referential.Commune;
import fr.jobmarket.referential.Department;
import fr.jobmarket.referential.PlaceNames;
import fr.jobmarket.referential.Places;
import fr.jobmarket.referential.Region;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds the place of an offer in the official referential, from the most to the least reliable of what the offer says:
 * commune code, label, postal code. Department and region always follow from what was found. Thread-safe and pure.
 */
public final class PlaceResolver {

    private final Places places;
    private final Map<String, Department> departmentsByName = new HashMap<>();
    private final Map<String, Region> regionsByName = new HashMap<>();

    private PlaceResolver(Places places) {
        this.places = places;
        places.departments().forEach(d -> departmentsByName.put(PlaceNames.key(d.name()), d));
        places.regions().forEach(r -> regionsByName.put(PlaceNames.key(r.name()), r));
    }

    /** A resolver over the referential shipped with the SDK. */
    public static PlaceResolver ofDefaults() {
        return new PlaceResolver(Places.ofFrance());
    }

    /** The place this query describes; unknown, with an issue that says so, when it is not understood. */
    public PlaceResolution resolve(PlaceQuery query) {
        Set<IssueCode> issues = EnumSet.noneOf(IssueCode.class);
        Place place = byCode(query, issues);
        if (place == null) {
            place = byLabel(query);
        }
        if (place == null) {
            place = byAreas(query);
        }
        if (place == null) {
            place = byPostalCode(query);
        }
        if (place == null) {
            issues.add(query.label() == null ? IssueCode.PLACE_MISSING : IssueCode.PLACE_UNRESOLVED);
            place = new PlaceBuilder(query).build(PlacePrecision.UNKNOWN, null);
        }
        return new PlaceResolution(place, issues);
    }

    private @Nullable Place byCode(PlaceQuery query, Set<IssueCode> issues) {
        if (query.communeCode() == null) {
            return null;
        }
        Optional<Commune> commune = places.commune(query.communeCode().strip());
        if (commune.isEmpty()) {
            issues.add(IssueCode.PLACE_CODE_UNKNOWN);
            return null;
        }
        if (!commune.get().code().equals(query.communeCode().strip())) {
            issues.add(IssueCode.PLACE_CODE_OUTDATED);
        }
        return communePlace(query, commune.get(), PlaceOrigin.CODE);
    }

    private @Nullable Place byLabel(PlaceQuery query) {
        if (query.label() == null) {
            return null;
        }
        String label = query.label().strip();
        int dash = label.indexOf(" - ");
        String code = dash > 0 ? label.substring(0, dash).strip() : label;
        Optional<Department> department = places.department(code);
        if (department.isPresent() && dash > 0) {
            Optional<Commune> commune = inDepartment(label.substring(dash + 3), department.get());
            if (commune.isPresent()) {
                return communePlace(query, commune.get(), PlaceOrigin.LABEL);
            }
        }
        if (department.isPresent()) {
            return departmentPlace(query, department.get());
        }
        return areaPlace(query, label);
    }

    private Optional<Commune> inDepartment(String name, Department department) {
        String key = PlaceNames.key(name);
        return java.util.stream.Stream.of(places.byName(key), places.byFormerName(key))
                .flatMap(List::stream)
                .filter(c -> c.departmentCode().equals(department.code()))
                .findFirst();
    }

    private @Nullable Place areaPlace(PlaceQuery query, String name) {
        String key = PlaceNames.key(name);
        if (key.equals("france")) {
            return new PlaceBuilder(query).build(PlacePrecision.COUNTRY, PlaceOrigin.LABEL);
        }
        Region region = regionsByName.get(key);
        if (region != null) {
            return new PlaceBuilder(query).region(region).build(PlacePrecision.REGION, PlaceOrigin.LABEL);
        }
        Department department = departmentsByName.get(key);
        return department == null ? null : departmentPlace(query, department);
    }

    private @Nullable Place byAreas(PlaceQuery query) {
        Place found = null;
        Department department = null;
        for (String area : query.areas()) {
            Optional<Commune> commune = department == null ? Optional.empty() : inDepartment(area, department);
            Place place = commune.isPresent()
                    ? communePlace(query, commune.get(), PlaceOrigin.LABEL)
                    : areaPlace(query, area);
            if (department == null && place != null && place.departmentCode() != null) {
                department = places.department(place.departmentCode()).orElse(null);
            }
            found = place != null ? place : found;
        }
        return found;
    }

    private @Nullable Place byPostalCode(PlaceQuery query) {
        if (query.postalCode() == null) {
            return null;
        }
        List<Commune> served = places.byPostalCode(query.postalCode().strip());
        if (served.isEmpty()) {
            return null;
        }
        return served.size() == 1
                ? communePlace(query, served.get(0), PlaceOrigin.POSTAL_CODE)
                : departmentOf(served.get(0))
                        .map(d -> departmentPlace(query, d))
                        .orElse(null);
    }

    private Optional<Department> departmentOf(Commune commune) {
        return places.department(commune.departmentCode());
    }

    private Place communePlace(PlaceQuery query, Commune commune, PlaceOrigin origin) {
        PlaceBuilder builder = new PlaceBuilder(query).commune(commune);
        departmentOf(commune).ifPresent(d -> within(builder, d));
        return builder.build(PlacePrecision.COMMUNE, origin);
    }

    private Place departmentPlace(PlaceQuery query, Department department) {
        PlaceBuilder builder = new PlaceBuilder(query);
        within(builder, department);
        return builder.build(PlacePrecision.DEPARTMENT, PlaceOrigin.LABEL);
    }

    private void within(PlaceBuilder builder, Department department) {
        builder.department(department);
        places.region(department.regionCode()).ifPresent(builder::region);
    }
}
