package fr.jobmarket;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING;

import fr.jobmarket.house.ArchitectureRules;
import org.junit.jupiter.api.Test;

/** The layers of the core, in the order data flows. */
class ArchitectureTest extends ArchitectureRules {

    ArchitectureTest() {
        super(
                "fr.jobmarket.error",
                "fr.jobmarket.internal",
                "fr.jobmarket.offer",
                "fr.jobmarket.candidate",
                "fr.jobmarket.statistics",
                "fr.jobmarket.referential",
                "fr.jobmarket.source",
                "fr.jobmarket.cleaning",
                "com.fasterxml.jackson");
    }

    /** Cleaning reads what sources state, and no other part of them. */
    @Override
    protected boolean isLent(String internalPackage, String user) {
        return internalPackage.equals("fr.jobmarket.source.internal.adapter")
                && user.startsWith("fr.jobmarket.cleaning");
    }

    @Test
    void sourcesKnowNothingOfWhatIsMadeOfThem() {
        check(noClasses()
                .that()
                .resideInAPackage("fr.jobmarket.source..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("fr.jobmarket.cleaning..", "fr.jobmarket.candidate.."));
    }

    @Test
    void valuesKnowNoAlgorithm() {
        check(noClasses()
                .that()
                .resideInAnyPackage("fr.jobmarket.offer..", "fr.jobmarket.candidate..", "fr.jobmarket.statistics..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("fr.jobmarket.cleaning.."));
    }

    @Test
    void cleaningKnowsNothingOfCandidates() {
        check(noClasses()
                .that()
                .resideInAPackage("fr.jobmarket.cleaning..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("fr.jobmarket.candidate.."));
    }

    @Test
    void libraryIsSilent() {
        check(NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS);
    }

    @Test
    void logsThroughSlf4j() {
        check(NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING);
    }
}
