package fr.jobmarket.search.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.jobmarket.error.InvalidInputException;
import fr.jobmarket.offer.Offer;
import fr.jobmarket.offer.Source;
import fr.jobmarket.search.OfferIndex;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.store.FSDirectory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoredOffersTest {

    private static final List<Offer> OFFERS = List.of(offer("1", "Boulangère"), offer("2", "Pâtissier"));

    @TempDir
    Path folder;

    private static Offer offer(String id, String title) {
        return Offer.builder(Source.FRANCE_TRAVAIL, id)
                .title(title)
                .lastSeenAt(Instant.parse("2026-03-01T10:00:00.5Z"))
                .build();
    }

    @Test
    void offersOfTheFormatsBeforeAreRead() throws IOException {
        for (String format : List.of("5", "6")) {
            Path before = folder.resolve(format);
            writeWithStoredFields(before, format);
            try (OfferIndex index = OfferIndex.open(before)) {
                for (Offer offer : OFFERS) {
                    assertEquals(Optional.of(offer), index.find(offer.id()));
                }
            }
        }
    }

    @Test
    void whatIsNotReadIsToldTogetherWithWhatIs() throws IOException {
        writeWithStoredFields(folder, "4");
        String refused = String.valueOf(assertThrows(InvalidInputException.class, () -> OfferIndex.open(folder))
                .getMessage());
        assertTrue(refused.contains("format is 4") && refused.contains("5, 6, 7"), refused);
    }

    /** As the formats before 7 kept offers. */
    private static void writeWithStoredFields(Path folder, String format) throws IOException {
        IndexWriterConfig config = new IndexWriterConfig(new OfferAnalyzer()).setCodec(new OfferCodec());
        try (FSDirectory directory = FSDirectory.open(folder);
                IndexWriter writer = new IndexWriter(directory, config)) {
            for (Offer offer : OFFERS) {
                IndexedOffer indexed = IndexedOffer.of(offer);
                Document document = OfferDocuments.of(indexed);
                document.removeField(OfferFields.JSON);
                document.add(new StoredField(OfferFields.JSON, indexed.json()));
                writer.addDocument(document);
            }
            writer.setLiveCommitData(Map.of(OfferFields.FORMAT_KEY, format).entrySet());
            writer.commit();
        }
    }
}
