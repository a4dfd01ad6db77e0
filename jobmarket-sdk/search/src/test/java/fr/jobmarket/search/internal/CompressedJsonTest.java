package fr.jobmarket.search.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.jobmarket.offer.Offer;
import fr.jobmarket.offer.Source;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Random;
import org.apache.lucene.util.BytesRef;
import org.junit.jupiter.api.Test;

class CompressedJsonTest {

    /** Of format 7. When these bytes are read no more, the format needs another number. */
    private static final String PUBLISHED = "lQEPFQwCAMYDAtgFDw8MCwAoAAQJDDBCb3W7ASVlcv8LDzMIDBdz9QEGBQJQIjpbXX0=";

    private static final String JSON = "{\"id\":\"francetravail:1\",\"source\":\"francetravail\",\"sourceId\":\"1\","
            + "\"title\":\"Boulanger (H/F)\",\"attribution\":\"France Travail\",\"skills\":[],\"softSkills\":[]}";

    @Test
    void whatWasPublishedIsRead() throws IOException {
        assertEquals(
                JSON,
                CompressedJson.decompress(new BytesRef(Base64.getDecoder().decode(PUBLISHED)))
                        .utf8ToString());
    }

    @Test
    void whatIsCompressedIsReadAgain() throws IOException {
        Random random = new Random(7);
        for (int length : new int[] {0, 1, 20, 3_000, 70_000, 200_000}) {
            byte[] bytes = new byte[length + 8];
            for (int i = 0; i < bytes.length; i++) {
                bytes[i] = (byte) (random.nextInt(4) == 0 ? random.nextInt() : 'a');
            }
            BytesRef json = new BytesRef(bytes, 5, length);
            BytesRef read = CompressedJson.decompress(CompressedJson.compress(json));
            assertArrayEquals(BytesRef.deepCopyOf(json).bytes, BytesRef.deepCopyOf(read).bytes);
        }
    }

    @Test
    void whatOffersHaveInCommonTakesNoRoom() {
        BytesRef json = IndexedOffer.of(Offer.builder(Source.FRANCE_TRAVAIL, "1")
                        .title("Zythologue")
                        .build())
                .json();
        int bytes = CompressedJson.compress(json).length;
        assertTrue(bytes * 3 < json.length, () -> bytes + " of " + json.length);
        assertTrue(new String(json.bytes, StandardCharsets.UTF_8).contains("Zythologue"));
    }
}
