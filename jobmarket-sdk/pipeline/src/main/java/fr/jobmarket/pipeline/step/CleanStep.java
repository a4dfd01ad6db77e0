package fr.jobmarket.pipeline.step;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.jobmarket.cleaning.CleaningResult;
import fr.jobmarket.cleaning.DuplicateFinder;
import fr.jobmarket.cleaning.OfferCleaner;
import fr.jobmarket.error.InvalidInputException;
import fr.jobmarket.error.NonRetriableException;
import fr.jobmarket.internal.OrderedWork;
import fr.jobmarket.offer.Offer;
import fr.jobmarket.offer.OfferJson;
import fr.jobmarket.offer.Source;
import fr.jobmarket.source.RawChunk;
import fr.jobmarket.source.RawLine;
import fr.jobmarket.source.RawOfferReader;
import fr.jobmarket.warehouse.ProgressListener;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Files of raw offers to one file of canonical offers, one JSON object a line, in the order of the input. What is no offer
 * goes to a second file beside it, so that what comes in is always what goes out plus what is rejected. Not thread-safe.
 *
 * <p>The calling thread reads and writes bytes; the others parse, clean and make JSON, a piece of a file at a time.
 */
public final class CleanStep {

    /**
     * Something to clean.
     *
     * @param source whose offers it holds
     * @param file a file, an archive or a folder, in any form {@link RawOfferReader} reads
     */
    public record Input(Source source, Path file) {}

    /**
     * What came out.
     *
     * @param linesIn lines read, or objects of documents
     * @param linesOut canonical offers written
     * @param rejected what is no offer; always {@code linesIn - linesOut}
     * @param duplicates offers marked as duplicates of another one
     * @param output where the offers are
     * @param rejectedOutput where the rejections are
     * @param examples the first few rejections: file, where in it, reason
     */
    public record Report(
            long linesIn,
            long linesOut,
            long rejected,
            long duplicates,
            Path output,
            Path rejectedOutput,
            List<String> examples) {}

    private static final int EXAMPLES = 5;

    private final OfferCleaner cleaner;
    private final Clock clock;
    private final ProgressListener progress;
    private final int threads;

    /**
     * A step with this cleaner.
     *
     * @param threads how many threads clean, at least one
     */
    public CleanStep(OfferCleaner cleaner, Clock clock, ProgressListener progress, int threads) {
        this.cleaner = cleaner;
        this.clock = clock;
        this.progress = progress;
        this.threads = threads;
    }

    /**
     * Cleans the files. The output replaces an earlier one only when everything was read.
     *
     * @param findDuplicates whether to mark duplicates across all files
     * @throws InvalidInputException when an input cannot be read, before anything is written
     */
    public Report run(List<Input> inputs, Path output, boolean findDuplicates) {
        inputs.forEach(CleanStep::requireReadable);
        inputs.forEach(input -> requireOutside(input, output));
        Path rejectedOutput = output.resolveSibling(output.getFileName() + ".rejected.jsonl");
        Path draft = output.resolveSibling(output.getFileName() + ".part");
        Path rejectedDraft = rejectedOutput.resolveSibling(rejectedOutput.getFileName() + ".part");
        try {
            Files.createDirectories(output.toAbsolutePath().getParent());
            Cleaning cleaning = new Cleaning(findDuplicates);
            cleaning.clean(inputs, draft, rejectedDraft);
            long duplicates = cleaning.finder == null ? 0 : markDuplicates(cleaning.finder.find(), draft);
            Files.move(draft, output, StandardCopyOption.REPLACE_EXISTING);
            Files.move(rejectedDraft, rejectedOutput, StandardCopyOption.REPLACE_EXISTING);
            return new Report(
                    cleaning.out + cleaning.rejected,
                    cleaning.out,
                    cleaning.rejected,
                    duplicates,
                    output,
                    rejectedOutput,
                    List.copyOf(cleaning.examples));
        } catch (IOException e) {
            throw new NonRetriableException(
                    "cannot write " + output + ": " + e.getMessage() + "; check space and rights of that folder", e);
        } finally {
            deleteQuietly(draft);
            deleteQuietly(rejectedDraft);
        }
    }

    private static void requireReadable(Input input) {
        if (!Files.isReadable(input.file())) {
            throw new InvalidInputException(input.file()
                    + (Files.exists(input.file()) ? " cannot be read" : " does not exist")
                    + "; check the path given with --" + input.source().id());
        }
    }

    /** What is written would be read. */
    private static void requireOutside(Input input, Path output) {
        if (Files.isDirectory(input.file())
                && output.toAbsolutePath()
                        .normalize()
                        .startsWith(input.file().toAbsolutePath().normalize())) {
            throw new InvalidInputException(output + " lies in " + input.file()
                    + ", the folder to be cleaned; name a place outside it with --out");
        }
    }

    private static void deleteQuietly(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            // a leftover draft is overwritten the next time; the error that matters is already on its way
        }
    }

    /** A piece of an input, as it comes from the disk. */
    private record Piece(RawChunk chunk, Source source, Instant readAt) {}

    /** What became of a piece: the bytes to write, and the figures. */
    private static final class Result {
        private final ByteArrayOutputStream offers = new ByteArrayOutputStream();
        private final ByteArrayOutputStream rejects = new ByteArrayOutputStream();
        private final List<String> examples = new ArrayList<>();
        private long out;
        private long rejected;
    }

    /** One pass over all inputs, holding a few pieces of them. */
    private final class Cleaning {
        private final @Nullable DuplicateFinder finder;
        private final List<String> examples = new ArrayList<>();
        private long out;
        private long rejected;

        private Cleaning(boolean findDuplicates) {
            this.finder = findDuplicates ? DuplicateFinder.create() : null;
        }

        private void clean(List<Input> inputs, Path offers, Path rejects) throws IOException {
            try (OutputStream offerOut = Files.newOutputStream(offers);
                    OutputStream rejectOut = Files.newOutputStream(rejects);
                    OrderedWork<Piece, Result> work =
                            OrderedWork.on(threads, this::clean, result -> write(result, offerOut, rejectOut))) {
                for (Input input : inputs) {
                    Instant readAt = clock.instant();
                    RawOfferReader reader = RawOfferReader.at(readAt).as(input.source());
                    try (Stream<RawChunk> chunks = reader.chunks(input.file())) {
                        chunks.forEachOrdered(chunk -> work.give(new Piece(chunk, input.source(), readAt)));
                    }
                }
                work.finish();
            } catch (UncheckedIOException e) {
                throw e.getCause();
            }
            progress.progress("cleaning", out + rejected, out + rejected);
        }

        private void write(Result result, OutputStream offers, OutputStream rejects) {
            try {
                result.offers.writeTo(offers);
                result.rejects.writeTo(rejects);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            out += result.out;
            rejected += result.rejected;
            result.examples.stream().limit(EXAMPLES - examples.size()).forEach(examples::add);
            progress.progress("cleaning", out + rejected, -1);
        }

        private Result clean(Piece piece) {
            Result result = new Result();
            for (int i = 0; i < piece.chunk().size(); i++) {
                CleaningResult cleaned = piece.chunk().isDamaged(i)
                        ? new CleaningResult.Rejected(null, "damaged")
                        : cleaner.clean(piece.source(), piece.chunk().bytes(i), piece.readAt());
                if (cleaned instanceof CleaningResult.Cleaned good) {
                    keep(good.offer(), result);
                } else {
                    lookInto(piece.chunk().read(i), result);
                }
            }
            return result;
        }

        /** What is not simply an offer: several of them, or something to be named. */
        private void lookInto(List<RawLine> lines, Result result) {
            for (RawLine line : lines) {
                if (line instanceof RawLine.Rejected rejectedLine) {
                    reject(line, rejectedLine.reason(), result);
                } else if (line instanceof RawLine.Accepted accepted) {
                    CleaningResult cleaned = cleaner.clean(accepted.offer());
                    if (cleaned instanceof CleaningResult.Cleaned good) {
                        keep(good.offer(), result);
                    } else if (cleaned instanceof CleaningResult.Rejected bad) {
                        reject(line, bad.reason(), result);
                    }
                }
            }
        }

        private void keep(Offer offer, Result result) {
            result.offers.writeBytes(OfferJson.writeBytes(offer));
            result.offers.write('\n');
            result.out++;
            if (finder != null) {
                finder.add(offer);
            }
        }

        private void reject(RawLine line, String reason, Result result) {
            result.rejects.writeBytes(rejection(line, reason));
            result.rejects.write('\n');
            result.rejected++;
            if (result.examples.size() < EXAMPLES) {
                result.examples.add(line.file() + " " + line.where() + ": " + reason);
            }
        }
    }

    private static byte[] rejection(RawLine line, String reason) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("file", line.file().toString());
        json.put(line.inDocument() ? "item" : "line", line.number());
        json.put("reason", reason);
        if (line instanceof RawLine.Rejected rejected) {
            json.put("text", rejected.text());
        } else if (line instanceof RawLine.Accepted accepted) {
            json.put("offerId", accepted.offer().offerId());
        }
        return json.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** A second pass, as the offer to keep may come after its duplicates. */
    private long markDuplicates(List<DuplicateFinder.Pair> pairs, Path draft) throws IOException {
        Map<String, String> kept = new HashMap<>();
        for (DuplicateFinder.Pair pair : pairs) {
            // two versions of one offer in the input are not duplicates of each other
            if (!pair.duplicateId().equals(pair.keptId())) {
                kept.put(pair.duplicateId(), pair.keptId());
            }
        }
        if (kept.isEmpty()) {
            return 0;
        }
        long marked = 0;
        Path rewritten = draft.resolveSibling(draft.getFileName() + "2");
        try (BufferedReader lines = Files.newBufferedReader(draft);
                BufferedWriter out = Files.newBufferedWriter(rewritten)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                Offer offer = OfferJson.read(line);
                String keptId = kept.get(offer.id());
                marked += keptId == null ? 0 : 1;
                out.write(
                        keptId == null
                                ? line
                                : OfferJson.write(
                                        offer.toBuilder().duplicateOf(keptId).build()));
                out.newLine();
            }
        }
        Files.move(rewritten, draft, StandardCopyOption.REPLACE_EXISTING);
        return marked;
    }
}
