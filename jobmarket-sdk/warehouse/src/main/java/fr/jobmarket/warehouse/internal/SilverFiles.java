package fr.jobmarket.warehouse.internal;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/** The files in which rows of the silver tables land before they are loaded. Not thread-safe. */
final class SilverFiles {

    private final Map<TableSpec, NdjsonFile> files = new LinkedHashMap<>();

    SilverFiles(Path folder) {
        Schema.MADE_BY_CLEANING.forEach(
                table -> files.put(table, new NdjsonFile(table, folder.resolve(table.name() + ".ndjson"))));
    }

    void add(OfferRows made) {
        made.forEach((table, rows) -> Objects.requireNonNull(files.get(table)).add(rows));
    }

    /** Loads everything into the database and removes the files. */
    void load(Database database) {
        files.values().forEach(database::loadAndDelete);
    }

    /** Ends the files without loading them, after a failure. */
    void abandon() {
        files.values().forEach(NdjsonFile::close);
    }
}
