package fr.jobmarket.referential;

import fr.jobmarket.referential.internal.PlacesFile;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The communes, departments and regions of France, from the official geographic code of INSEE and the postal codes of
 * La Poste (Licence Ouverte 2.0, see NOTICE). Codes and names of communes that were merged lead to the commune of
 * today. Immutable and thread-safe.
 */
public final class Places {

    private final Map<String, Region> regions;
    private final Map<String, Department> departments;
    private final Map<String, Commune> communes;
    private final Map<String, Commune> formerCodes;
    private final Map<String, List<Commune>> byPostalCode;
    private final Map<String, List<Commune>> byName;
    private final Map<String, List<Commune>> byFormerName;

    private Places(PlacesFile file) {
        regions = Collections.unmodifiableMap(file.regions());
        departments = Collections.unmodifiableMap(file.departments());
        communes = Collections.unmodifiableMap(file.communes());
        Map<String, Commune> former = new HashMap<>();
        Map<String, List<Commune>> formerNames = new HashMap<>();
        for (PlacesFile.Former old : file.formers()) {
            Commune today = communes.get(old.currentCode());
            if (today == null) {
                continue;
            }
            if (!communes.containsKey(old.code())) {
                former.put(old.code(), today);
            }
            if (!old.name().isEmpty()) {
                add(formerNames, PlaceNames.key(old.name()), today);
            }
        }
        formerCodes = former;
        byFormerName = formerNames;
        Map<String, List<Commune>> postal = new HashMap<>(16_384);
        Map<String, List<Commune>> names = new HashMap<>(65_536);
        for (Commune commune : communes.values()) {
            add(names, PlaceNames.key(commune.name()), commune);
            for (String code : commune.postalCodes()) {
                add(postal, code, commune);
            }
        }
        byPostalCode = postal;
        byName = names;
    }

    private static void add(Map<String, List<Commune>> index, String key, Commune commune) {
        List<Commune> known = index.get(key);
        if (known == null) {
            index.put(key, List.of(commune));
        } else if (!known.contains(commune)) {
            List<Commune> more = new ArrayList<>(known);
            more.add(commune);
            index.put(key, more);
        }
    }

    /** The referential shipped with the SDK; loaded on first use, in about 100 ms. */
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
        return Optional.ofNullable(commune != null ? commune : formerCodes.get(code));
    }

    /** The department with this code. */
    public Optional<Department> department(String code) {
        return Optional.ofNullable(departments.get(code));
    }

    /** The region with this code. */
    public Optional<Region> region(String code) {
        return Optional.ofNullable(regions.get(code));
    }

    /** The communes and districts served under this postal code; empty when it is not one. */
    public List<Commune> byPostalCode(String postalCode) {
        return Collections.unmodifiableList(byPostalCode.getOrDefault(postalCode, List.of()));
    }

    /** The communes of today whose name has this {@linkplain PlaceNames#key(String) key}. */
    public List<Commune> byName(String key) {
        return Collections.unmodifiableList(byName.getOrDefault(key, List.of()));
    }

    /** The communes of today that a merged, delegated or associated commune with this name's key belongs to. */
    public List<Commune> byFormerName(String key) {
        return Collections.unmodifiableList(byFormerName.getOrDefault(key, List.of()));
    }

    /** Loads the shipped referential only when somebody asks for it. */
    private static final class Holder {
        private static final Places FRANCE = new Places(PlacesFile.load());
    }
}
