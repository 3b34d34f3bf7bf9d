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

    @Test
    void everyPostCanBeSentAgain() {
        ArchitectureRules.assertPostsCanBeSentAgain("org.chuishao.whistle", """
                POST /open311/v2/requests.json | takes a key, or knows its words again: Once
                POST /open311/v2/requests.xml | takes a key, or knows its words again: Once
                POST /webhooks/{id}/secret | another secret ends the one that was not heard, and no answer that holds one is kept
                POST /whistles/duplicates | changes nothing
                POST /whistles/{id}/attachments | takes a key where the file is kept: Attachments""");
    }
}
