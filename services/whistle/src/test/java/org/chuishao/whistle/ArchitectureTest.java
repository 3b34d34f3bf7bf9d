package org.chuishao.whistle;

import org.chuishao.kernel.testing.ArchitectureRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    @Test
    void theHouseRulesHold() {
        ArchitectureRules.assertHold(
                "org.chuishao.whistle",
                "attachment",
                "casefile",
                "centre",
                "reference",
                "resident",
                "signal",
                "webhook");
    }
}
