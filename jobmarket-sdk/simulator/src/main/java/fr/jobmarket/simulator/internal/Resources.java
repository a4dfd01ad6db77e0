package fr.jobmarket.simulator.internal;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The simulator's text tables: UTF-8, cells parted by "|", lines starting with "#" are comments. */
final class Resources {
    private Resources() {}

    static List<String[]> table(String name) {
        List<String[]> rows = new ArrayList<>();
        for (String line : lines(name)) {
            rows.add(line.split("\\|", -1));
        }
        return rows;
    }

    static List<String> lines(String name) {
        try (InputStream stream = Resources.class.getResourceAsStream("/fr/jobmarket/simulator/" + name)) {
            if (stream == null) {
                throw new IllegalStateException("resource " + name + " is missing from the simulator's jar");
            }
            BufferedReader reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8));
            return reader.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the resource " + name, e);
        }
    }
}
