package fr.jobmarket.search.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import fr.jobmarket.offer.Offer;
import fr.jobmarket.offer.Skill;
import fr.jobmarket.offer.Source;
import fr.jobmarket.search.OfferDigest;
import fr.jobmarket.search.OfferDigest.SkillDigest;
import java.io.IOException;
import java.util.HexFormat;
import java.util.List;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.MultiDocValues;
import org.apache.lucene.store.ByteBuffersDataOutput;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.Directory;
import org.apache.lucene.util.BytesRef;
import org.junit.jupiter.api.Test;

class DigestCodecTest {

    private static final Offer OFFER = Offer.builder(Source.ADZUNA, "1")
            .title("Serveuse en restauration")
            .description("Vous servez les clients de notre brasserie.")
            .skills(List.of(
                    new Skill("101", "Prendre la commande des clients à l'été", Skill.Level.REQUIRED),
                    new Skill(null, "C++", null),
                    new Skill(null, "x".repeat(1_000), null)))
            .build();

    @Test
    void aDigestIsReadAsItWasMade() throws IOException {
        OfferDigest digest = OfferDigest.of(OFFER);
        assertEquals(digest, DigestCodec.decode(DigestCodec.encode(OFFER)));
        assertEquals(
                List.of("101", "prendre la commande des clients a l'ete"),
                digest.skills().get(0).names());
        assertEquals(List.of("cplusplu"), digest.skills().get(1).terms());
    }

    /** The names and terms of a skill, as they stood there before there was a code and a label. */
    @Test
    void skillsOfTheFormatBeforeAreRead() throws IOException {
        SkillDigest skill = new SkillDigest(List.of("101", "prendre"), List.of("prendr"), true);
        ByteBuffersDataOutput named = new ByteBuffersDataOutput();
        named.writeVInt(0);
        named.writeString("101");
        named.writeString("Prendre");
        ByteBuffersDataOutput inFull = new ByteBuffersDataOutput();
        for (List<String> texts : List.of(skill.names(), skill.terms())) {
            inFull.writeVInt(texts.size());
            for (String text : texts) {
                inFull.writeString(text);
            }
        }
        Offer offer = OFFER.toBuilder()
                .skills(List.of(new Skill("101", "Prendre", Skill.Level.REQUIRED)))
                .build();
        String written = hex(DigestCodec.encode(offer));
        String before = written.replace(hex(named.toArrayCopy()), hex(inFull.toArrayCopy()));
        assertNotEquals(written, before);
        assertEquals(
                List.of(skill),
                DigestCodec.decode(new BytesRef(HexFormat.of().parseHex(before)))
                        .skills());
    }

    @Test
    void digestsLieInAFileOfTheirOwn() throws IOException {
        IndexWriterConfig config = new IndexWriterConfig(new OfferAnalyzer())
                .setCodec(new OfferCodec())
                .setUseCompoundFile(false);
        try (Directory directory = new ByteBuffersDirectory()) {
            try (IndexWriter writer = new IndexWriter(directory, config)) {
                writer.addDocument(OfferDocuments.of(IndexedOffer.of(OFFER)));
            }
            List<String> files = List.of(directory.listAll());
            assertEquals(1, files.stream().filter(ContentFormat::isFile).count(), files.toString());
            try (DirectoryReader reader = DirectoryReader.open(directory)) {
                BinaryDocValues digests = MultiDocValues.getBinaryValues(reader, OfferFields.DIGEST);
                digests.nextDoc();
                assertEquals(OfferDigest.of(OFFER), DigestCodec.decode(digests.binaryValue()));
            }
        }
    }

    private static String hex(BytesRef bytes) {
        return hex(BytesRef.deepCopyOf(bytes).bytes);
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
