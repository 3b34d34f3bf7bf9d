package org.chuishao.local.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class RegistersTest {
    @Test
    void aFewItemsFallUnderPowersOfStreetsAndTheOthersSayNothingOfThem() {
        var powers = Registers.items().stream()
                .filter(item -> item.containsKey("streetPower"))
                .collect(Collectors.toMap(item -> item.get("code"), item -> item.get("streetPower")));
        assertEquals(Map.of("DG-010212", "MANAGEMENT", "DG-010301", "PLANNING", "DG-010601", "CONSENT"), powers);
        var consent = Registers.items().stream()
                .filter(item -> item.containsKey("consentRequired"))
                .collect(Collectors.toMap(item -> item.get("code"), item -> item.get("consentRequired")));
        assertEquals(Map.of("DG-010301", true, "DG-010601", true), consent);
        for (var item : Registers.items()) assertFalse(item.containsValue(""), () -> item.get("code") + " has a blank");
    }
}
