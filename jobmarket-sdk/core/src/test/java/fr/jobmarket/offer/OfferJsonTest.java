package fr.jobmarket.offer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.jobmarket.error.InvalidInputException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class OfferJsonTest {

    private static final String SHORTEST = """
            {"id":"manual:1","source":"manual","sourceId":"1","title":"Boulanger","description":"",
             "place":{"precision":"UNKNOWN"},"available":true}""";

    @Test
    void takesListsThatAreNotThereForEmptyOnes() {
        Offer offer = OfferJson.read(SHORTEST);
        Offer withNull = OfferJson.read(SHORTEST.replace("\"available\"", "\"keywords\":null,\"available\""));

        assertEquals(List.of(), offer.skills());
        assertEquals(List.of(), offer.issues());
        assertEquals(offer, withNull);
        assertEquals(offer, OfferJson.read(OfferJson.write(offer)));
    }

    @Test
    void namesWhatAnOfferLacks() {
        String untitled = SHORTEST.replace("\"title\":\"Boulanger\",", "");

        InvalidInputException error = assertThrows(InvalidInputException.class, () -> OfferJson.read(untitled));

        assertEquals("not a canonical offer: \"title\" is missing", error.getMessage());
    }

    @Test
    void refusesANullForAnOffer() {
        assertThrows(InvalidInputException.class, () -> OfferJson.read("null"));
    }

    @Test
    void readsBytesAsItReadsText() {
        String accented = SHORTEST.replace("Boulanger", "Chef d’œuvre – maçon 👷");
        assertEquals(OfferJson.read(accented), OfferJson.read(accented.getBytes(StandardCharsets.UTF_8)));

        byte[] otherwise = accented.getBytes(StandardCharsets.ISO_8859_1);
        String message = assertThrows(InvalidInputException.class, () -> OfferJson.read(otherwise))
                .getMessage();
        assertTrue(message.startsWith("not a canonical offer: "), message);
        byte[] empty = new byte[0];
        assertThrows(InvalidInputException.class, () -> OfferJson.read(empty));
    }
}
