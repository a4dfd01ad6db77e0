package fr.jobmarket;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;

/** The layers of the core, in the order data flows. */
@AnalyzeClasses(packages = "fr.jobmarket", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule isPureJava = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.sql..", "javax.sql..", "io.micronaut..", "org.duckdb..", "ml.dmlc..");

    @ArchTest
    static final ArchRule sourcesKnowNothingOfWhatIsMadeOfThem = noClasses()
            .that()
            .resideInAPackage("fr.jobmarket.source..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "fr.jobmarket.cleaning..",
                    "fr.jobmarket.search..",
                    "fr.jobmarket.recommendation..",
                    "fr.jobmarket.candidate..");

    @ArchTest
    static final ArchRule valuesKnowNoAlgorithm = noClasses()
            .that()
            .resideInAnyPackage("fr.jobmarket.offer..", "fr.jobmarket.candidate..", "fr.jobmarket.statistics..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("fr.jobmarket.cleaning..", "fr.jobmarket.search..", "fr.jobmarket.recommendation..");

    @ArchTest
    static final ArchRule cleaningKnowsNothingOfItsUsers = noClasses()
            .that()
            .resideInAPackage("fr.jobmarket.cleaning..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("fr.jobmarket.search..", "fr.jobmarket.recommendation..", "fr.jobmarket.candidate..");

    @ArchTest
    static final ArchRule searchKnowsNothingOfRecommendation = noClasses()
            .that()
            .resideInAPackage("fr.jobmarket.search..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("fr.jobmarket.recommendation..", "fr.jobmarket.cleaning..");

    @ArchTest
    static final ArchRule hasNoCycles =
            slices().matching("fr.jobmarket.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule internalsStayInTheirRoom = classes()
            .that()
            .resideInAPackage("..internal..")
            .should(onlyBeUsedBelowTheFolderThatHoldsThem())
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule libraryIsSilent = NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;

    @ArchTest
    static final ArchRule logsThroughSlf4j = NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING;

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
