package fr.jobmarket.cleaning.internal;

import fr.jobmarket.error.InvalidInputException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/** The tables of the ROME open data: one CSV file each in a folder, plain or gzipped, in the UTF-8 "unix" edition. */
public final class RomeTables {

    private final Path directory;

    /** The tables of this folder; it is read when a table is asked for. */
    public RomeTables(Path directory) {
        this.directory = directory;
    }

    /**
     * Hands over the rows of a table.
     *
     * @param prefix how the file's name begins; of several editions the newest is read
     * @param columns the columns wanted
     * @param row takes the fields of these columns, in this order
     * @throws InvalidInputException when the file is missing, unreadable or has other columns
     */
    public void read(String prefix, List<String> columns, Consumer<List<String>> row) {
        Path file = find(prefix);
        try (BufferedReader reader = reader(file)) {
            int[] places = places(file, reader.readLine(), columns);
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                List<String> fields = CsvLines.split(line);
                List<String> wanted = new ArrayList<>(places.length);
                for (int place : places) {
                    if (place < fields.size()) {
                        wanted.add(fields.get(place));
                    }
                }
                if (wanted.size() == places.length) {
                    row.accept(wanted);
                }
            }
        } catch (IOException e) {
            throw new InvalidInputException("Cannot read " + file + ": is it whole?", e);
        }
    }

    private static int[] places(Path file, @Nullable String header, List<String> columns) {
        List<String> given = header == null ? List.of() : CsvLines.split(header);
        if (!given.containsAll(columns)) {
            throw new InvalidInputException(file + " has no columns " + String.join(" and ", columns)
                    + ": it is not the file of the ROME open data that its name says");
        }
        return columns.stream().mapToInt(given::indexOf).toArray();
    }

    private Path find(String prefix) {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.getFileName().toString().startsWith(prefix))
                    .sorted()
                    .reduce((older, newer) -> newer)
                    .orElseThrow(() -> new InvalidInputException("No file " + prefix + "* in " + directory
                            + ": give the folder with the ROME open-data files of France Travail"));
        } catch (IOException e) {
            throw new InvalidInputException(
                    "Cannot read the folder " + directory + " of the ROME open-data files: check that it exists", e);
        }
    }

    private static BufferedReader reader(Path file) throws IOException {
        InputStream bytes = Files.newInputStream(file);
        InputStream plain = file.getFileName().toString().endsWith(".gz") ? gunzip(bytes) : bytes;
        return new BufferedReader(new InputStreamReader(plain, StandardCharsets.UTF_8));
    }

    private static InputStream gunzip(InputStream bytes) throws IOException {
        try {
            return new GZIPInputStream(bytes, 1 << 16);
        } catch (IOException e) {
            bytes.close();
            throw e;
        }
    }
}
