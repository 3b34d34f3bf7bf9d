package org.chuishao.catalogue;

import org.chuishao.kernel.testing.ArchitectureRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    @Test
    void theHouseRulesHold() {
        ArchitectureRules.assertHold(
                "org.chuishao.catalogue",
                "admission",
                "certificate",
                "delegation",
                "item",
                "organisation",
                "roster",
                "servicepoint",
                "standing");
    }
}
