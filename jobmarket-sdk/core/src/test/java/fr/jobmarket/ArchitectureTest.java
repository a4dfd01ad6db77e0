package fr.jobmarket;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import org.junit.jupiter.api.Test;

/** The layers of the core, in the order data flows. */
class ArchitectureTest {

    private static final JavaClasses CORE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_JARS)
            .withImportOption(location -> !location.contains("/simulator/"))
            .importPackages("fr.jobmarket");

    @Test
    void isPureJava() {
        check(noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.sql..", "javax.sql..", "io.micronaut..", "org.duckdb..", "ml.dmlc.."));
    }

    @Test
    void sourcesKnowNothingOfWhatIsMadeOfThem() {
        check(noClasses()
                .that()
                .resideInAPackage("fr.jobmarket.source..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "fr.jobmarket.cleaning..",
                        "fr.jobmarket.search..",
                        "fr.jobmarket.recommendation..",
                        "fr.jobmarket.candidate.."));
    }

    @Test
    void valuesKnowNoAlgorithm() {
        check(noClasses()
                .that()
                .resideInAnyPackage("fr.jobmarket.offer..", "fr.jobmarket.candidate..", "fr.jobmarket.statistics..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "fr.jobmarket.cleaning..", "fr.jobmarket.search..", "fr.jobmarket.recommendation.."));
    }

    @Test
    void cleaningKnowsNothingOfItsUsers() {
        check(noClasses()
                .that()
                .resideInAPackage("fr.jobmarket.cleaning..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "fr.jobmarket.search..", "fr.jobmarket.recommendation..", "fr.jobmarket.candidate.."));
    }

    @Test
    void searchKnowsNothingOfRecommendation() {
        check(noClasses()
                .that()
                .resideInAPackage("fr.jobmarket.search..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("fr.jobmarket.recommendation..", "fr.jobmarket.cleaning.."));
    }

    @Test
    void hasNoCycles() {
        check(slices().matching("fr.jobmarket.(*)..").should().beFreeOfCycles());
    }

    @Test
    void internalsStayInTheirRoom() {
        check(classes()
                .that()
                .resideInAPackage("..internal..")
                .should(onlyBeUsedBelowTheFolderThatHoldsThem())
                .allowEmptyShould(true));
    }

    @Test
    void libraryIsSilent() {
        check(NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS);
    }

    @Test
    void logsThroughSlf4j() {
        check(NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING);
    }

    private static void check(ArchRule rule) {
        rule.check(CORE);
    }

    private static ArchCondition<JavaClass> onlyBeUsedBelowTheFolderThatHoldsThem() {
        return new ArchCondition<>("only be used below the package that holds their internal package") {
            @Override
            public void check(JavaClass internal, ConditionEvents events) {
                String name = internal.getPackageName();
                String room = name.substring(0, name.indexOf(".internal"));
                internal.getDirectDependenciesToSelf().stream()
                        .filter(use -> !use.getOriginClass().getPackageName().startsWith(room))
                        .forEach(use -> events.add(SimpleConditionEvent.violated(use, use.getDescription())));
            }
        };
    }
}
