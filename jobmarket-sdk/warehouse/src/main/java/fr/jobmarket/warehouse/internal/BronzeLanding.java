package fr.jobmarket.warehouse.internal;

import fr.jobmarket.error.NonRetriableException;
import fr.jobmarket.internal.Folders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The files harvested offers land in, {@code <run>/<source>.ndjson} and the like, and their way into the bronze tables. */
public final class BronzeLanding {

    private static final String SUFFIX = ".ndjson";
    private static final String SIGHTING = "run_id, source, plan, source_id, payload_sha256, ordinal, seen_at";
    /** Whether bronze has the payload of a row that landed. */
    private static final String IS_KNOWN = "exists (select 1 from bronze.offer_raw r where r.source = l.source "
            + "and r.source_id = l.source_id and r.payload_sha256 = l.payload_sha256)";

    private final Database database;

    /** The landing of a database. */
    public BronzeLanding(Database database) {
        this.database = database;
    }

    /** A new file for offers of a run and source, beside those whose loading failed: what is in them was promised to stay. */
    public NdjsonFile open(String runId, String source) {
        Path file = folder(runId).resolve(source + SUFFIX);
        for (int i = 2; Files.exists(file); i++) {
            file = folder(runId).resolve(source + "-" + i + SUFFIX);
        }
        return new NdjsonFile(Schema.LANDING, file);
    }

    /** The folder for files of a run that is at work. */
    public Path folder(String runId) {
        return database.dialect().landingDirectory().resolve(runId);
    }

    /**
     * Loads a finished file and removes it once its rows are safe. Loading it twice is harmless. A row without a payload says
     * that one was seen again; it says nothing to a database that never had it, such as one made anew.
     *
     * @return how many payloads bronze did not have
     */
    public long load(NdjsonFile.Written file) {
        long[] added = new long[1];
        synchronized (database) {
            database.stage(Schema.LANDING);
            database.inTransaction(() -> {
                database.load(file);
                Redaction.undo(database);
                added[0] = database.update(
                        "insert into bronze.offer_raw (source, source_id, payload, payload_sha256, run_id, harvested_at) "
                                + "select source, source_id, payload, payload_sha256, run_id, seen_at from landing l "
                                + "where payload is not null and not " + IS_KNOWN
                                + " qualify row_number() over (partition by source, source_id, payload_sha256 "
                                + "order by ordinal) = 1");
                String seen = "select " + SIGHTING + " from landing l where ";
                database.update("insert into bronze.offer_seen (" + SIGHTING + ") "
                        + seen + "payload is not null union all "
                        + seen + "payload is null and " + IS_KNOWN);
            });
            database.update("drop table landing");
        }
        file.delete();
        return added[0];
    }

    /**
     * Loads what killed processes left, then removes the folders of runs that nobody will continue. Whoever has the
     * database open is the only one writing here.
     */
    public void recover() {
        for (Path file : leftovers()) {
            if (NdjsonFile.dropUnfinishedLine(file)) {
                load(new NdjsonFile.Written(Schema.LANDING, file));
            }
        }
        List<String> unfinished = database.list(
                "select run_id from meta.run where status in ('RUNNING', 'FAILED') "
                        + "and run_id = (select max(run_id) from meta.run)",
                row -> row.getString(1));
        for (Path folder : folders()) {
            if (!unfinished.contains(folder.getFileName().toString())) {
                Folders.remove(folder);
            }
        }
    }

    private List<Path> folders() {
        Path landing = database.dialect().landingDirectory();
        try (Stream<Path> entries = Files.list(landing)) {
            return entries.filter(Files::isDirectory).toList();
        } catch (IOException e) {
            throw new NonRetriableException("cannot read " + landing + ": " + e.getMessage(), e);
        }
    }

    private List<Path> leftovers() {
        Path landing = database.dialect().landingDirectory();
        try (Stream<Path> files = Files.find(
                landing,
                2,
                (file, attributes) -> attributes.isRegularFile()
                        && !landing.equals(file.getParent())
                        && file.toString().endsWith(SUFFIX))) {
            return files.sorted().toList();
        } catch (IOException e) {
            throw new NonRetriableException("cannot read " + landing + ": " + e.getMessage(), e);
        }
    }
}
