package fr.jobmarket.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.jobmarket.error.InvalidInputException;
import fr.jobmarket.offer.Source;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RawOfferReaderTest {

    private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");
    private static final String FRANCE_TRAVAIL =
            "{\"id\":\"186XNDD\",\"intitule\":\"Boulanger\",\"romeCode\":\"D1102\"}";
    private static final String ADZUNA =
            "{\"id\":4242,\"title\":\"Boulanger\",\"redirect_url\":\"https://x.example/1\"}";

    @TempDir
    Path folder;

    private final RawOfferReader reader = RawOfferReader.at(NOW);

    @Test
    void recognisesTheSourceOfEachLineFromItsMembers() throws IOException {
        List<RawLine> lines = read(write("offers.jsonl", FRANCE_TRAVAIL + "\n" + ADZUNA + "\n"));

        assertEquals(new RawOffer(Source.FRANCE_TRAVAIL, "186XNDD", FRANCE_TRAVAIL, NOW), accepted(lines.get(0)));
        assertEquals(new RawOffer(Source.ADZUNA, "4242", ADZUNA, NOW), accepted(lines.get(1)));
        assertEquals(2, lines.size());
    }

    @Test
    void takesABareObjectForTheSourceOfTheLinesBefore() throws IOException {
        List<RawLine> lines = read(write("offers.jsonl", ADZUNA + "\n{\"id\":\"7\"}\n"));

        assertEquals(Source.ADZUNA, accepted(lines.get(1)).source());
    }

    @Test
    void rejectsABareObjectWhenNothingSaysWhoseItIs() throws IOException {
        RawLine.Rejected line =
                rejected(read(write("offers.jsonl", "{\"id\":\"7\"}\n")).get(0));

        assertTrue(line.reason().contains("not recognised as an offer of France Travail or Adzuna"), line.reason());
    }

    @Test
    void namesFileLineAndReasonOfEveryLineThatIsNoOffer() throws IOException {
        Path file = write(
                "offers.jsonl",
                String.join(
                        "\n",
                        FRANCE_TRAVAIL,
                        "",
                        "not json",
                        "{\"intitule\":\"sans id\"}",
                        "{\"id\":\"  \",\"intitule\":\"id vide\"}",
                        "[1,2]",
                        "{\"id\":\"1\",\"intitule\":",
                        "{\"id\":\"1\",\"intitule\":\"x\"]",
                        FRANCE_TRAVAIL));

        List<RawLine> lines = read(file);

        assertEquals(9, lines.size());
        List<String> reasons = lines.subList(1, 8).stream()
                .map(line -> rejected(line).reason())
                .collect(Collectors.toList());
        List<String> expected = List.of(
                "blank", "not valid JSON", "no id", "no id", "not a JSON object", "not valid JSON", "not valid JSON");
        for (int i = 0; i < expected.size(); i++) {
            assertTrue(reasons.get(i).contains(expected.get(i)), reasons.get(i));
            assertEquals(file, lines.get(i + 1).file());
            assertEquals(i + 2, lines.get(i + 1).number());
        }
        accepted(lines.get(8));
    }

    @Test
    void deliversWhatATruncatedGzipStillHoldsAndSaysWhereItBrokeOff() throws IOException {
        byte[] whole = gzip(IntStream.range(0, 5000)
                .mapToObj(i -> "{\"id\":\"" + i + "\",\"intitule\":\"" + new Random(i).nextLong() + "\"}")
                .collect(Collectors.joining("\n")));
        Path file = folder.resolve("cut.jsonl.gz");
        Files.write(file, Arrays.copyOf(whole, whole.length / 2));

        List<RawLine> lines = read(file);

        assertTrue(lines.size() > 1000, "offers before the damage: " + lines.size());
        lines.subList(0, lines.size() - 1).forEach(RawOfferReaderTest::accepted);
        RawLine.Rejected last = rejected(lines.get(lines.size() - 1));
        assertEquals(lines.size(), last.number());
        assertTrue(last.reason().contains("gzip file breaks off"), last.reason());
    }

    @Test
    void readsGzipWhateverTheFileIsCalled() throws IOException {
        Path file = folder.resolve("offers.data");
        Files.write(file, gzip(FRANCE_TRAVAIL + "\r\n" + ADZUNA));

        assertEquals(2, read(file).stream().map(RawOfferReaderTest::accepted).count());
    }

    @Test
    void rejectsALineTooLongForAnOfferAndGoesOn() throws IOException {
        String huge = "{\"id\":\"1\",\"intitule\":\"" + "x".repeat(RawOfferReader.MAX_LINE_BYTES) + "\"}";

        List<RawLine> lines = read(write("offers.jsonl", huge + "\n" + FRANCE_TRAVAIL + "\n"));

        assertTrue(rejected(lines.get(0)).reason().contains("longer than"));
        assertTrue(rejected(lines.get(0)).text().length() < 600);
        accepted(lines.get(1));
    }

    @Test
    void ignoresAByteOrderMark() throws IOException {
        accepted(read(write("offers.jsonl", "\ufeff" + FRANCE_TRAVAIL)).get(0));
    }

    @Test
    void refusesAFileThatCannotBeReadAndNamesIt() {
        InvalidInputException missing =
                assertThrows(InvalidInputException.class, () -> reader.lines(folder.resolve("none.jsonl")));
        assertTrue(String.valueOf(missing.getMessage()).contains("none.jsonl"));
        InvalidInputException empty = assertThrows(InvalidInputException.class, () -> reader.lines(folder));
        assertTrue(String.valueOf(empty.getMessage()).contains("a folder without files"));
    }

    @Test
    void takesEveryLineForTheStatedSource() throws IOException {
        try (Stream<RawLine> lines = reader.as(Source.ADZUNA).lines(write("offers.jsonl", "{\"id\":\"7\"}\n"))) {
            assertEquals(
                    Source.ADZUNA, accepted(lines.findFirst().orElseThrow()).source());
        }
    }

    /** Files are read in blocks: wherever one ends, in a string, at an escape, in a number, nothing is lost. */
    @Test
    void cutsTheSameOffersWhereverABlockEnds() throws IOException {
        String offer = "{\"id\":\"7\",\"intitule\":\"Dev \\\"C\\\" \\\\ é\",\"latitude\":48.5,\"b\":[{\"c\":\"}\"}]}";
        for (int blanks = (1 << 16) - 2 * offer.length(); blanks < 1 << 16; blanks++) {
            String array = "[" + " ".repeat(blanks) + offer + "," + offer + "," + offer + "]";
            String lines = "{\"a\":\"" + " ".repeat(blanks) + "\"}\n" + offer + "\n" + offer + "\r\n" + offer;

            int shift = blanks;
            assertEquals(
                    3,
                    read(write("array.json", array)).stream()
                            .filter(RawLine.Accepted.class::isInstance)
                            .count(),
                    () -> "array behind " + shift + " blanks");
            assertEquals(
                    3,
                    read(write("lines.jsonl", lines)).stream()
                            .filter(RawLine.Accepted.class::isInstance)
                            .count(),
                    () -> "lines behind " + shift + " blanks");
        }
    }

    private List<RawLine> read(Path file) {
        try (Stream<RawLine> lines = reader.lines(file)) {
            return lines.collect(Collectors.toList());
        }
    }

    private Path write(String name, String content) throws IOException {
        return Files.writeString(folder.resolve(name), content);
    }

    private static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }

    private static RawOffer accepted(RawLine line) {
        if (line instanceof RawLine.Accepted accepted) {
            return accepted.offer();
        }
        throw new AssertionError("rejected: " + line);
    }

    private static RawLine.Rejected rejected(RawLine line) {
        if (line instanceof RawLine.Rejected rejected) {
            return rejected;
        }
        throw new AssertionError("accepted: " + line);
    }
}
