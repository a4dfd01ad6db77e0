package fr.jobmarket;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import fr.jobmarket.offer.Offer;
import fr.jobmarket.search.OfferIndex;
import java.net.URL;
import java.util.List;
import java.util.stream.Stream;

/** What importing teams can name of core and search. */
final class PublicSurface {

    private PublicSurface() {}

    /** The public types outside {@code internal}, those within others not counted. */
    static List<Class<?>> types() {
        return Stream.of(Offer.class, OfferIndex.class)
                .flatMap(one -> new ClassFileImporter().importUrl(home(one)).stream())
                .filter(PublicSurface::isPublic)
                .<Class<?>>map(JavaClass::reflect)
                .toList();
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
