package org.chuishao.reporting;

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

    @Test
    void everyPostCanBeSentAgain() {
        ArchitectureRules.assertPostsCanBeSentAgain("org.chuishao.reporting", """
                POST /policies/{version}/simulate | changes nothing""");
    }
}
