package fr.jobmarket.cleaning.internal.place;

import fr.jobmarket.referential.Department;
import fr.jobmarket.referential.PlaceNames;
import fr.jobmarket.referential.Places;
import fr.jobmarket.referential.Region;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Names of departments, regions and countries in every order and with or without articles: "Savoie (Haute)" is
 * "Haute-Savoie", "Grand-Est" is "Grand Est". Regions of before 2016, each of which lies wholly in one of today, are
 * known too.
 */
public final class AreaNames {

    private static final Set<String> LITTLE_WORDS = Set.of("le", "la", "les", "l", "de", "du", "des", "d", "et", "en");

    private final Places places;
    private final Map<String, Department> departments = new HashMap<>();
    private final Map<String, Region> regions = new HashMap<>();
    private final Map<String, Finding> others = new HashMap<>();

    public AreaNames(Places places) {
        this.places = places;
        places.departments().forEach(d -> departments.put(signature(PlaceNames.key(d.name())), d));
        places.regions().forEach(r -> regions.put(signature(PlaceNames.key(r.name())), r));
        readAliases();
    }

    /** What this key of a name means as a department; null when it is none. */
    @Nullable
    Department department(String key) {
        return departments.get(signature(key));
    }

    /** What this key of a name means as a region, a country or a part of the world; null when it is none of them. */
    @Nullable
    Finding regionOrCountry(String key) {
        String signature = signature(key);
        Region region = regions.get(signature);
        return region != null ? finding(region) : others.get(signature);
    }

    /** Overseas a region is one department: "La Réunion" means both. */
    private Finding finding(Region region) {
        List<Department> inside = places.departments().stream()
                .filter(department -> department.regionCode().equals(region.code()))
                .toList();
        return inside.size() == 1 ? Finding.of(places, inside.get(0)) : Finding.of(region);
    }

    private static String signature(String key) {
        if (key.indexOf(' ') < 0) {
            return key;
        }
        return Arrays.stream(key.split(" "))
                .filter(word -> !LITTLE_WORDS.contains(word))
                .sorted()
                .collect(Collectors.joining(" "));
    }

    private void readAliases() {
        try (InputStream in = AreaNames.class.getResourceAsStream("areas.tsv")) {
            if (in == null) {
                throw new IllegalStateException("the resource areas.tsv is missing from the jar");
            }
            BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
            lines.lines().filter(line -> !line.startsWith("#")).forEach(this::alias);
        } catch (IOException e) {
            throw new UncheckedIOException("the resource areas.tsv is damaged", e);
        }
    }

    private void alias(String line) {
        String[] cells = line.split("\t");
        for (String name : cells[1].split(",")) {
            String signature = signature(PlaceNames.key(name));
            switch (cells[0]) {
                case "abroad" -> others.put(signature, Finding.ABROAD);
                case "france" -> others.put(signature, Finding.FRANCE);
                case "region" -> places.region(cells[2]).ifPresent(region -> regions.put(signature, region));
                case "department" -> places.department(cells[2]).ifPresent(d -> departments.put(signature, d));
                default -> throw new IllegalStateException("areas.tsv: unknown kind " + cells[0]);
            }
        }
    }
}
