package fr.jobmarket.referential.internal;

import fr.jobmarket.referential.Commune;
import fr.jobmarket.referential.Department;
import fr.jobmarket.referential.Region;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/**
 * The resource {@code places.tsv.gz}: rows of regions (R), departments (D), communes (C), former communes (O) and
 * localities (L), as {@code src/referential/derive.mjs} writes them.
 */
public final class PlacesFile {

    private static final String RESOURCE = "/fr/jobmarket/referential/places.tsv.gz";

    /**
     * A commune that no longer exists by itself, an earlier name of one, or a locality that never was one.
     *
     * @param code its old code, empty for a locality
     * @param name its name, empty when unknown
     * @param currentCode the commune it belongs to
     */
    public record Former(String code, String name, String currentCode) {}

    private final Map<String, Region> regions = new LinkedHashMap<>();
    private final Map<String, Department> departments = new LinkedHashMap<>();
    private final Map<String, Commune> communes = new LinkedHashMap<>(65_536);
    private final List<Former> formers = new ArrayList<>(8192);

    private PlacesFile() {}

    /** Reads the shipped resource. */
    public static PlacesFile load() {
        PlacesFile file = new PlacesFile();
        try (InputStream in = PlacesFile.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException("the resource " + RESOURCE + " is missing from the jar");
            }
            BufferedReader lines = new BufferedReader(
                    new InputStreamReader(new GZIPInputStream(in, 1 << 16), StandardCharsets.UTF_8), 1 << 16);
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                file.add(line);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the resource " + RESOURCE + " is damaged", e);
        }
        return file;
    }

    private void add(String line) {
        List<String> cells = cells(line);
        switch (cells.get(0)) {
            case "R" ->
                regions.put(
                        cells.get(1),
                        new Region(cells.get(1), cells.get(2), cells.get(3).equals("metro")));
            case "D" -> departments.put(cells.get(1), new Department(cells.get(1), cells.get(2), cells.get(3)));
            case "C" -> communes.put(cells.get(1), commune(cells));
            case "O" -> formers.add(new Former(cells.get(1), cells.get(2), cells.get(3)));
            case "L" -> formers.add(new Former("", cells.get(1), cells.get(2)));
            default -> {}
        }
    }

    private Commune commune(List<String> cells) {
        Department department = departments.get(cells.get(8));
        if (department == null) {
            throw new IllegalStateException(RESOURCE + ": commune " + cells.get(1) + " in an unknown department");
        }
        return new Commune(
                cells.get(1),
                cells.get(2),
                cells.get(3).isEmpty() ? List.of() : List.of(cells.get(3).split(",")),
                department.code(),
                department.regionCode(),
                cells.get(4).isEmpty() ? 0 : Integer.parseInt(cells.get(4)),
                degrees(cells.get(5)),
                degrees(cells.get(6)),
                cells.get(7).isEmpty() ? null : cells.get(7));
    }

    private static @Nullable Double degrees(String cell) {
        return cell.isEmpty() ? null : Double.valueOf(cell);
    }

    private static List<String> cells(String line) {
        List<String> cells = new ArrayList<>(9);
        int start = 0;
        for (int tab = line.indexOf('\t'); tab >= 0; tab = line.indexOf('\t', start)) {
            cells.add(line.substring(start, tab));
            start = tab + 1;
        }
        cells.add(line.substring(start));
        return cells;
    }

    /** Regions by code. */
    public Map<String, Region> regions() {
        return regions;
    }

    /** Departments by code. */
    public Map<String, Department> departments() {
        return departments;
    }

    /** Communes by code. */
    public Map<String, Commune> communes() {
        return communes;
    }

    /** Former communes and localities. */
    public List<Former> formers() {
        return formers;
    }
}
