package fr.jobmarket.source;

import fr.jobmarket.offer.Source;
import fr.jobmarket.source.internal.RawOfferRecogniser;
import fr.jobmarket.source.internal.RecordFile;
import fr.jobmarket.source.internal.Records;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Some consecutive records of a file, as bytes that nobody has looked into yet: about a quarter of a megabyte of lines, or
 * of the objects of a document. Made for those who read files on several threads: cutting a file is quick and has its
 * order, looking into its records is slow and needs none.
 *
 * <p>Immutable and thread-safe.
 */
public final class RawChunk {

    private static final int EXCERPT = 500;

    private final Path file;
    private final Records records;
    private final @Nullable Source source;
    private final Instant harvestedAt;

    RawChunk(Path file, Records records, @Nullable Source source, Instant harvestedAt) {
        this.file = file;
        this.records = records;
        this.source = source;
        this.harvestedAt = harvestedAt;
    }

    /** How many records there are; at least one. */
    public int size() {
        return records.size();
    }

    /** A copy of the bytes of a record as they stand in the file, without a line break at the end. */
    public byte[] bytes(int index) {
        return records.bytes(index);
    }

    /** Whether the record is known to be unusable without looking into it, being too long or where the file broke off. */
    public boolean isDamaged(int index) {
        return records.damage(index) != null;
    }

    /**
     * What a record turns out to be: almost always one offer or one rejection; several when a line holds a saved answer,
     * an array or several objects. A bare object is of the {@linkplain RawOfferReader#as stated} source, or rejected.
     */
    public List<RawLine> read(int index) {
        return read(index, recogniser());
    }

    RawOfferRecogniser recogniser() {
        return new RawOfferRecogniser(source, harvestedAt);
    }

    Path file() {
        return file;
    }

    Stream<RawLine> read(RawOfferRecogniser recogniser) {
        return IntStream.range(0, size()).boxed().flatMap(index -> read(index, recogniser).stream());
    }

    private List<RawLine> read(int index, RawOfferRecogniser recogniser) {
        String damage = records.damage(index);
        String text = records.text(index);
        if (damage != null) {
            return List.of(rejected(index, damage, text));
        }
        RawOfferRecogniser.Outcome outcome = recogniser.recognise(text);
        if (outcome.offer() != null) {
            return List.of(accepted(index, outcome.offer()));
        }
        Records parts = RecordFile.parts(records.bytes(index));
        return holdsOffers(parts, text)
                ? IntStream.range(0, parts.size())
                        .mapToObj(part -> part(index, parts.text(part), recogniser))
                        .toList()
                : List.of(rejected(index, outcome.reason(), text));
    }

    /** Other than the text itself there is an object in it. */
    private static boolean holdsOffers(Records parts, String text) {
        return IntStream.range(0, parts.size())
                .anyMatch(part -> parts.damage(part) == null
                        && parts.text(part).startsWith("{")
                        && !parts.text(part).equals(text.strip()));
    }

    private RawLine part(int index, String text, RawOfferRecogniser recogniser) {
        RawOfferRecogniser.Outcome outcome = recogniser.recognise(text);
        return outcome.offer() != null ? accepted(index, outcome.offer()) : rejected(index, outcome.reason(), text);
    }

    private RawLine accepted(int index, RawOffer offer) {
        return new RawLine.Accepted(offer, file, records.number(index), records.inDocument());
    }

    private RawLine rejected(int index, String reason, String text) {
        String excerpt = text.length() <= EXCERPT ? text : text.substring(0, EXCERPT) + "…";
        return new RawLine.Rejected(file, records.number(index), records.inDocument(), reason, excerpt);
    }
}
