package fr.jobmarket.dash;

import fr.jobmarket.offer.Contract;
import fr.jobmarket.offer.DataRole;
import fr.jobmarket.offer.Source;
import fr.jobmarket.referential.Commune;
import fr.jobmarket.referential.Department;
import fr.jobmarket.referential.PlaceNames;
import fr.jobmarket.referential.Places;
import fr.jobmarket.statistics.LabelledCount;
import java.text.Collator;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Choices for dropdowns, sorted the way a person looks for them. Immutable and thread-safe. */
public final class Options {

    private final Wording wording;
    private final Places places;
    private final List<Named> communes;

    private Options(Wording wording, Places places) {
        this.wording = wording;
        this.places = places;
        this.communes = places.communes().stream()
                .map(commune -> new Named(PlaceNames.key(commune.name()), commune))
                .sorted(Comparator.comparing((Named named) -> named.commune().population())
                        .reversed()
                        .thenComparing(named -> named.commune().code()))
                .toList();
    }

    private record Named(String key, Commune commune) {
        boolean isMeant(String text, String typedKey) {
            if (commune.code().equalsIgnoreCase(text)) {
                return true;
            }
            return Character.isDigit(text.charAt(0))
                    ? commune.postalCodes().stream().anyMatch(code -> code.startsWith(text))
                    : !typedKey.isEmpty() && key.startsWith(typedKey);
        }
    }

    /** Options in one language, with the names of French places. */
    public static Options of(Wording wording) {
        return new Options(wording, Places.ofFrance());
    }

    /** The forms of contract. */
    public List<DropdownOption> contracts() {
        return Stream.of(Contract.Type.values())
                .map(type -> DropdownOption.of(type.name(), wording.contract(type)))
                .toList();
    }

    /** The data professions. */
    public List<DropdownOption> dataRoles() {
        return Stream.of(DataRole.values())
                .map(role -> DropdownOption.of(role.name(), wording.role(role)))
                .toList();
    }

    /** The sources. */
    public List<DropdownOption> sources() {
        return Stream.of(Source.values())
                .map(source -> DropdownOption.of(source.id(), wording.source(source)))
                .toList();
    }

    /** The regions, by name. */
    public List<DropdownOption> regions() {
        List<String> departments = TileMap.ofDepartments().codes().toList();
        List<String> regions = places.departments().stream()
                .filter(department -> departments.contains(department.code()))
                .map(Department::regionCode)
                .distinct()
                .toList();
        return places.regions().stream()
                .filter(region -> regions.contains(region.code()))
                .map(region -> DropdownOption.of(region.code(), region.name()))
                .sorted(byLabel())
                .toList();
    }

    /** The 101 departments, by code. */
    public List<DropdownOption> departments() {
        List<String> codes = TileMap.ofDepartments().codes().toList();
        return places.departments().stream()
                .filter(department -> codes.contains(department.code()))
                .map(department -> DropdownOption.of(department.code(), department.code() + " – " + department.name()))
                .toList();
    }

    /**
     * Communes for what a person typed so far: the start of a name, spelled any way, a postal code or its start, or an
     * INSEE code. The most populous come first.
     *
     * @param typed as typed; blank finds nothing
     * @param limit how many at most
     */
    public List<DropdownOption> communes(String typed, int limit) {
        String text = typed.strip();
        if (text.isEmpty()) {
            return List.of();
        }
        String key = PlaceNames.key(text);
        return communes.stream()
                .filter(named -> named.isMeant(text, key))
                .sorted(Comparator.comparing(named -> !named.key().equals(key)))
                .limit(limit)
                .map(named -> commune(named.commune()))
                .toList();
    }

    /** Counted values, in the order given. */
    public List<DropdownOption> counted(List<LabelledCount> counts, int limit) {
        return counts.stream().limit(limit).map(Options::counted).toList();
    }

    private static DropdownOption counted(LabelledCount count) {
        String label = count.label();
        return new DropdownOption(count.code(), label == null ? count.code() : label, count.count(), null, null);
    }

    private static DropdownOption commune(Commune commune) {
        String label = commune.name() + " (" + commune.departmentCode() + ")";
        return new DropdownOption(commune.code(), label, null, commune.latitude(), commune.longitude());
    }

    private Comparator<DropdownOption> byLabel() {
        Collator collator = Collator.getInstance(wording.locale());
        return (one, other) -> collator.compare(one.label(), other.label());
    }
}
