package fr.jobmarket;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What importing teams can name is promised to them: the number of types is looked at, package by package. */
class PublicSurfaceTest {

    private static final int MOST_TYPES = 95;

    @Test
    void staysSmallEnoughToBePromised() {
        Map<String, Long> types = PublicSurface.types().stream()
                .collect(Collectors.groupingBy(Class::getPackageName, TreeMap::new, Collectors.counting()));
        long total = types.values().stream().mapToLong(Long::longValue).sum();

        System.out.println("public types of core and search: " + total + " " + types);
        assertTrue(total > 0 && total <= MOST_TYPES, total + " public types, at most " + MOST_TYPES + ": " + types);
    }
}
