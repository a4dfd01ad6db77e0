package fr.jobmarket.source;

import java.nio.file.Path;

/** What one line of a file of raw offers turned out to be, or one object of a document. */
public sealed interface RawLine {

    /** The file it was read from; for a file in a zip archive, its place as if the archive were a folder. */
    Path file();

    /** The number of the line in the file, or of the object in the document, from 1. */
    long number();

    /** Whether {@link #number} counts the objects of a document, such as an array, instead of lines. */
    boolean inDocument();

    /** Where it stands in the file, for a person: "line 12" or "item 12". */
    default String where() {
        return (inDocument() ? "item " : "line ") + number();
    }

    /**
     * A line or object that is an offer.
     *
     * @param offer the offer, its payload exactly as the file has it
     * @param file the file it was read from
     * @param number its number, from 1
     * @param inDocument whether it is an object of a document, not a line
     */
    record Accepted(RawOffer offer, Path file, long number, boolean inDocument) implements RawLine {}

    /**
     * A line or object that is none, or the place where a damaged file broke off.
     *
     * @param file the file it was read from
     * @param number its number, from 1
     * @param inDocument whether it is part of a document, not a line
     * @param reason what is wrong with it, for a person
     * @param text the text itself, cut after 500 characters
     */
    record Rejected(Path file, long number, boolean inDocument, String reason, String text) implements RawLine {}
}
