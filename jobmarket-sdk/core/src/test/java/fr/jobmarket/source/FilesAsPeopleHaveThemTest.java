package fr.jobmarket.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.jobmarket.offer.Source;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The same offers give the same, however they were saved. */
class FilesAsPeopleHaveThemTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<ObjectNode> OFFERS =
            IntStream.range(0, 60).mapToObj(FilesAsPeopleHaveThemTest::offer).toList();

    @TempDir
    Path folder;

    /** Long enough together that no form fits what is read at once; texts hold what could be taken for structure. */
    private static ObjectNode offer(int i) {
        Random random = new Random(i);
        ObjectNode offer = JSON.createObjectNode();
        offer.put("id", "id" + i).put("intitule", "Boulanger \"H/F\" n° " + i + " [été] {2026} 🥖");
        offer.put("description", "ligne 1\nresultats: [\\ " + words(random));
        offer.putObject("lieuTravail").put("libelle", "29 - BREST").put("results", "[");
        offer.putArray("competences").addObject().put("libelle", "Pétrir }");
        offer.putArray("results").add("of something else");
        return offer;
    }

    private static String words(Random random) {
        return random.ints(random.nextInt(500)).mapToObj(Integer::toHexString).collect(Collectors.joining(", "));
    }

    private record Form(String name, byte[] content) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Form> forms() throws IOException {
        String lines = OFFERS.stream().map(JsonNode::toString).collect(Collectors.joining("\n"));
        String pretty = OFFERS.stream().map(JsonNode::toPrettyString).collect(Collectors.joining("\n"));
        String array = JSON.createArrayNode().addAll(OFFERS).toString();
        ObjectNode answer = JSON.createObjectNode();
        answer.putArray("resultats").addAll(OFFERS);
        answer.putArray("filtresPossibles").addObject().put("filtre", "typeContrat");
        ObjectNode adzuna = JSON.createObjectNode().put("count", 60).put("__CLASS__", "Results");
        adzuna.putArray("results").addAll(OFFERS);
        String pages =
                JSON.createArrayNode().add(answer(0, 25)).add(answer(25, 60)).toString();
        List<Form> forms = new ArrayList<>();
        forms.add(text("one object a line", lines));
        forms.add(text("lines with a byte order mark", "\ufeff" + lines));
        forms.add(text("lines of Windows", lines.replace("\n", "\r\n")));
        forms.add(text("an array on one line", array));
        forms.add(text("an array with a byte order mark", "\ufeff" + array));
        forms.add(text("an array, an offer a line", array.replace("},{\"id\"", "},\n{\"id\"")));
        forms.add(
                text("an array laid out", JSON.createArrayNode().addAll(OFFERS).toPrettyString()));
        forms.add(text("an answer of France Travail", answer.toString()));
        forms.add(text("an answer laid out", answer.toPrettyString()));
        forms.add(text(
                "an answer that begins a line for its list", answer.toString().replaceFirst("\\[", "[\n")));
        forms.add(text("an answer of Adzuna, whose list is not first", adzuna.toString()));
        forms.add(text("an answer a line", answer(0, 30) + "\n" + answer(30, 60) + "\n"));
        forms.add(text(
                "answers laid out, one after the other",
                answer(0, 30).toPrettyString() + answer(30, 60).toPrettyString()));
        forms.add(text("an array of answers", pages));
        forms.add(text("objects without anything between them", lines.replace("\n", "")));
        forms.add(text("objects laid out, one after the other", pretty));
        forms.add(text("objects laid out, separated by commas", pretty.replace("\n}\n{", "\n},\n{")));
        forms.add(text("lines that end with commas", lines.replace("}\n", "},\n")));
        for (Form form : List.copyOf(forms)) {
            forms.add(new Form(form.name + ", compressed", gzip(form.content)));
            forms.add(new Form(form.name + ", in an archive", zip("offers/part.json", form.content)));
        }
        return forms.stream();
    }

    private static ObjectNode answer(int from, int to) {
        ObjectNode answer = JSON.createObjectNode();
        answer.putArray("resultats").addAll(OFFERS.subList(from, to));
        return answer;
    }

    private static Form text(String name, String content) {
        return new Form(name, content.getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @MethodSource("forms")
    void givesEveryOfferUnchangedAndInOrder(Form form) throws IOException {
        List<RawLine> lines = read(Files.write(folder.resolve("file"), form.content));

        assertEquals(OFFERS.size(), lines.size(), () -> "first: " + lines.get(0));
        for (int i = 0; i < OFFERS.size(); i++) {
            RawOffer offer = accepted(lines.get(i));
            assertEquals(Source.FRANCE_TRAVAIL, offer.source());
            assertEquals(OFFERS.get(i).path("id").asText(), offer.sourceId());
            assertEquals(OFFERS.get(i), JSON.readTree(offer.payload()));
        }
    }

    @Test
    void readsEveryFileOfAFolderInTheOrderOfTheirNamesAndNamesThem() throws IOException {
        Files.createDirectories(folder.resolve("2024"));
        Files.writeString(folder.resolve("2024/b.jsonl"), OFFERS.get(2) + "\n" + OFFERS.get(3));
        Files.write(
                folder.resolve("2024/a.zip"),
                zip("deep/x.json", answer(0, 2).toString().getBytes(StandardCharsets.UTF_8)));
        Files.writeString(folder.resolve("2024/c.txt"), "nothing of the kind");
        Files.writeString(folder.resolve(".hidden"), "not looked at");

        List<RawLine> lines = read(folder);

        assertEquals(
                List.of("id0", "id1", "id2", "id3"),
                lines.subList(0, 4).stream()
                        .map(line -> accepted(line).sourceId())
                        .toList());
        assertEquals(folder.resolve("2024/a.zip/deep/x.json"), lines.get(1).file());
        assertEquals("item 2", lines.get(1).where());
        assertEquals(folder.resolve("2024/b.jsonl"), lines.get(3).file());
        assertEquals("line 2", lines.get(3).where());
        assertTrue(rejected(lines.get(4)).reason().contains("expected"));
        assertEquals(5, lines.size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"titre;lieu\nBoulanger;Brest\n", "<html>\n<body>\n", "\u0000\u0001PNG", "\"text\"", "42"})
    void saysOnceWhatIsExpectedOfAFileThatHoldsNothingOfTheKind(String content) throws IOException {
        List<RawLine> lines = read(Files.writeString(folder.resolve("file"), content));

        assertEquals(1, lines.size());
        assertTrue(rejected(lines.get(0)).reason().contains("offers are expected as"));
    }

    @Test
    void namesEachPartOfADocumentThatIsNoOfferAndKeepsTheOthers() throws IOException {
        String array =
                "[" + OFFERS.get(0) + ", 42, {\"intitule\": \"no id\"}, {\"id\": \"7\", \"intitule\": }, \"text\", "
                        + OFFERS.get(1) + ", null]";

        List<RawLine> lines = read(Files.writeString(folder.resolve("file"), array));

        assertEquals("id0", accepted(lines.get(0)).sourceId());
        assertEquals("id1", accepted(lines.get(5)).sourceId());
        List<String> reasons = List.of("not a JSON object", "no id", "not valid JSON", "not a JSON object");
        for (int i = 0; i < reasons.size(); i++) {
            RawLine.Rejected line = rejected(lines.get(i + 1));
            assertTrue(line.reason().contains(reasons.get(i)), line.toString());
            assertEquals("item " + (i + 2), line.where());
        }
        assertEquals("item 7", rejected(lines.get(6)).where());
        assertEquals(7, lines.size());
    }

    @Test
    void losesOneOfferToALostQuotationMarkWhereOffersHaveLines() throws IOException {
        String broken = OFFERS.get(1).toString().replaceFirst("\"intitule\"", "\"intitule");
        String array = "[\n" + OFFERS.get(0) + ",\n" + broken + ",\n" + OFFERS.get(2) + "\n]";

        List<RawLine> lines = read(Files.writeString(folder.resolve("file"), array));

        assertEquals("id2", accepted(lines.get(lines.size() - 1)).sourceId());
    }

    @Test
    void saysThatADocumentBreaksOff() throws IOException {
        byte[] whole = JSON.createArrayNode().addAll(OFFERS).toString().getBytes(StandardCharsets.UTF_8);
        byte[] packed = gzip(whole);
        List<RawLine> cut = read(Files.write(folder.resolve("cut"), Arrays.copyOf(whole, whole.length * 2 / 3)));
        List<RawLine> cutPacked =
                read(Files.write(folder.resolve("cut.gz"), Arrays.copyOf(packed, packed.length * 2 / 3)));
        byte[] archive = zip("a.json", whole);
        List<RawLine> cutZip =
                read(Files.write(folder.resolve("cut.zip"), Arrays.copyOf(archive, archive.length * 2 / 3)));

        for (List<RawLine> lines : List.of(cut, cutPacked, cutZip)) {
            lines.subList(0, lines.size() - 1).forEach(FilesAsPeopleHaveThemTest::accepted);
            assertTrue(lines.size() > 10, "offers before the damage: " + lines);
        }
        assertTrue(
                last(cut).reason().contains("ends within this object"),
                last(cut).reason());
        assertTrue(
                last(cutPacked).reason().contains("gzip file breaks off"),
                last(cutPacked).reason());
        assertTrue(
                last(cutZip).reason().contains("zip archive breaks off"),
                last(cutZip).reason());
    }

    @Test
    void rejectsAPartOfADocumentTooLongForAnOfferAndGoesOn() throws IOException {
        String huge = "{\"id\":\"1\",\"intitule\":\"" + "x".repeat(RawOfferReader.MAX_LINE_BYTES) + "\"}";

        List<RawLine> lines = read(Files.writeString(folder.resolve("file"), "[" + huge + "," + OFFERS.get(0) + "]"));

        assertTrue(rejected(lines.get(0)).reason().contains("longer than"));
        assertEquals("id0", accepted(lines.get(1)).sourceId());
    }

    @Test
    void whateverIsDamagedEndsAndIsNamed() throws IOException {
        List<Form> forms = forms().toList();
        for (int seed = 0; seed < 100; seed++) {
            Random random = new Random(seed);
            byte[] content = forms.get(random.nextInt(forms.size())).content.clone();
            for (int i = 0; i <= random.nextInt(4); i++) {
                content[random.nextInt(content.length)] = (byte) random.nextInt(256);
            }
            List<RawLine> lines = read(Files.write(folder.resolve("file"), content));
            assertFalse(lines.isEmpty(), "seed " + seed);
        }
    }

    @Test
    void theLinesOfAChunkAreThoseOfTheFile() throws IOException {
        Path file = Files.write(folder.resolve("file"), forms().findFirst().orElseThrow().content);
        RawOfferReader reader = RawOfferReader.at(Instant.EPOCH).as(Source.FRANCE_TRAVAIL);
        List<RawLine> fromChunks = new ArrayList<>();
        try (Stream<RawChunk> chunks = reader.chunks(file)) {
            chunks.forEach(chunk -> IntStream.range(0, chunk.size()).forEach(i -> fromChunks.addAll(chunk.read(i))));
        }

        assertEquals(read(file), fromChunks);
    }

    private List<RawLine> read(Path file) {
        try (Stream<RawLine> lines = RawOfferReader.at(Instant.EPOCH).lines(file)) {
            return lines.toList();
        }
    }

    private static RawLine.Rejected last(List<RawLine> lines) {
        return rejected(lines.get(lines.size() - 1));
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

    private static byte[] gzip(byte[] content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(bytes)) {
            out.write(content);
        }
        return bytes.toByteArray();
    }

    private static byte[] zip(String name, byte[] content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(bytes)) {
            out.putNextEntry(new ZipEntry("offers/"));
            out.putNextEntry(new ZipEntry("__MACOSX/._part.json"));
            out.write(0);
            out.putNextEntry(new ZipEntry(name));
            out.write(content);
        }
        return bytes.toByteArray();
    }
}
