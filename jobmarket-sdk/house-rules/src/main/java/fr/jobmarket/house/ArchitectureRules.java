package fr.jobmarket.house;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaType;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * What holds in every module. A module's {@code ArchitectureTest} extends this class, says what the module may use, and
 * adds the rules of its own.
 *
 * <p>The classes looked at are those the module itself was compiled to, without its tests.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class ArchitectureRules {

    private static final String HOUSE = "fr.jobmarket";
    private static final List<String> EVERYWHERE = List.of("java.", "org.jspecify.", "org.slf4j.");

    private final JavaClasses module =
            new ClassFileImporter().importPath(Path.of("target", "classes").toAbsolutePath());

    private final List<String> usable;

    /**
     * The rules for a module.
     *
     * @param usable the packages the module may use besides the JDK's, JSpecify's and SLF4J's, its own among them;
     *     each with what is below it
     */
    protected ArchitectureRules(String... usable) {
        this.usable = List.of(usable);
    }

    /** The classes of the module. */
    protected final JavaClasses module() {
        return module;
    }

    /** Checks a rule against the module's classes. */
    protected final void check(ArchRule rule) {
        rule.check(module);
    }

    @Test
    void usesOnlyWhatItMay() {
        check(classes().should(new ArchCondition<JavaClass>("use only " + usable) {
            @Override
            public void check(JavaClass user, ConditionEvents events) {
                user.getDirectDependenciesFromSelf().stream()
                        .filter(use -> !mayUse(use.getTargetClass().getBaseComponentType()))
                        .forEach(use -> events.add(SimpleConditionEvent.violated(use, use.getDescription())));
            }
        }));
    }

    private boolean mayUse(JavaClass used) {
        String name = used.getPackageName();
        return name.isEmpty()
                || EVERYWHERE.stream().anyMatch((name + ".")::startsWith)
                || usable.stream().anyMatch(room -> isIn(room, name));
    }

    @Test
    void hasNoCycles() {
        check(slices().matching(HOUSE + ".(*)..").should().beFreeOfCycles().allowEmptyShould(true));
    }

    @Test
    void internalsStayInTheirRoom() {
        check(classes().should(new ArchCondition<JavaClass>("use internals only below the package that holds them") {
            @Override
            public void check(JavaClass user, ConditionEvents events) {
                user.getDirectDependenciesFromSelf().stream()
                        .filter(use -> isInternal(use.getTargetClass()))
                        .filter(use -> !isIn(room(use.getTargetClass()), user.getPackageName()))
                        .filter(use -> !isLent(use.getTargetClass().getPackageName(), user.getPackageName()))
                        .forEach(use -> events.add(SimpleConditionEvent.violated(use, use.getDescription())));
            }
        }));
    }

    /** Whether an internal package is for another room of the module as well; none is unless the module says so. */
    protected boolean isLent(String internalPackage, String user) {
        return false;
    }

    @Test
    protected void noSignatureNamesAnInternalType() {
        check(classes()
                .that(DescribedPredicate.describe("are public", ArchitectureRules::isPublic))
                .should(new ArchCondition<JavaClass>("name no internal type in a public or protected signature") {
                    @Override
                    public void check(JavaClass type, ConditionEvents events) {
                        signatures(type)
                                .flatMap(named -> named.types()
                                        .flatMap(in -> in.getAllInvolvedRawTypes().stream())
                                        .map(JavaClass::getBaseComponentType)
                                        .filter(ArchitectureRules::isInternal)
                                        .map(internal -> named.by() + " names " + internal.getName()))
                                .distinct()
                                .forEach(wrong -> events.add(SimpleConditionEvent.violated(type, wrong)));
                    }
                })
                .allowEmptyShould(true));
    }

    private record Signature(String by, Stream<JavaType> types) {}

    private static Stream<Signature> signatures(JavaClass type) {
        Stream<JavaType> above = Stream.concat(type.getInterfaces().stream(), type.getSuperclass().stream());
        Stream<Signature> members = type.getMembers().stream()
                .filter(ArchitectureRules::isOffered)
                .map(member -> new Signature(member.getFullName(), types(member)));
        return Stream.concat(Stream.of(new Signature(type.getName(), above)), members);
    }

    private static Stream<JavaType> types(JavaMember member) {
        if (member instanceof JavaCodeUnit code) {
            Stream<JavaType> thrown = code.getExceptionTypes().stream().map(JavaType.class::cast);
            return Stream.of(code.getParameterTypes().stream(), Stream.of(code.getReturnType()), thrown)
                    .flatMap(types -> types);
        }
        return member instanceof JavaField field ? Stream.of(field.getType()) : Stream.empty();
    }

    private static boolean isOffered(JavaMember member) {
        Set<JavaModifier> modifiers = member.getModifiers();
        return (modifiers.contains(JavaModifier.PUBLIC) || modifiers.contains(JavaModifier.PROTECTED))
                && !modifiers.contains(JavaModifier.SYNTHETIC);
    }

    /** Whether importing teams can name this type: public, as all that enclose it, and outside {@code internal}. */
    protected static boolean isPublic(JavaClass type) {
        return type.getModifiers().contains(JavaModifier.PUBLIC)
                && !type.getModifiers().contains(JavaModifier.SYNTHETIC)
                && type.getEnclosingClass().map(ArchitectureRules::isPublic).orElse(true)
                && !isInternal(type)
                && !type.getSimpleName().equals("package-info");
    }

    private static boolean isInternal(JavaClass type) {
        return isIn(HOUSE, type.getPackageName()) && (type.getPackageName() + ".").contains(".internal.");
    }

    private static String room(JavaClass internal) {
        String name = internal.getPackageName() + ".";
        return name.substring(0, name.indexOf(".internal."));
    }

    private static boolean isIn(String room, String packageName) {
        return packageName.equals(room) || packageName.startsWith(room + ".");
    }
}
