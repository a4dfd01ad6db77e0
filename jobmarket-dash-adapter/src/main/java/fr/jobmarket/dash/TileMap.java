package fr.jobmarket.dash;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Where the square of each department lies on a map made of squares: all 101 departments have the same size, so that
 * Paris and its neighbours stay readable and the overseas departments are on the same map. Immutable and thread-safe.
 */
public final class TileMap {

    private static final String GAP = "..";

    private final List<List<String>> rows;

    private TileMap(List<List<String>> rows) {
        this.rows = rows;
    }

    /** The 101 departments. */
    public static TileMap ofDepartments() {
        return Holder.DEPARTMENTS;
    }

    /** Codes row by row from the north, each row from the west; an empty text where there is no department. */
    public List<List<String>> rows() {
        return rows;
    }

    /** All codes on the map. */
    public Stream<String> codes() {
        return rows.stream().flatMap(List::stream).filter(code -> !code.isEmpty());
    }

    private static TileMap load() {
        var in = Objects.requireNonNull(TileMap.class.getResourceAsStream("department-tiles.txt"));
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return new TileMap(lines.lines()
                    .map(line -> Stream.of(line.split("\\s+"))
                            .map(code -> code.equals(GAP) ? "" : code)
                            .toList())
                    .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class Holder {
        private static final TileMap DEPARTMENTS = load();
    }
}
