package fr.jobmarket.pipeline.step;

import fr.jobmarket.error.InvalidInputException;
import fr.jobmarket.error.NonRetriableException;
import fr.jobmarket.source.RawLine;
import fr.jobmarket.source.RawOfferReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Files of raw offers in the one form the simulator reads, one object a line. Files that have it are left as they are;
 * arrays, saved answers, archives and folders are copied so, an offer at a time, until this is closed. Not thread-safe.
 */
public final class OfferLines implements AutoCloseable {

    private static final RawOfferReader READER = RawOfferReader.at(Instant.EPOCH);

    private final List<Path> files = new ArrayList<>();
    private final List<Path> copies = new ArrayList<>();
    private final Consumer<String> rejections;

    private OfferLines(Consumer<String> rejections) {
        this.rejections = rejections;
    }

    /**
     * The files that can be served.
     *
     * @param given files, archives or folders
     * @param rejections hears where and why something copied is no offer
     * @throws InvalidInputException when one of them cannot be read
     */
    public static OfferLines of(List<Path> given, Consumer<String> rejections) {
        OfferLines lines = new OfferLines(rejections);
        try {
            given.forEach(file -> lines.files.add(hasLines(file) ? file : lines.copy(file)));
            return lines;
        } catch (RuntimeException e) {
            lines.close();
            throw e;
        }
    }

    private static boolean hasLines(Path file) {
        try (Stream<RawLine> lines = READER.lines(file)) {
            return lines.findFirst()
                    .map(first -> !first.inDocument() && first.file().equals(file))
                    .orElse(true);
        }
    }

    private Path copy(Path file) {
        try (Stream<RawLine> lines = READER.lines(file)) {
            Path copy = Files.createTempFile("jobmarket-offers-", ".jsonl");
            copies.add(copy);
            try (BufferedWriter out = Files.newBufferedWriter(copy)) {
                for (Iterator<RawLine> each = lines.iterator(); each.hasNext(); ) {
                    write(each.next(), out);
                }
            }
            return copy;
        } catch (IOException e) {
            throw new NonRetriableException("cannot copy the offers of " + file + ": " + e.getMessage(), e);
        }
    }

    private void write(RawLine line, BufferedWriter out) throws IOException {
        if (line instanceof RawLine.Accepted accepted) {
            // JSON has line breaks between its parts only
            out.write(accepted.offer().payload().replace('\n', ' ').replace('\r', ' '));
            out.newLine();
        } else if (line instanceof RawLine.Rejected rejected) {
            rejections.accept(line.file() + " " + line.where() + ": " + rejected.reason());
        }
    }

    /** The files, in the order given. */
    public List<Path> files() {
        return List.copyOf(files);
    }

    /** Removes the copies. */
    @Override
    public void close() {
        for (Path copy : copies) {
            try {
                Files.deleteIfExists(copy);
            } catch (IOException e) {
                throw new NonRetriableException("cannot remove " + copy + ": " + e.getMessage(), e);
            }
        }
    }
}
