package org.chuishao.workstation;

import org.chuishao.kernel.testing.ArchitectureRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    @Test
    void theHouseRulesHold() {
        ArchitectureRules.assertHold(
                "org.chuishao.workstation",
                "station",
                "whistle",
                "grid",
                "meeting",
                "platform",
                "activity",
                "issue",
                "appointment",
                "member",
                "profile",
                "sharing");
    }

    @Test
    void everyPostCanBeSentAgain() {
        ArchitectureRules.assertPostsCanBeSentAgain("org.chuishao.workstation", """
                POST /activities/import | the same file again changes nothing
                POST /workstations/import | the same file again changes nothing
                POST /workstations/{code}/members/import | the same file again changes nothing""");
    }
}
