package fr.jobmarket.pipeline.step;

import fr.jobmarket.error.InvalidInputException;
import fr.jobmarket.internal.OrderedWork;
import fr.jobmarket.internal.Sha256;
import fr.jobmarket.offer.Source;
import fr.jobmarket.source.RawLine;
import fr.jobmarket.source.RawOfferReader;
import fr.jobmarket.warehouse.BronzeIngest;
import fr.jobmarket.warehouse.ProgressListener;
import fr.jobmarket.warehouse.Run;
import fr.jobmarket.warehouse.Warehouse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Archives of raw offers into bronze, each as a run of its own. What was seen first and last follows the time an archive was
 * harvested at, so older ones may come after newer ones. Not thread-safe.
 */
public final class ImportStep {

    /** The kind such runs are recorded as. */
    public static final String KIND = "import";

    private static final int EXAMPLES = 5;
    private static final int LINES_PER_PIECE = 200;

    /**
     * What became of an archive.
     *
     * @param file where it is
     * @param harvestedAt when its offers were harvested
     * @param runId the run that took it, now or before
     * @param takenBefore whether it was taken before, so that nothing was done
     * @param offers offers in it; 0 when it was taken before
     * @param newPayloads payloads that bronze did not have
     * @param rejected lines or objects that are no offer
     * @param examples the first few of them: file, where in it, reason
     */
    public record Report(
            Path file,
            Instant harvestedAt,
            String runId,
            boolean takenBefore,
            long offers,
            long newPayloads,
            long rejected,
            List<String> examples) {}

    private record Archive(Path file, Instant harvestedAt) {}

    private final Warehouse warehouse;
    private final ProgressListener progress;

    /** A step into this warehouse. */
    public ImportStep(Warehouse warehouse, ProgressListener progress) {
        this.warehouse = warehouse;
        this.progress = progress;
    }

    /**
     * Takes archives, the one harvested first before the others.
     *
     * @param files in any form {@link RawOfferReader} reads; of a folder every file below it is an archive, hidden ones apart
     * @param harvestedAt when they were harvested; null for the time each file was changed last
     * @param complete whether each holds everything its sources had at that time, so that offers it lacks were gone
     * @throws InvalidInputException when one does not exist, before anything is taken, or holds no offer
     */
    public List<Report> run(List<Path> files, @Nullable Instant harvestedAt, boolean complete) {
        List<Archive> archives = new ArrayList<>();
        for (Path file : files) {
            for (Path one : archives(file)) {
                archives.add(new Archive(one, harvestedAt == null ? changedAt(one) : harvestedAt));
            }
        }
        archives.sort(Comparator.comparing(Archive::harvestedAt));
        return archives.stream()
                .map(archive -> take(archive, harvestedAt, complete))
                .toList();
    }

    private static List<Path> archives(Path file) {
        if (!Files.exists(file)) {
            throw new InvalidInputException(file + " does not exist; check the path");
        }
        try (Stream<Path> below = Files.walk(file)) {
            List<Path> archives = below.filter(Files::isRegularFile)
                    .filter(one -> one.equals(file) || !isHidden(file.relativize(one)))
                    .sorted()
                    .toList();
            if (archives.isEmpty()) {
                throw new InvalidInputException(file + " is a folder without files; name one that holds offers");
            }
            return archives;
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    private static boolean isHidden(Path file) {
        for (Path part : file) {
            if (part.toString().startsWith(".")) {
                return true;
            }
        }
        return false;
    }

    private static Instant changedAt(Path file) {
        try {
            return Files.getLastModifiedTime(file).toInstant();
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    private static InvalidInputException unreadable(Path file, IOException e) {
        return new InvalidInputException(file + " cannot be read: " + e.getMessage(), e);
    }

    /** A copy of a file has another time but is the same archive, unless somebody says that it is of another time. */
    private Report take(Archive archive, @Nullable Instant stated, boolean complete) {
        String sha256 = sha256(archive.file());
        return warehouse
                .importOf(sha256, stated)
                .map(run -> new Report(archive.file(), archive.harvestedAt(), run, true, 0, 0, 0, List.of()))
                .orElseGet(() -> {
                    String run = warehouse.runs().start(KIND).id();
                    try (Taking taking = new Taking(run, complete)) {
                        taking.read(archive);
                        taking.finish();
                        String name = String.valueOf(archive.file().getFileName());
                        warehouse.noteImport(run, sha256, name, archive.harvestedAt());
                        warehouse.runs().end(run, Run.Status.COMPLETE, null);
                        return taking.report(archive);
                    } catch (RuntimeException e) {
                        warehouse.runs().end(run, Run.Status.FAILED, e.getMessage());
                        throw e;
                    }
                });
    }

    private static String sha256(Path file) {
        try {
            return Sha256.of(file);
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    /** One archive on its way: each source in it is a task, as of a harvest of everything. */
    private final class Taking implements AutoCloseable {
        private final String runId;
        private final boolean complete;
        private final Map<Source, BronzeIngest> ingests = new EnumMap<>(Source.class);
        private final List<String> examples = new ArrayList<>();
        private long rejected;

        private Taking(String runId, boolean complete) {
            this.runId = runId;
            this.complete = complete;
        }

        /** Looks into lines while those before are taken. Whatever happens, nothing is being taken any more when this comes back. */
        private void read(Archive archive) {
            try (OrderedWork<List<RawLine>, Long> taking =
                    OrderedWork.beside(this::take, taken -> progress.progress(KIND, taken, -1))) {
                try (Stream<RawLine> lines =
                        RawOfferReader.at(archive.harvestedAt()).lines(archive.file())) {
                    List<RawLine> piece = new ArrayList<>(LINES_PER_PIECE);
                    lines.forEachOrdered(line -> {
                        piece.add(line);
                        if (piece.size() == LINES_PER_PIECE) {
                            taking.give(List.copyOf(piece));
                            piece.clear();
                        }
                    });
                    taking.give(piece);
                } finally {
                    taking.finish();
                }
            }
            if (ingests.isEmpty()) {
                throw new InvalidInputException(
                        archive.file() + " holds no offer" + (examples.isEmpty() ? "" : ": " + examples.get(0)));
            }
        }

        private long take(List<RawLine> lines) {
            lines.forEach(this::take);
            return offers() + rejected;
        }

        private void take(RawLine line) {
            if (line instanceof RawLine.Accepted accepted) {
                ingests.computeIfAbsent(accepted.offer().source(), this::start).accept(accepted.offer());
            } else if (line instanceof RawLine.Rejected bad) {
                rejected++;
                if (examples.size() < EXAMPLES) {
                    examples.add(bad.file() + " " + bad.where() + ": " + bad.reason());
                }
            }
        }

        private BronzeIngest start(Source source) {
            String plan = HarvestQuery.EVERYTHING.identity(source).orElse(null);
            warehouse.runs().startTask(runId, task(source), source.id(), plan);
            return warehouse.ingest(runId, source, plan);
        }

        private static String task(Source source) {
            return KIND + " " + source.id();
        }

        private void finish() {
            close();
            ingests.forEach((source, ingest) -> warehouse
                    .runs()
                    .endTask(
                            runId,
                            task(source),
                            complete ? Run.Status.COMPLETE : Run.Status.PARTIAL,
                            Map.of("received", ingest.received(), "new", ingest.newPayloads()),
                            null));
        }

        private long offers() {
            return ingests.values().stream().mapToLong(BronzeIngest::received).sum();
        }

        private Report report(Archive archive) {
            long newPayloads = ingests.values().stream()
                    .mapToLong(BronzeIngest::newPayloads)
                    .sum();
            return new Report(
                    archive.file(),
                    archive.harvestedAt(),
                    runId,
                    false,
                    offers(),
                    newPayloads,
                    rejected,
                    List.copyOf(examples));
        }

        @Override
        public void close() {
            ingests.values().forEach(BronzeIngest::close);
        }
    }
}
