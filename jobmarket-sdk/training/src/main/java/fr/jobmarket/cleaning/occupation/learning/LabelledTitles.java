package fr.jobmarket.cleaning.occupation.learning;

import fr.jobmarket.error.InvalidInputException;
import fr.jobmarket.internal.TextLines;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Titles of offers with their ROME code and no other text: a table to learn from. */
public final class LabelledTitles {

    private static final List<String> COLUMNS = List.of("id", "title", "rome", "appellation");

    private LabelledTitles() {}

    /**
     * Reads a table of tab-separated columns, {@code id}, {@code title}, {@code rome} and {@code appellation} among them,
     * named in its first line; gzipped when its name ends in {@code .gz}. Lines with fewer columns are left out.
     *
     * @throws InvalidInputException when the file is unreadable or has other columns
     */
    public static List<LabelledOffer> read(Path file) {
        try (BufferedReader reader = TextLines.open(file)) {
            String header = reader.readLine();
            List<String> names = header == null ? List.of() : List.of(header.split("\t", -1));
            if (!names.containsAll(COLUMNS)) {
                throw new InvalidInputException(
                        file + " has no columns " + String.join(", ", COLUMNS) + ": name them in its first line");
            }
            int[] places = COLUMNS.stream().mapToInt(names::indexOf).toArray();
            List<LabelledOffer> titles = new ArrayList<>();
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                String[] fields = line.split("\t", -1);
                if (fields.length == names.size()) {
                    String appellation = fields[places[3]];
                    titles.add(new LabelledOffer(
                            fields[places[0]],
                            fields[places[1]],
                            "",
                            fields[places[2]],
                            appellation.isEmpty() ? null : appellation));
                }
            }
            return titles;
        } catch (IOException e) {
            throw new InvalidInputException("Cannot read " + file + ": is it whole?", e);
        }
    }
}
