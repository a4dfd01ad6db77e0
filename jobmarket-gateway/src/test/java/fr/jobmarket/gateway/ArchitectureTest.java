package fr.jobmarket.gateway;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import fr.jobmarket.house.ArchitectureRules;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One package for each subject; a subject knows only those before it. */
class ArchitectureTest extends ArchitectureRules {

    private static final String GATEWAY = "fr.jobmarket.gateway.";

    ArchitectureTest() {
        super(
                "fr.jobmarket",
                "io.micronaut",
                "io.swagger.v3.oas",
                "io.micrometer",
                "io.netty",
                "jakarta",
                "javax.sql",
                "javax.xml.stream",
                "com.fasterxml.jackson",
                "com.nimbusds",
                "com.nulabinc.zxcvbn",
                "com.password4j",
                "org.reactivestreams",
                "reactor");
    }

    /** The server is Micronaut's choice; only how connections end is said to it in its own terms. */
    @Test
    void onlyWhatSpeaksHttpKnowsTheServer() {
        check(noClasses()
                .that()
                .resideOutsideOfPackage(GATEWAY + "http..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.netty.."));
    }

    @Test
    void subjectsFormNoCycle() {
        check(slices().matching(GATEWAY + "(*)..").should().beFreeOfCycles());
    }

    @ParameterizedTest
    @CsvSource({
        "http, account manual offer activity recommendation statistics dash me job release documentation",
        "account, manual offer activity recommendation statistics dash me job",
        "manual, offer activity recommendation statistics dash me job",
        "offer, activity recommendation statistics dash me job",
        "activity, recommendation statistics dash me job",
        "recommendation, statistics dash me job",
        "statistics, account manual offer activity recommendation dash me job",
        "job, manual offer activity recommendation statistics dash me"
    })
    void aSubjectKnowsOnlyThoseBeforeIt(String subject, String later) {
        String[] packages =
                Stream.of(later.split(" ")).map(name -> GATEWAY + name + "..").toArray(String[]::new);
        check(noClasses()
                .that()
                .resideInAPackage(GATEWAY + subject + "..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(packages));
    }
}
