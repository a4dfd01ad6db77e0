package fr.jobmarket.source.harvest.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class IdSetTest {

    private static String id(Random random) {
        String alphabet = random.nextInt(5) == 0 ? "01aZ-é" : "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";
        StringBuilder id = new StringBuilder();
        int length = 1 + random.nextInt(14);
        for (int i = 0; i < length; i++) {
            id.append(alphabet.charAt(random.nextInt(Math.min(alphabet.length(), 1 + random.nextInt(36)))));
        }
        return id.toString();
    }

    @Test
    void knowsTheSameIdsAsASetOfTexts() {
        Random random = new Random(5);
        IdSet ids = new IdSet();
        Set<String> expected = new HashSet<>();
        for (int i = 0; i < 100_000; i++) {
            String id = id(random);
            assertEquals(expected.add(id), ids.add(id), id);
        }
        assertEquals(expected.size(), ids.size());
        assertTrue(expected.stream().allMatch(ids::contains));
    }

    @Test
    void tellsLeadingZerosApart() {
        IdSet ids = new IdSet();
        assertTrue(List.of("0", "00", "000", "1", "01", "10", "").stream().allMatch(ids::add));
    }
}
