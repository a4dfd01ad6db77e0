package fr.jobmarket.source;

import fr.jobmarket.error.InvalidInputException;
import fr.jobmarket.offer.Source;
import fr.jobmarket.source.internal.LineSource;
import fr.jobmarket.source.internal.RawOfferRecogniser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Iterator;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * Reads files of raw offers, one JSON object a line, compressed with gzip or not (recognised from the first bytes, not
 * from the name). Every line gives exactly one {@link RawLine}: an offer, or what is wrong with the line; so lines in
 * are always offers plus rejections. A line longer than {@link #MAX_LINE_BYTES} is rejected.
 *
 * <p>Unless {@link #as(Source) stated}, the source is recognised from the members of each object. An object that could
 * come from anywhere (only an id, say) is taken for the source of the last line that was recognised in the same file.
 *
 * <p>A compressed file that breaks off delivers everything before the damage and ends with one rejection that says so.
 *
 * <p>Immutable and thread-safe; the streams it returns are not.
 */
public final class RawOfferReader {

    /** The longest line that is read: 8 MiB, far beyond any real offer. */
    public static final int MAX_LINE_BYTES = 8 << 20;

    private final Instant harvestedAt;
    private final @Nullable Source source;

    private RawOfferReader(Instant harvestedAt, @Nullable Source source) {
        this.harvestedAt = harvestedAt;
        this.source = source;
    }

    /** A reader whose offers carry this time of harvest, and whose sources are recognised from the content. */
    public static RawOfferReader at(Instant harvestedAt) {
        return new RawOfferReader(harvestedAt, null);
    }

    /** A reader like this one that takes every line for an offer of this source. */
    public RawOfferReader as(Source source) {
        return new RawOfferReader(harvestedAt, source);
    }

    /**
     * The lines of this file, read as the stream is consumed. Close the stream to close the file.
     *
     * @throws InvalidInputException at once when the file is missing, is a folder or cannot be opened, while
     *     consuming when the disk fails; the message names the file
     */
    public Stream<RawLine> lines(Path file) {
        LineSource lines = open(file);
        Iterator<RawLine> parsed = new Parsed(file, lines, new RawOfferRecogniser(source, harvestedAt));
        int traits = Spliterator.ORDERED | Spliterator.NONNULL | Spliterator.IMMUTABLE;
        return StreamSupport.stream(Spliterators.spliteratorUnknownSize(parsed, traits), false)
                .onClose(() -> {
                    try {
                        lines.close();
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                });
    }

    private static LineSource open(Path file) {
        if (Files.isDirectory(file)) {
            throw new InvalidInputException(file + " is a folder; name the files in it");
        }
        if (!Files.exists(file)) {
            throw new InvalidInputException(file + " does not exist; check the path");
        }
        try {
            return LineSource.open(file, MAX_LINE_BYTES);
        } catch (IOException e) {
            throw new InvalidInputException(file + " cannot be read: " + e.getMessage(), e);
        }
    }

    private static final class Parsed implements Iterator<RawLine> {
        private final Path file;
        private final LineSource lines;
        private final RawOfferRecogniser recogniser;
        private @Nullable RawLine next;
        private boolean ended;

        private Parsed(Path file, LineSource lines, RawOfferRecogniser recogniser) {
            this.file = file;
            this.lines = lines;
            this.recogniser = recogniser;
        }

        @Override
        public boolean hasNext() {
            if (next == null && !ended) {
                next = read();
            }
            return next != null;
        }

        @Override
        public RawLine next() {
            if (!hasNext()) {
                throw new java.util.NoSuchElementException();
            }
            RawLine line = java.util.Objects.requireNonNull(next);
            next = null;
            return line;
        }

        private @Nullable RawLine read() {
            LineSource.Line line;
            try {
                line = lines.next();
            } catch (IOException e) {
                throw new InvalidInputException(
                        file + " cannot be read after line " + lines.count() + ": " + e.getMessage(), e);
            }
            if (line == null) {
                ended = true;
                return null;
            }
            if (line.damage() != null) {
                return new RawLine.Rejected(file, line.number(), line.damage(), excerpt(line.text()));
            }
            RawOfferRecogniser.Outcome outcome = recogniser.recognise(line.text());
            return outcome.offer() != null
                    ? new RawLine.Accepted(outcome.offer(), file, line.number())
                    : new RawLine.Rejected(file, line.number(), outcome.reason(), excerpt(line.text()));
        }

        private static String excerpt(String text) {
            return text.length() <= 500 ? text : text.substring(0, 500) + "…";
        }
    }
}
