package fr.jobmarket.source;

import java.nio.file.Path;

/** What one line of a file of raw offers turned out to be. */
public sealed interface RawLine {

    /** The file it was read from. */
    Path file();

    /** Its line number, from 1. */
    long number();

    /**
     * A line that holds an offer.
     *
     * @param offer the offer, its payload exactly as the line has it
     * @param file the file it was read from
     * @param number its line number, from 1
     */
    record Accepted(RawOffer offer, Path file, long number) implements RawLine {}

    /**
     * A line that holds none, or the place where a damaged file broke off.
     *
     * @param file the file it was read from
     * @param number its line number, from 1
     * @param reason what is wrong with it, for a person
     * @param text the line itself, cut after 500 characters
     */
    record Rejected(Path file, long number, String reason, String text) implements RawLine {}
}
