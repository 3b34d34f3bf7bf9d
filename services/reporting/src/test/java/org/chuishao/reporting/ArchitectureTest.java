package org.chuishao.reporting;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.time.Clock;
import org.chuishao.kernel.testing.ArchitectureRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    @Test
    void theHouseRulesHold() {
        ArchitectureRules.assertHold(
                "org.chuishao.reporting",
                "assignment",
                "ruling",
                "timer",
                "ledger",
                "reference",
                "sheet",
                "appeal",
                "adjustment",
                "card");
    }

    /** A deed has its instant from the move: with a look of its own a limit could end in between. */
    @Test
    void aMoveLooksAtTheClockOnce() {
        noClasses()
                .that()
                .resideInAnyPackage("..duty..", "..dispute..", "..relief..")
                .should()
                .dependOnClassesThat()
                .areAssignableTo(Clock.class)
                .check(new ClassFileImporter().importPackages("org.chuishao.reporting"));
    }

    @Test
    void everyPostCanBeSentAgain() {
        ArchitectureRules.assertPostsCanBeSentAgain("org.chuishao.reporting", """
                POST /policies/{version}/simulate | changes nothing""");
    }
}
