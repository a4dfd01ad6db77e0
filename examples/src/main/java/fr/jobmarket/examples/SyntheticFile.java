package fr.jobmarket.examples;

import fr.jobmarket.simulator.SyntheticMarket;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file of raw offers for who has none. */
final class SyntheticFile {

    private SyntheticFile() {}

    /** A temporary file of this many synthetic offers of France Travail, one JSON object a line. */
    static Path of(int count) throws IOException {
        Path file = Files.createTempFile("offers", ".jsonl");
        file.toFile().deleteOnExit();
        Files.write(file, SyntheticMarket.of(1).franceTravailOffers(count).toList());
        return file;
    }
}
