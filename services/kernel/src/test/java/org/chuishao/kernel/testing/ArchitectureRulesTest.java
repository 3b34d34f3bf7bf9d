package org.chuishao.kernel.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The kernel keeps the rules; what is planted breaks each of them. */
class ArchitectureRulesTest {
    private static final String PLANTED = "org.chuishao.kernel.testing.planted";
    private static final JavaClasses BROKEN = new ClassFileImporter().importPackages(PLANTED);

    @Test
    void theKernelKeepsThem() {
        ArchitectureRules.assertHold("org.chuishao.kernel");
    }

    @Test
    void aRuleThatKnowsAFrameworkIsSeen() {
        isSeen(ArchitectureRules.RULES_KNOW_NO_FRAMEWORK, "InjectedRule");
    }

    @Test
    void aNameThatSaysNothingIsSeen() {
        isSeen(ArchitectureRules.NAMES_SAY_SOMETHING, "WhistleService");
    }

    @Test
    void aTransactionThatMayCommitHalfIsSeen() {
        isSeen(ArchitectureRules.WHAT_FAILS_IS_ROLLED_BACK, "HalfDone.write()");
        var failure =
                assertThrows(AssertionError.class, () -> ArchitectureRules.WHAT_FAILS_IS_ROLLED_BACK.check(BROKEN));
        assertTrue(!failure.getMessage().contains("HalfDone.read"), failure::getMessage);
    }

    @ParameterizedTest
    @ValueSource(strings = {"time", "shown", "day", "midnight"})
    void aClockOfItsOwnIsSeen(String reading) {
        isSeen(ArchitectureRules.MOMENTS_ARE_SHOWN_BY_ONE_CLOCK, "OwnClock." + reading + "(");
    }

    @Test
    void aServiceThatKnowsAnotherIsSeen() {
        isSeen(ArchitectureRules.servicesKeepApart(PLANTED), "planted.reporting.Score");
    }

    @Test
    void aStrayEntityIsSeen() {
        isSeen(ArchitectureRules.entitiesOnlyIn(PLANTED, "casefile"), "StrayRow");
    }

    @Test
    void anEntityPackageWithoutEntitiesIsSeen() {
        assertThrows(
                AssertionError.class, () -> ArchitectureRules.assertHold("org.chuishao.kernel", "outbox", "inbox"));
    }

    @Test
    void aPostThatTakesNoKeyIsSeen() {
        var letters = new ClassFileImporter().importPackages("org.chuishao.kernel.testing.input.planted");
        assertEquals(Set.of("POST /letters"), ArchitectureRules.postsWithoutKey(letters));
        var notes = new ClassFileImporter().importPackages("org.chuishao.kernel.wire");
        assertEquals(Set.of(), ArchitectureRules.postsWithoutKey(notes));
    }

    private static void isSeen(ArchRule rule, String culprit) {
        var failure = assertThrows(AssertionError.class, () -> rule.check(BROKEN));
        assertTrue(failure.getMessage().contains(culprit), failure::getMessage);
    }
}
