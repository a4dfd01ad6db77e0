package fr.jobmarket;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import fr.jobmarket.offer.Offer;
import fr.jobmarket.search.OfferIndex;
import java.net.URL;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What importing teams can name is promised to them: the number of types is looked at, package by package. */
class PublicSurfaceTest {

    private static final int MOST_TYPES = 95;

    @Test
    void staysSmallEnoughToBePromised() {
        Map<String, Long> types = new ClassFileImporter()
                .importUrls(List.of(home(Offer.class), home(OfferIndex.class))).stream()
                        .filter(PublicSurfaceTest::isPublic)
                        .collect(Collectors.groupingBy(JavaClass::getPackageName, TreeMap::new, Collectors.counting()));
        long total = types.values().stream().mapToLong(Long::longValue).sum();

        System.out.println("public types of core and search: " + total + " " + types);
        assertTrue(total > 0 && total <= MOST_TYPES, total + " public types, at most " + MOST_TYPES + ": " + types);
    }

    /** Where the module of a type was compiled to. */
    private static URL home(Class<?> type) {
        return type.getProtectionDomain().getCodeSource().getLocation();
    }

    private static boolean isPublic(JavaClass type) {
        return type.isTopLevelClass()
                && type.getModifiers().contains(JavaModifier.PUBLIC)
                && !(type.getPackageName() + ".").contains(".internal.")
                && !type.getSimpleName().equals("package-info");
    }
}
