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

    @Test
    void everyPostCanBeSentAgain() {
        ArchitectureRules.assertPostsCanBeSentAgain("org.chuishao.catalogue", """
                POST /items/import | the same file again changes nothing
                POST /items/match | changes nothing
                POST /items/pre-check | changes nothing
                POST /organisations/divisions/import | the same file again changes nothing
                POST /organisations/import | the same file again changes nothing
                POST /service-points/import | the same file again changes nothing""");
    }
}
