package fr.jobmarket.warehouse.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import fr.jobmarket.internal.Sha256;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class KnownPayloadsTest {

    @Test
    void knowsExactlyWhatWasAdded() {
        Random random = new Random(7);
        KnownPayloads known = new KnownPayloads();
        Set<String> added = new HashSet<>();
        for (int i = 0; i < 20_000; i++) {
            String id = Integer.toString(random.nextInt(6_000));
            String sha256 = Sha256.of("payload " + random.nextInt(3));
            String both = id + " " + sha256;
            assertEquals(added.contains(both), known.contains(id, sha256), both);
            if (random.nextBoolean()) {
                known.add(id, sha256);
                added.add(both);
            }
        }
    }
}
