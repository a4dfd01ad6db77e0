package fr.jobmarket.gateway;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import fr.jobmarket.house.ArchitectureRules;
import jakarta.transaction.Transactional;
import java.util.HashSet;
import java.util.Set;
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
                "io.opentelemetry",
                "jakarta",
                "javax.annotation.concurrent",
                "javax.sql",
                "javax.xml.stream",
                "com.fasterxml.jackson",
                "com.nimbusds",
                "com.nulabinc.zxcvbn",
                "com.password4j",
                "picocli",
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

    /** A transaction keeps a connection, and hashing takes long on purpose: a few sign-ins would leave nobody any. */
    @Test
    void noPasswordIsHashedWithinATransaction() {
        check(methods().that().areAnnotatedWith(Transactional.class).should(hashNoPassword()));
    }

    private static ArchCondition<JavaMethod> hashNoPassword() {
        return new ArchCondition<>("hash no password, by whatever they call either") {
            @Override
            public void check(JavaMethod method, ConditionEvents events) {
                if (reaches(method, new HashSet<>())) {
                    events.add(SimpleConditionEvent.violated(method, method.getFullName() + " hashes a password"));
                }
            }
        };
    }

    private static boolean reaches(JavaCodeUnit from, Set<JavaCodeUnit> seen) {
        return seen.add(from)
                && (from.getOwner().getName().equals(GATEWAY + "account.PasswordHasher")
                        || from.getMethodCallsFromSelf().stream()
                                .flatMap(call -> call.getTarget().resolveMember().stream())
                                .anyMatch(called -> reaches(called, seen)));
    }

    @Test
    void subjectsFormNoCycle() {
        check(slices().matching(GATEWAY + "(*)..").should().beFreeOfCycles());
    }

    @ParameterizedTest
    @CsvSource({
        "http, account manual offer activity recommendation statistics dash me job release documentation",
        "key, account manual offer activity recommendation statistics dash me job release documentation",
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
