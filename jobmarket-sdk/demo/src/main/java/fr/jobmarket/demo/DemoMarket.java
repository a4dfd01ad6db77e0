package fr.jobmarket.demo;

import fr.jobmarket.error.InvalidInputException;
import fr.jobmarket.internal.Sha256;
import fr.jobmarket.pipeline.step.OfferLines;
import fr.jobmarket.simulator.JobMarketSimulator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Which offers the demo is about: files, or a synthetic market.
 *
 * @param files raw offers; empty for a synthetic market
 * @param count offers of the synthetic market
 */
record DemoMarket(List<Path> files, int count) {

    private static final long SEED = 1;

    DemoMarket {
        for (Path file : files) {
            if (!Files.isReadable(file)) {
                throw new InvalidInputException("--offers: " + file
                        + (Files.exists(file) ? " cannot be read" : " does not exist") + "; check the path");
            }
        }
        if (count < 1) {
            throw new InvalidInputException("--count: " + count + " offers make no market; give at least 1");
        }
        files = List.copyOf(files);
    }

    /** A short name that is the same for the same offers, so that a second start finds what the first one left. */
    String name() {
        if (files.isEmpty()) {
            return "synthetic-" + count;
        }
        try {
            MessageDigest digest = Sha256.digest();
            for (Path file : filesBelow()) {
                String identity = file.toAbsolutePath().normalize() + " " + Files.size(file) + " "
                        + Files.getLastModifiedTime(file).toMillis() + "\n";
                digest.update(identity.getBytes(StandardCharsets.UTF_8));
            }
            return "offers-" + HexFormat.of().formatHex(digest.digest(), 0, 4);
        } catch (IOException e) {
            throw new InvalidInputException("--offers cannot be read: " + e.getMessage(), e);
        }
    }

    private List<Path> filesBelow() throws IOException {
        List<Path> below = new ArrayList<>();
        for (Path file : files) {
            try (Stream<Path> found = Files.walk(file)) {
                found.filter(Files::isRegularFile).sorted().forEach(below::add);
            }
        }
        return below;
    }

    /**
     * The simulated APIs that serve these offers, on any free port.
     *
     * @param rejections hears where and why something is no offer
     */
    JobMarketSimulator serve(Consumer<String> rejections) {
        JobMarketSimulator.Builder builder = JobMarketSimulator.builder().port(0);
        try (OfferLines lines = OfferLines.of(files, rejections)) {
            if (files.isEmpty()) {
                builder.syntheticMarket(count, SEED);
            } else {
                builder.offers(lines.files());
            }
            return builder.start();
        } catch (UncheckedIOException e) {
            throw new InvalidInputException("--offers: " + e.getMessage(), e);
        }
    }
}
