package org.chuishao.workstation.issue;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlaceTest {
    @ParameterizedTest
    @ValueSource(strings = {"马山路18号3栋", "马山路１８号 3栋", " 马山路18号，3栋。", "马山路18号（3栋）"})
    void oneAddressHoweverItIsTyped(String address) {
        assertEquals("马山路18号3栋", Place.of(address));
    }
}
