package org.chuishao.kernel.testing;

import static com.tngtech.archunit.base.DescribedPredicate.alwaysTrue;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import jakarta.persistence.Entity;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.POST;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.chuishao.kernel.idempotency.Idempotent;
import org.chuishao.kernel.privacy.Sealed;
import org.chuishao.kernel.privacy.SealedResident;
import org.chuishao.kernel.time.Shanghai;
import org.eclipse.microprofile.config.ConfigProvider;

/** What architecture.md says of the code, checked by every service over its own. */
public final class ArchitectureRules {
    private static final String NO_NAME = ".*(Service|Manager|Impl|Util|Utils|Helper|Dto|DTO|Base)";

    static final ArchRule RULES_KNOW_NO_FRAMEWORK = noClasses()
            .that()
            .resideInAnyPackage("..lifecycle..", "..scoring..", "..clock..", "..calendar..", "..match..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "jakarta..", "io.quarkus..", "io.smallrye..", "io.vertx..", "org.hibernate..", "org.eclipse..")
            .because("rules run without a container, a million at a time")
            .allowEmptyShould(true);

    static final ArchRule NAMES_SAY_SOMETHING = noClasses()
            .should()
            .haveNameMatching(NO_NAME)
            .because("a name ends in Resource, Listener, Job, Rules, Request, View, or in nothing");

    static final ArchRule WHAT_FAILS_IS_ROLLED_BACK = methods()
            .should(new ArchCondition<>("throw nothing that commits") {
                @Override
                public void check(JavaMethod method, ConditionEvents events) {
                    if (!commitsThoughItFailed(method)) return;
                    events.add(SimpleConditionEvent.violated(method, method.getFullName() + " may commit half of it"));
                }
            })
            .because("a transaction is rolled back for unchecked exceptions only, unless it says otherwise")
            .allowEmptyShould(true);

    static final ArchRule MOMENTS_ARE_SHOWN_BY_ONE_CLOCK = noClasses()
            .that()
            .areNotAssignableTo(Shanghai.class)
            .should()
            .callMethod(Instant.class, "atZone", ZoneId.class)
            .orShould()
            .callMethod(OffsetDateTime.class, "ofInstant", Instant.class, ZoneId.class)
            .orShould()
            .callMethod(LocalDate.class, "ofInstant", Instant.class, ZoneId.class)
            .orShould()
            .callMethod(LocalDate.class, "atStartOfDay", ZoneId.class)
            .because("which day a moment belongs to is kernel/time/Shanghai's to say")
            .allowEmptyShould(true);

    private static boolean commitsThoughItFailed(JavaMethod method) {
        var transaction = method.tryGetAnnotationOfType(Transactional.class)
                .or(() -> method.getOwner().tryGetAnnotationOfType(Transactional.class));
        return transaction
                        .filter(of -> of.value() != Transactional.TxType.NOT_SUPPORTED)
                        .isPresent()
                && method.getModifiers().contains(JavaModifier.PUBLIC)
                && method.getExceptionTypes().stream()
                        .anyMatch(thrown -> !thrown.isAssignableTo(RuntimeException.class))
                && !List.of(transaction.get().rollbackOn()).contains(Exception.class);
    }

    private ArchitectureRules() {}

    /** @param entityPackages where this service's tables are mapped: packages of its own that do hold entities */
    public static void assertHold(String rootPackage, String... entityPackages) {
        var code = own(rootPackage);
        RULES_KNOW_NO_FRAMEWORK.check(code);
        NAMES_SAY_SOMETHING.check(code);
        WHAT_FAILS_IS_ROLLED_BACK.check(code);
        MOMENTS_ARE_SHOWN_BY_ONE_CLOCK.check(code);
        servicesKeepApart("org.chuishao").check(code);
        entitiesOnlyIn(rootPackage, entityPackages).check(code);
        assertEquals(
                seals(code),
                ConfigProvider.getConfig()
                        .getOptionalValue("chuishao.privacy.required", Boolean.class)
                        .orElse(false),
                "who seals says chuishao.privacy.required, or production starts without the key");
        for (var name : entityPackages)
            if (code.stream()
                    .noneMatch(c -> c.isAnnotatedWith(Entity.class)
                            && c.getPackageName().equals(rootPackage + "." + name)))
                throw new AssertionError(rootPackage + "." + name + " holds no entity");
    }

    private static boolean seals(JavaClasses code) {
        return code.stream()
                .filter(c -> !c.getPackageName().equals(Sealed.class.getPackageName()))
                .flatMap(c -> c.getDirectDependenciesFromSelf().stream())
                .map(Dependency::getTargetClass)
                .anyMatch(c -> c.isEquivalentTo(Sealed.class) || c.isEquivalentTo(SealedResident.class));
    }

    /**
     * Whoever got no answer to a POST may send it again.
     *
     * @param others each POST that takes no key, and why it needs none: {@code POST /items/match | changes nothing}
     */
    public static void assertPostsCanBeSentAgain(String rootPackage, String others) {
        var listed = new TreeSet<String>();
        others.lines().forEach(line -> listed.add(line.split(" \\| ")[0]));
        assertEquals(listed, postsWithoutKey(own(rootPackage)), "POSTs without @Idempotent");
    }

    static Set<String> postsWithoutKey(JavaClasses code) {
        return Operations.in(
                code,
                method -> method.isAnnotationPresent(POST.class)
                        && !method.isAnnotationPresent(Idempotent.class)
                        && !method.getDeclaringClass().isAnnotationPresent(Idempotent.class));
    }

    static JavaClasses own(String rootPackage) {
        return new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages(rootPackage);
    }

    /** Each knows the kernel, and nobody else: they speak through events. */
    static ArchRule servicesKeepApart(String rootPackage) {
        return slices().matching(rootPackage + ".(*)..")
                .should()
                .notDependOnEachOther()
                .ignoreDependency(alwaysTrue(), resideInAPackage(rootPackage + ".kernel.."))
                .allowEmptyShould(true);
    }

    static ArchRule entitiesOnlyIn(String rootPackage, String... packages) {
        return classes()
                .that()
                .areAnnotatedWith(Entity.class)
                .should()
                .resideInAnyPackage(
                        Arrays.stream(packages).map(p -> rootPackage + "." + p).toArray(String[]::new))
                .allowEmptyShould(true);
    }
}
