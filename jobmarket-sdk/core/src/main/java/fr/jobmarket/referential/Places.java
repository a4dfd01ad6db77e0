package fr.jobmarket.referential;

import fr.jobmarket.internal.Lazy;
import fr.jobmarket.referential.internal.CentreGrid;
import fr.jobmarket.referential.internal.PlacesFile;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The communes, departments and regions of France, from the official geographic code of INSEE and the postal codes of
 * La Poste (Licence Ouverte 2.0, see NOTICE). Codes and names of communes that were merged since 1943 lead to the
 * commune of today, well-known localities (resorts, business parks, airports) to the commune they lie in. All
 * but some islands and uninhabited territories have a centre, to about a hundred metres. Immutable and thread-safe.
 */
public final class Places {

    /**
     * A commune near a point.
     *
     * @param commune the commune
     * @param distanceKm from the point to its centre, along the great circle
     */
    public record Near(Commune commune, double distanceKm) {}

    private static final Pattern WITH_DEPARTMENT = Pattern.compile("(.+?)[ ,]*\\(?\\b([0-9]{2,3}|2[ABab])\\)?");

    private final Map<String, Region> regions;
    private final Map<String, Department> departments;
    private final Map<String, Commune> communes;
    private final List<PlacesFile.Former> formers;
    private final Lazy<Map<String, Commune>> formerCodes = new Lazy<>(this::formerCodes);
    private final Lazy<Map<String, List<Commune>>> byPostalCode = new Lazy<>(this::postalCodes);
    private final Lazy<Map<String, List<Commune>>> byName = new Lazy<>(this::names);
    private final Lazy<Map<String, List<Commune>>> byOtherName = new Lazy<>(this::otherNames);
    private final Lazy<Map<String, List<Commune>>> byDepartment = new Lazy<>(this::departmentMembers);
    private final Lazy<CentreGrid> centres = new Lazy<>(this::grid);

    private Places(PlacesFile file) {
        regions = Collections.unmodifiableMap(file.regions());
        departments = Collections.unmodifiableMap(file.departments());
        communes = Collections.unmodifiableMap(file.communes());
        formers = file.formers();
    }

    private Map<String, Commune> formerCodes() {
        Map<String, Commune> codes = new HashMap<>(16_384);
        for (PlacesFile.Former old : formers) {
            Commune today = communes.get(old.currentCode());
            if (today != null && !old.code().isEmpty() && !communes.containsKey(old.code())) {
                codes.put(old.code(), today);
            }
        }
        return codes;
    }

    private Map<String, List<Commune>> postalCodes() {
        Map<String, List<Commune>> index = new HashMap<>(16_384);
        for (Commune commune : communes.values()) {
            commune.postalCodes().forEach(code -> add(index, code, commune));
        }
        return index;
    }

    private Map<String, List<Commune>> names() {
        Map<String, List<Commune>> index = new HashMap<>(65_536);
        communes.values().forEach(commune -> add(index, PlaceNames.key(commune.name()), commune));
        return index;
    }

    private Map<String, List<Commune>> otherNames() {
        Map<String, List<Commune>> index = new HashMap<>(16_384);
        for (PlacesFile.Former old : formers) {
            Commune today = communes.get(old.currentCode());
            if (today != null && !old.name().isEmpty()) {
                add(index, PlaceNames.key(old.name()), today);
            }
        }
        return index;
    }

    private Map<String, List<Commune>> departmentMembers() {
        Map<String, List<Commune>> index = new HashMap<>(256);
        for (Commune commune : communes.values()) {
            index.computeIfAbsent(commune.departmentCode(), code -> new ArrayList<>())
                    .add(commune);
        }
        return index;
    }

    private CentreGrid grid() {
        return new CentreGrid(communes.values());
    }

    private static void add(Map<String, List<Commune>> index, String key, Commune commune) {
        List<Commune> known = index.get(key);
        if (known == null) {
            index.put(key, List.of(commune));
        } else if (!known.contains(commune)) {
            List<Commune> more = new ArrayList<>(known);
            more.add(commune);
            index.put(key, List.copyOf(more));
        }
    }

    /** The referential shipped with the SDK; loaded on first use in a tenth of a second, its indexes when each is
     * first needed. */
    public static Places ofFrance() {
        return Holder.FRANCE;
    }

    /** All communes of today and the districts, by ascending code. */
    public Collection<Commune> communes() {
        return communes.values();
    }

    /** All departments, by ascending code. */
    public Collection<Department> departments() {
        return departments.values();
    }

    /** All regions, by ascending code. */
    public Collection<Region> regions() {
        return regions.values();
    }

    /** The commune or district with this INSEE code; for a code out of use the commune it was merged into. */
    public Optional<Commune> commune(String code) {
        Commune commune = communes.get(code);
        return Optional.ofNullable(commune != null ? commune : formerCodes.get().get(code));
    }

    /** The department with this code. */
    public Optional<Department> department(String code) {
        return Optional.ofNullable(departments.get(code));
    }

    /** The region with this code. */
    public Optional<Region> region(String code) {
        return Optional.ofNullable(regions.get(code));
    }

    /** The communes and districts of this department, by ascending code; empty for an unknown code. */
    public List<Commune> inDepartment(String departmentCode) {
        return Collections.unmodifiableList(byDepartment.get().getOrDefault(departmentCode, List.of()));
    }

    /** The communes and districts served under this postal code; empty when it is not one. */
    public List<Commune> byPostalCode(String postalCode) {
        return byPostalCode.get().getOrDefault(postalCode, List.of());
    }

    /**
     * The commune that people mean by a postal code, a name ("Saint-Denis (974)" where there are namesakes), or an INSEE
     * code, in that order; the most populous of several. Empty when there is none.
     */
    public Optional<Commune> meant(String text) {
        String stripped = text.strip();
        Matcher narrowed = WITH_DEPARTMENT.matcher(stripped);
        String name = PlaceNames.key(narrowed.matches() ? narrowed.group(1) : stripped);
        String department = narrowed.matches() ? narrowed.group(2).toUpperCase(Locale.ROOT) : null;
        return Stream.of(byPostalCode(stripped), byName(name), byOtherName(name))
                .map(found -> found.stream()
                        .filter(commune ->
                                department == null || commune.departmentCode().equals(department))
                        .max(Comparator.comparingInt(Commune::population)))
                .flatMap(Optional::stream)
                .findFirst()
                .or(() -> commune(stripped.toUpperCase(Locale.ROOT)));
    }

    /** The communes of today whose name has this {@linkplain PlaceNames#key(String) key}. */
    public List<Commune> byName(String key) {
        return byName.get().getOrDefault(key, List.of());
    }

    /**
     * The communes of today that a merged, delegated or associated commune, an earlier name or a locality with this key
     * belongs to.
     */
    public List<Commune> byOtherName(String key) {
        return byOtherName.get().getOrDefault(key, List.of());
    }

    /** The keys under which {@link #byOtherName(String)} finds something, in no order. */
    public Set<String> otherNameKeys() {
        return Collections.unmodifiableSet(byOtherName.get().keySet());
    }

    /**
     * The commune whose centre is nearest to this point, if one lies within the distance. Districts are preferred to
     * their city, which is only given for a point right at its centre.
     *
     * @param latitude degrees north, WGS 84
     * @param longitude degrees east, WGS 84
     * @param maxDistanceKm beyond this distance nothing is found; at most 50
     */
    public Optional<Near> nearest(double latitude, double longitude, double maxDistanceKm) {
        return centres.get().nearest(latitude, longitude, maxDistanceKm);
    }

    /** Loads the shipped referential only when somebody asks for it. */
    private static final class Holder {
        private static final Places FRANCE = new Places(PlacesFile.load());
    }
}
