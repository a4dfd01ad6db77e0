package fr.jobmarket.pipeline.step;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.jobmarket.cleaning.CleaningResult;
import fr.jobmarket.cleaning.OfferCleaner;
import fr.jobmarket.cleaning.duplicate.DuplicateFinder;
import fr.jobmarket.cleaning.duplicate.DuplicatePair;
import fr.jobmarket.error.InvalidInputException;
import fr.jobmarket.error.NonRetriableException;
import fr.jobmarket.offer.Offer;
import fr.jobmarket.offer.OfferJson;
import fr.jobmarket.offer.Source;
import fr.jobmarket.source.RawLine;
import fr.jobmarket.source.RawOfferReader;
import fr.jobmarket.warehouse.ProgressListener;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Files of raw offers to one file of canonical offers, one JSON object a line, in the order of the input. Lines that are
 * no offer go to a second file beside it, so that lines in are always lines out plus rejected. Not thread-safe.
 */
public final class CleanStep {

    private static final int LINES_PER_CHUNK = 1_000;
    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * A file to clean.
     *
     * @param source whose offers it holds
     * @param file plain or gzip
     */
    public record Input(Source source, Path file) {}

    /**
     * What came out.
     *
     * @param linesIn lines read
     * @param linesOut canonical offers written
     * @param rejected lines that are no offer; always {@code linesIn - linesOut}
     * @param duplicates offers marked as duplicates of another one
     * @param output where the offers are
     * @param rejectedOutput where the rejected lines are
     * @param examples the first few rejected lines: file, line number, reason
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

    /** A step with this cleaner. */
    public CleanStep(OfferCleaner cleaner, Clock clock, ProgressListener progress) {
        this.cleaner = cleaner;
        this.clock = clock;
        this.progress = progress;
    }

    /**
     * Cleans the files. The output replaces an earlier one only when everything was read.
     *
     * @param findDuplicates whether to mark duplicates across all files
     * @throws InvalidInputException when an input cannot be read, before anything is written
     */
    public Report run(List<Input> inputs, Path output, boolean findDuplicates) {
        inputs.forEach(CleanStep::requireReadable);
        Path rejectedOutput = output.resolveSibling(output.getFileName() + ".rejected.jsonl");
        Path draft = output.resolveSibling(output.getFileName() + ".part");
        Path rejectedDraft = rejectedOutput.resolveSibling(rejectedOutput.getFileName() + ".part");
        try {
            Files.createDirectories(output.toAbsolutePath().getParent());
            Cleaning cleaning = new Cleaning(findDuplicates);
            cleaning.clean(inputs, draft, rejectedDraft);
            long duplicates = findDuplicates ? markDuplicates(cleaning.finder.find(), draft) : 0;
            Files.move(draft, output, StandardCopyOption.REPLACE_EXISTING);
            Files.move(rejectedDraft, rejectedOutput, StandardCopyOption.REPLACE_EXISTING);
            return new Report(
                    cleaning.in,
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
        if (!Files.isRegularFile(input.file()) || !Files.isReadable(input.file())) {
            throw new InvalidInputException(input.file()
                    + (Files.exists(input.file()) ? " is not a readable file" : " does not exist")
                    + "; check the path given with --" + input.source().id());
        }
    }

    private static void deleteQuietly(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            // a leftover draft is overwritten the next time; the error that matters is already on its way
        }
    }

    /** One pass over all inputs, cleaning on all processors while holding one chunk of lines. */
    private final class Cleaning {
        private final boolean remember;
        private final DuplicateFinder finder = DuplicateFinder.create();
        private final List<String> examples = new ArrayList<>();
        private long in;
        private long out;
        private long rejected;

        private Cleaning(boolean remember) {
            this.remember = remember;
        }

        private void clean(List<Input> inputs, Path offers, Path rejects) throws IOException {
            try (BufferedWriter offerWriter = Files.newBufferedWriter(offers);
                    BufferedWriter rejectWriter = Files.newBufferedWriter(rejects)) {
                for (Input input : inputs) {
                    RawOfferReader reader = RawOfferReader.at(clock.instant()).as(input.source());
                    try (Stream<RawLine> lines = reader.lines(input.file())) {
                        clean(lines.iterator(), offerWriter, rejectWriter);
                    }
                }
            }
            progress.progress("cleaning", in, in);
        }

        private void clean(Iterator<RawLine> lines, BufferedWriter offers, BufferedWriter rejects) throws IOException {
            List<RawLine> chunk = new ArrayList<>(LINES_PER_CHUNK);
            while (lines.hasNext()) {
                chunk.add(lines.next());
                if (chunk.size() == LINES_PER_CHUNK || !lines.hasNext()) {
                    for (Cleaned cleaned :
                            chunk.parallelStream().map(CleanStep.this::clean).toList()) {
                        write(cleaned, offers, rejects);
                    }
                    in += chunk.size();
                    chunk.clear();
                    progress.progress("cleaning", in, -1);
                }
            }
        }

        private void write(Cleaned cleaned, BufferedWriter offers, BufferedWriter rejects) throws IOException {
            if (cleaned.result() instanceof CleaningResult.Cleaned good) {
                offers.write(OfferJson.write(good.offer()));
                offers.newLine();
                out++;
                if (remember) {
                    finder.add(good.offer());
                }
            } else if (cleaned.result() instanceof CleaningResult.Rejected bad) {
                rejects.write(rejection(cleaned.line(), bad.reason()));
                rejects.newLine();
                rejected++;
                if (examples.size() < EXAMPLES) {
                    examples.add(
                            cleaned.line().file() + " line " + cleaned.line().number() + ": " + bad.reason());
                }
            }
        }
    }

    private record Cleaned(RawLine line, CleaningResult result) {}

    private Cleaned clean(RawLine line) {
        if (line instanceof RawLine.Accepted accepted) {
            return new Cleaned(line, cleaner.clean(accepted.offer()));
        }
        return new Cleaned(line, new CleaningResult.Rejected(null, ((RawLine.Rejected) line).reason()));
    }

    private static String rejection(RawLine line, String reason) throws JsonProcessingException {
        ObjectNode json = JSON.createObjectNode();
        json.put("file", line.file().toString());
        json.put("line", line.number());
        json.put("reason", reason);
        if (line instanceof RawLine.Rejected rejected) {
            json.put("text", rejected.text());
        } else if (line instanceof RawLine.Accepted accepted) {
            json.put("offerId", accepted.offer().offerId());
        }
        return JSON.writeValueAsString(json);
    }

    /** A second pass, as the offer to keep may come after its duplicates. */
    private long markDuplicates(List<DuplicatePair> pairs, Path draft) throws IOException {
        Map<String, String> kept = new HashMap<>();
        for (DuplicatePair pair : pairs) {
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
