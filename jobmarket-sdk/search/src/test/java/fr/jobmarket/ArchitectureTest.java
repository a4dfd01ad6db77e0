package fr.jobmarket;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING;

import fr.jobmarket.cleaning.ContractParser;
import fr.jobmarket.house.ArchitectureRules;
import org.junit.jupiter.api.Test;

/** Search and recommendation: of the core its values, referentials and what reads occupations, nothing of sources. */
class ArchitectureTest extends ArchitectureRules {

    ArchitectureTest() {
        super(
                "fr.jobmarket.error",
                "fr.jobmarket.offer",
                "fr.jobmarket.candidate",
                "fr.jobmarket.cleaning",
                "fr.jobmarket.internal",
                "fr.jobmarket.statistics",
                "fr.jobmarket.referential",
                "fr.jobmarket.search",
                "fr.jobmarket.recommendation",
                "org.apache.lucene",
                "com.fasterxml.jackson");
    }

    @Test
    void searchKnowsNothingOfRecommendation() {
        check(noClasses()
                .that()
                .resideInAPackage("fr.jobmarket.search..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("fr.jobmarket.recommendation.."));
    }

    @Test
    void onlyWhatReadsProfilesCleansExceptThatInternshipsAreKnownByTheirTitles() {
        check(noClasses()
                .that()
                .resideInAPackage("fr.jobmarket.search..")
                .should()
                .dependOnClassesThat(resideInAPackage("fr.jobmarket.cleaning..").and(not(type(ContractParser.class)))));
    }

    /** A codec by the name of its version is one the next version only reads, and does not write. */
    @Test
    void namesNoVersionOfLucene() {
        check(noClasses()
                .should()
                .dependOnClassesThat()
                .haveNameMatching("org\\.apache\\.lucene\\..*\\.lucene\\d+\\..*"));
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
