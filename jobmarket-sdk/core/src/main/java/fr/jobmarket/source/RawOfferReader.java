package fr.jobmarket.source;

import fr.jobmarket.error.InvalidInputException;
import fr.jobmarket.offer.Source;
import fr.jobmarket.source.internal.RawOfferRecogniser;
import fr.jobmarket.source.internal.RecordFile;
import fr.jobmarket.source.internal.RecordFiles;
import fr.jobmarket.source.internal.Records;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * Reads raw offers from files as people have them. The fastest form is one JSON object a line. An array, a saved answer
 * ({@code resultats} of France Travail, {@code results} of Adzuna), objects laid out over many lines and documents one
 * after the other are read as well, all of them plain or gzip, in a zip archive or in the files below a folder; the form
 * is recognised from the content, not from names. Everything is read as a stream: memory does not grow with the file.
 *
 * <p>Every line, and every object of a document, gives one {@link RawLine}: an offer, or what is wrong with it; so what
 * comes in is always offers plus rejections. A line that holds several offers gives as many. One longer than
 * {@link #MAX_LINE_BYTES} is rejected. A file that holds nothing of the kind gives one rejection that says what is expected.
 *
 * <p>Unless {@link #as(Source) stated}, the source is recognised from the members of each object. An object that could
 * come from anywhere (only an id, say) is taken for the source of the last one that was recognised in the same file.
 *
 * <p>A compressed file that breaks off delivers everything before the damage and ends with one rejection that says so.
 *
 * <p>Immutable and thread-safe; the streams it returns are not.
 */
public final class RawOfferReader {

    /** The longest line or object that is read: 8 MiB, far beyond any real offer. */
    public static final int MAX_LINE_BYTES = 8 << 20;

    private final Instant harvestedAt;
    private final @Nullable Source source;

    private RawOfferReader(Instant harvestedAt, @Nullable Source source) {
        this.harvestedAt = harvestedAt;
        this.source = source;
    }

    /** A reader whose offers carry this time of harvest, and whose sources are recognised from the content. */
    public static RawOfferReader at(Instant harvestedAt) {
        Objects.requireNonNull(harvestedAt, "harvestedAt");
        return new RawOfferReader(harvestedAt, null);
    }

    /** A reader like this one that takes everything for an offer of this source. */
    public RawOfferReader as(Source source) {
        return new RawOfferReader(harvestedAt, source);
    }

    /**
     * The offers of this file, archive or folder, read as the stream is consumed. Close the stream to close the file.
     *
     * @throws InvalidInputException at once when the file is missing, cannot be opened or is a folder without files, while
     *     consuming when the disk fails; the message names the file
     */
    public Stream<RawLine> lines(Path file) {
        Recognition recognition = new Recognition();
        return chunks(file).flatMap(recognition::read);
    }

    /**
     * The same as {@link #lines} before anybody looked into it, for those who do so on several threads.
     *
     * @throws InvalidInputException as for {@link #lines}
     */
    public Stream<RawChunk> chunks(Path file) {
        RecordFiles files = RecordFiles.open(file, MAX_LINE_BYTES);
        int traits = Spliterator.ORDERED | Spliterator.NONNULL | Spliterator.IMMUTABLE;
        return StreamSupport.stream(Spliterators.spliteratorUnknownSize(new Chunks(files), traits), false)
                .onClose(() -> {
                    try {
                        files.close();
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                });
    }

    private final class Chunks implements Iterator<RawChunk> {
        private final RecordFiles files;
        private @Nullable RawChunk next;

        private Chunks(RecordFiles files) {
            this.files = files;
        }

        @Override
        public boolean hasNext() {
            for (RecordFile open = files.current(); next == null && open != null; open = files.current()) {
                Records records = read(open);
                if (records == null) {
                    files.advance();
                } else {
                    next = new RawChunk(open.name(), records, source, harvestedAt);
                }
            }
            return next != null;
        }

        @Override
        public RawChunk next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            RawChunk chunk = Objects.requireNonNull(next);
            next = null;
            return chunk;
        }

        private static @Nullable Records read(RecordFile file) {
            try {
                return file.next();
            } catch (IOException e) {
                throw new InvalidInputException(
                        file.name() + " cannot be read after line " + file.count() + ": " + e.getMessage(), e);
            }
        }
    }

    /** Looks into the chunks of one file after the other, remembering what the file held before. */
    private static final class Recognition {
        private @Nullable Path file;
        private @Nullable RawOfferRecogniser recogniser;

        private Stream<RawLine> read(RawChunk chunk) {
            RawOfferRecogniser known = recogniser;
            if (known == null || !chunk.file().equals(file)) {
                known = chunk.recogniser();
                recogniser = known;
                file = chunk.file();
            }
            return chunk.read(known);
        }
    }
}
